package io.claimway.postgres.payout;

import io.claimway.claim.Disposition;
import io.claimway.payout.Earning;
import io.claimway.payout.EarningRule;
import io.claimway.payout.SessionPay;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What sessions have earned their practices, each change an entry of its own, as {@link
 * EarningRule} decides it over a stream of sessions.
 */
public final class EarningTables {
  private static final String SESSIONS = Sql.read(EarningTables.class, "session-pay");

  private static final String LEFT_BEHIND = Sql.read(EarningTables.class, "left-behind");

  private static final String PAID_NOTHING =
      "select distinct ?, l.session_id from payout.line l where l.payout_id = any (?)"
          + " and not exists (select from payout.earning e where e.session_id = l.session_id and e.payout_id is not null)";

  /** Changes that are in memory at once, before they are copied. */
  private static final int COPIED_AT_ONCE = 10_000;

  private final PublishingTransaction tx;
  private final List<Earning> changes = new ArrayList<>();
  private final List<WorkItem> overpaid = new ArrayList<>();
  private Accrued accrued = new Accrued(0, 0, 0);

  private EarningTables(PublishingTransaction tx) {
    this.tx = tx;
  }

  /**
   * What a night's sessions have earned.
   *
   * @param overpaid sessions that lost what is paid already
   */
  public record Accrued(long sessions, long cents, long overpaid) {

    /** With the changes of one session. */
    private Accrued plus(List<Earning> session) {
      return new Accrued(
          sessions + (session.stream().anyMatch(change -> change.cents() != 0) ? 1 : 0),
          cents + session.stream().mapToLong(Earning::cents).sum(),
          overpaid + (session.stream().anyMatch(change -> change.overpaidCents() > 0) ? 1 : 0));
    }
  }

  /** An earning as it is stored. */
  private record EarningRow(
      String sessionId,
      int seq,
      String practiceId,
      String providerId,
      String billingEntity,
      LocalDate firstConfirmedOn,
      LocalDate serviceDate,
      long cents,
      String runId) {}

  /**
   * Stores what sessions have newly earned, or no longer earn, and adds its transfers to those that
   * the stage posts; a loss of what is already paid becomes a work item.
   */
  public static Accrued accrue(PublishingTransaction tx) throws SQLException {
    return accrue(tx, List.of());
  }

  /**
   * The same where payouts have let sessions go: what changed of these while they counted as paid
   * is made up for, and nobody need get back what was never paid.
   */
  public static Accrued accrue(PublishingTransaction tx, Collection<String> letGo)
      throws SQLException {
    Array payouts = Rows.texts(tx.connection(), letGo);
    EarningTables tables = new EarningTables(tx);
    Rows.forEach(
        tx.connection(),
        SESSIONS,
        EarningTables::session,
        tables::decide,
        tx.run().runId(),
        EarningRule.LOOKED_AT_EACH_NIGHT.name(),
        payouts,
        Rows.texts(tx.connection(), List.of()));
    tables.copy();
    tables.takeAlong(payouts);
    if (letGo.isEmpty()) {
      DueItems.open(tx, tables.overpaid);
    } else {
      DueItems.in(tx)
          .allUnder(PAID_NOTHING, WorkItemKind.PAYOUT_RECOUPMENT.name(), payouts)
          .add(tables.overpaid)
          .merge();
    }
    return tables.accrued;
  }

  /**
   * Sessions of payouts that wait for approval which would earn otherwise if they were decided on
   * now, each with what it should earn more.
   */
  static List<Earning> listChanged(Connection connection, Collection<String> waiting)
      throws SQLException {
    Array payouts = Rows.texts(connection, waiting);
    List<Earning> changed = new ArrayList<>();
    Rows.forEach(
        connection,
        SESSIONS,
        EarningTables::session,
        session ->
            EarningRule.decide(session).stream()
                .filter(change -> change.cents() != 0)
                .forEach(changed::add),
        "",
        "",
        payouts,
        payouts);
    return changed;
  }

  /** What was let go at a practice that the session has left is nobody's there any more. */
  private void takeAlong(Array letGo) throws SQLException {
    Map<String, Integer> last = new HashMap<>();
    changes.addAll(
        tx.query(
            LEFT_BEHIND,
            row -> {
              int seq =
                  last.merge(row.getString("session_id"), row.getInt("seq") + 1, (a, b) -> a + 1);
              return EarningRule.leftBehind(
                  new SessionPay(
                      row.getString("session_id"),
                      Disposition.CARRIED_OVER,
                      0,
                      false,
                      whose(row, "practice_id", "provider_id", "service_date"),
                      row.getObject("first_confirmed_on", LocalDate.class),
                      row.getString("billing_entity"),
                      SessionPay.Booked.NOTHING),
                  seq,
                  row.getLong("cents"));
            },
            letGo));
    copy();
  }

  private static SessionPay session(ResultSet row) throws SQLException {
    int lastSeq = row.getInt("seq");
    return new SessionPay(
        row.getString("session_id"),
        Disposition.valueOf(row.getString("disposition")),
        row.getLong("earned_cents"),
        row.getBoolean("pay_waits"),
        whose(row, "practice_id", "provider_id", "service_date"),
        row.getObject("first_confirmed_on", LocalDate.class),
        row.getString("claim_entity"),
        lastSeq == 0
            ? SessionPay.Booked.NOTHING
            : new SessionPay.Booked(
                lastSeq,
                row.getLong("cents"),
                row.getLong("unpaid"),
                row.getString("billing_entity"),
                whose(row, "booked_practice", "booked_provider", "booked_date")));
  }

  private static SessionPay.Whose whose(
      ResultSet row, String practice, String provider, String serviceDate) throws SQLException {
    return new SessionPay.Whose(
        row.getString(practice),
        row.getString(provider),
        row.getObject(serviceDate, LocalDate.class));
  }

  private void decide(SessionPay session) throws SQLException {
    List<Earning> decided = EarningRule.decide(session);
    accrued = accrued.plus(decided);
    changes.addAll(decided);
    if (changes.size() >= COPIED_AT_ONCE) {
      copy();
    }
  }

  private void copy() throws SQLException {
    List<Earning> earned = changes.stream().filter(change -> change.cents() != 0).toList();
    if (!earned.isEmpty()) {
      RecordCopy.all(
          tx.connection(),
          "payout.earning",
          EarningRow.class,
          earned.stream().map(this::row).toList());
      LedgerBook.add(
          tx.connection(),
          earned.stream().map(change -> change.transfer(tx.run().businessDate())).toList());
    }
    changes.stream()
        .filter(change -> change.overpaidCents() > 0)
        .forEach(change -> overpaid.add(change.recoupment()));
    changes.clear();
  }

  private EarningRow row(Earning change) {
    SessionPay session = change.session();
    return new EarningRow(
        session.sessionId(),
        change.seq(),
        session.whose().practiceId(),
        session.whose().providerId(),
        change.billingEntity(),
        session.firstConfirmedOn(),
        session.whose().serviceDate(),
        change.cents(),
        tx.run().runId());
  }
}
