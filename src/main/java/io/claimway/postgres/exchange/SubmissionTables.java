package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.ledger.AccountKind;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.remittance.DenialWriteOff;
import io.claimway.run.ControlTotals;
import io.claimway.submission.DeliveredClaim;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Claim files at the door: the last checks, and what delivery does to claims and the book. */
public final class SubmissionTables {

  private static final String WITHHOLD =
      Sql.read(SubmissionTables.class, "submit-withhold-files", ClaimState.FILED);

  private static final String WITHHOLD_AFTER_RESTORE =
      Sql.read(SubmissionTables.class, "submit-withhold-after-restore");

  private static final String LEAVING = Sql.read(SubmissionTables.class, "submit-leaving-claims");

  private static final String EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select l.claim_id, s.last_seq + 1, l.version, case l.state when 'DELIVERED' then :submitted else :withheld end, 'RUN',
             null, coalesce(l.name, 'withheld'), ?, ?
        from submit_leaving l join claim.state s using (claim_id) order by l.claim_id
      """,
          ClaimEvent.SUBMITTED,
          ClaimEvent.WITHHELD);

  private static final String STATES =
      Sql.with(
          """
      update claim.state s set state = case l.state when 'DELIVERED' then :submitted else :withheld end,
             codes = null, last_seq = s.last_seq + 1, since = ?
        from submit_leaving l where l.claim_id = s.claim_id
      """,
          ClaimState.SUBMITTED,
          ClaimState.WITHHELD);

  private static final String DELIVERED =
      Sql.read(SubmissionTables.class, "submit-delivered-claims", AccountKind.GROSS_CHARGES);
  private static final String DENIALS = Sql.read(SubmissionTables.class, "submit-denials");
  private static final int CLAIMS_AT_ONCE = 20_000;

  private static final String WITHHELD_ITEMS =
      Sql.read(SubmissionTables.class, "submit-withheld-items");

  /** The state of a file that was kept back, and of its claims. */
  private static final String WITHHELD = "WITHHELD";

  private SubmissionTables() {}

  /** Withholds rendered files of a run that fail the last checks; answers how many. */
  public static int withhold(Connection connection, String runId) throws SQLException {
    return Rows.change(connection, WITHHOLD, runId, runId)
        + Rows.change(connection, WITHHOLD_AFTER_RESTORE, runId);
  }

  /**
   * Books what was delivered and what was withheld, and answers the totals in claims and in files.
   */
  public static List<ControlTotals> submit(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    tx.execute(LEAVING, run);
    tx.execute("analyze submit_leaving");
    tx.execute(EVENTS, tx.run().businessDate(), run);
    tx.execute(STATES, tx.run().businessDate());
    Set<WorkItemKey> takenBack = book(tx);
    DueItems.in(tx)
        .allUnder(takenBack)
        .allOf(WorkItemKind.FILE_WITHHELD)
        .find(WITHHELD_ITEMS, WITHHELD, WITHHELD)
        .merge();
    return List.of(
        totals(tx, "claims", "select state, charge_cents from submit_leaving"),
        totals(
            tx,
            "files",
            "select state, charge_cents from exchange.outbound_file where run_id = '%s' and kind = '837P'"
                .formatted(run)));
  }

  /** Books what was delivered; answers the items of the denials that it takes back. */
  private static Set<WorkItemKey> book(PublishingTransaction tx) throws SQLException {
    Map<Long, List<Transfer>> denials =
        tx
            .query(
                DENIALS, BookedTransfers::read, Rows.texts(tx.connection(), DenialWriteOff.EVENTS))
            .stream()
            .collect(Collectors.groupingBy(denial -> denial.subject().claimId()));
    LocalDate day = tx.run().businessDate();
    Set<WorkItemKey> takenBack = new HashSet<>();
    Rows.inShares(
        tx.connection(),
        DELIVERED,
        row ->
            new DeliveredClaim(
                row.getString(3),
                row.getLong(1),
                row.getInt(2),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getLong(8),
                row.getLong(10),
                denials.getOrDefault(row.getLong(1), List.of()),
                row.getString(9)),
        CLAIMS_AT_ONCE,
        share -> {
          share.forEach(claim -> takenBack.addAll(claim.deniedItems()));
          LedgerBook.add(
              tx.connection(),
              share.stream().flatMap(claim -> claim.transfers(day).stream()).toList());
        });
    LedgerBook.post(tx);
    return takenBack;
  }

  private static ControlTotals totals(PublishingTransaction tx, String measure, String rows)
      throws SQLException {
    return tx.query(
            """
            select count(*), coalesce(sum(charge_cents), 0), count(*) filter (where state = 'DELIVERED'),
                   coalesce(sum(charge_cents) filter (where state = 'DELIVERED'), 0), count(*) filter (where state = 'WITHHELD'),
                   coalesce(sum(charge_cents) filter (where state = 'WITHHELD'), 0)
              from (%s) r
            """
                .formatted(rows),
            row ->
                ControlTotals.of(measure, row.getLong(1), row.getLong(2))
                    .out(row.getLong(3), row.getLong(4))
                    .held(row.getLong(5), row.getLong(6)))
        .get(0);
  }
}
