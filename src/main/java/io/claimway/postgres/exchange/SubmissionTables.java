package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.run.ControlTotals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Claim files at the door: the last checks, and what delivery does to claims and the book. */
public final class SubmissionTables {

  private static final String WITHHOLD = Sql.read(SubmissionTables.class, "submit-withhold-files");

  private static final String LEAVING = Sql.read(SubmissionTables.class, "submit-leaving-claims");

  private static final String EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select l.claim_id, s.last_seq + 1, l.version, case l.state when 'DELIVERED' then 'SUBMITTED' else 'WITHHELD' end, 'RUN',
             null, coalesce(l.name, 'withheld'), ?, ?
        from submit_leaving l join claim.state s using (claim_id) order by l.claim_id
      """;

  private static final String STATES =
      """
      update claim.state s set state = case l.state when 'DELIVERED' then 'SUBMITTED' else 'WITHHELD' end,
             codes = null, last_seq = s.last_seq + 1, since = ?
        from submit_leaving l where l.claim_id = s.claim_id
      """;

  private static final String POSTINGS = Sql.read(SubmissionTables.class, "submit-postings");

  private static final String WITHHELD_ITEMS =
      Sql.read(SubmissionTables.class, "submit-withheld-items");

  private SubmissionTables() {}

  /** Withholds rendered files of a run that fail the last checks; answers how many. */
  public static int withhold(Connection connection, String runId) throws SQLException {
    return Rows.change(connection, WITHHOLD, runId, runId);
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
    LedgerBook.open(tx.connection());
    tx.execute(POSTINGS, tx.run().businessDate(), tx.run().businessDate());
    LedgerBook.post(tx);
    tx.execute(WITHHELD_ITEMS, run, tx.run().businessDate(), run);
    return List.of(
        totals(tx, "claims", "select state, charge_cents from submit_leaving"),
        totals(
            tx,
            "files",
            "select state, charge_cents from exchange.outbound_file where run_id = '%s' and kind = '837P'"
                .formatted(run)));
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
