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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What sessions have earned their practices, each change an entry of its own, as {@link
 * EarningRule} decides it over a stream of sessions.
 */
public final class EarningTables {
  private static final String SESSIONS = Sql.read(EarningTables.class, "session-pay");

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
    EarningTables tables = new EarningTables(tx);
    Rows.forEach(
        tx.connection(),
        SESSIONS,
        EarningTables::session,
        tables::decide,
        tx.run().runId(),
        EarningRule.LOOKED_AT_EACH_NIGHT.name());
    tables.copy();
    DueItems.open(tx, tables.overpaid);
    return tables.accrued;
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
