package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimEvent;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.postgres.worklist.RejectedItems;
import io.claimway.run.ControlTotals;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies the answers of partners to files, transactions and claims, in an order that does not
 * depend on their arrival: of one night's answers to a claim, taking in comes first and refusal
 * last, and a refusal stands whatever comes later. Reads {@code staging.partner_answer}, {@code
 * payer_route} and {@code payee_key}.
 */
public final class AcknowledgementTables {

  private static final String ANSWERS =
      Sql.read(AcknowledgementTables.class, "acknowledge-answers");

  private static final String FILE_ANSWERS =
      Sql.read(AcknowledgementTables.class, "acknowledge-file-answers");

  private static final String KEEP_FILE_ANSWERS =
      """
      insert into exchange.file_answer (sha256, position, source, file_id, transaction_control, billing_entity, verdict, codes, run_id, business_date)
      select sha256, position, source, file_id, transaction_control, billing_entity, verdict, codes, ?, ? from acknowledge_answered_file
       where verdict in ('ACCEPTED', 'REJECTED') and (level <> 'PROVIDER' or verdict = 'REJECTED')
       order by sha256, position
      """;

  private static final String CLAIM_ANSWERS =
      Sql.read(
          AcknowledgementTables.class,
          "acknowledge-claim-answers",
          ClaimEvent.FILE_ACCEPTED,
          ClaimEvent.REJECTED,
          ClaimEvent.ACCEPTED,
          ClaimEvent.NOTED);

  private static final String DECIDED =
      Sql.read(AcknowledgementTables.class, "acknowledge-decided");

  private static final String EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select claim_id, last_seq + place, version, case when effective then kind else :noted end, source,
             case when effective then codes else concat_ws(' ', kind, codes) end, cause, ?, ?
        from acknowledge_decided order by claim_id, place
      """,
          ClaimEvent.NOTED);

  private static final String STATES = Sql.read(AcknowledgementTables.class, "acknowledge-states");

  private static final String UNRECONCILED =
      Sql.read(AcknowledgementTables.class, "acknowledge-unreconciled");

  private static final String UNRECONCILED_ITEMS =
      Sql.read(AcknowledgementTables.class, "acknowledge-unreconciled-items");

  private static final String UNMATCHED =
      Sql.read(AcknowledgementTables.class, "acknowledge-unmatched");

  private static final String UNMATCHED_ITEMS =
      Sql.read(AcknowledgementTables.class, "acknowledge-unmatched-items");

  private static final String UNREADABLE_ITEMS =
      Sql.read(AcknowledgementTables.class, "acknowledge-unreadable-items");

  private static final String FILES_HANDLED =
      """
      update exchange.inbound_file f
         set handled_run = ?, outcome = case when exists (select from acknowledge_answer a where a.sha256 = f.sha256) then 'APPLIED' else 'QUARANTINED' end
       where f.handled_run is null and f.kind in ('TA1', '999', '277CA', '277')
      """;

  private AcknowledgementTables() {}

  /** Applies what is staged; answers what came in and what of it spoke of something known. */
  public static List<ControlTotals> apply(PublishingTransaction tx) throws SQLException {
    String runId = tx.run().runId();
    Object day = tx.run().businessDate();
    tx.execute(ANSWERS);
    tx.execute("analyze acknowledge_answer");
    tx.execute(FILE_ANSWERS);
    tx.execute(KEEP_FILE_ANSWERS, runId, day);
    tx.execute(CLAIM_ANSWERS);
    tx.execute("analyze acknowledge_claim_answer");
    tx.execute(DECIDED);
    tx.execute("analyze acknowledge_decided");
    tx.execute(EVENTS, day, runId);
    tx.execute(STATES, day);
    RejectedItems.follow(tx);
    tx.execute("create index on acknowledge_answered_file (sha256, position)");
    tx.execute("create index on acknowledge_claim_answer (sha256, position)");
    tx.execute("analyze acknowledge_claim_answer");
    tx.execute(UNMATCHED);
    tx.execute(UNRECONCILED);
    DueItems.in(tx).find(UNMATCHED_ITEMS).find(UNREADABLE_ITEMS).find(UNRECONCILED_ITEMS).merge();
    tx.execute(FILES_HANDLED, runId);
    return totals(tx);
  }

  private static List<ControlTotals> totals(PublishingTransaction tx) throws SQLException {
    return tx.query(
        """
        select a.n, a.cents, u.n, u.cents
          from (select count(*) as n, coalesce(sum(charge_cents), 0) as cents from acknowledge_answer) a,
               (select count(*) as n, coalesce(sum(charge_cents), 0) as cents from acknowledge_unmatched) u
        """,
        row ->
            ControlTotals.of("answers", row.getLong(1), row.getLong(2))
                .out(row.getLong(1) - row.getLong(3), row.getLong(2) - row.getLong(4))
                .rejected(row.getLong(3), row.getLong(4)));
  }
}
