package io.claimway.postgres.proof;

import java.util.List;

/**
 * The promises of SPEC §9, each one query in a resource of its name, in the order in which they are
 * printed: claims before money, what any row is held to last.
 */
public final class Invariants {
  private static final String CLAIMS =
      "select count(*) from scope_claim join claim.claim using (claim_id)";
  private static final String SESSIONS =
      "select count(*) from scope_session join claim.session_state using (session_id)";
  private static final String OUTBOUND =
      "select count(*) from exchange.outbound_file join scope_run using (run_id)";
  private static final String TRANSFERS =
      "select coalesce(sum(to_seq - from_seq + 1), 0) from scope_block where block is not null";
  private static final String PAID =
      "select coalesce(sum(amount_cents), 0) from scope_payment join remit.payment using"
          + " (payment_id)";

  /** All of them. */
  public static final List<Invariant> ALL =
      List.of(
          byRun(
              "record-in-one-disposition",
              "records",
              "select count(*) from fact.receipt join scope_run using (run_id)"),
          byRun(
              "facts-equal-receipts",
              "facts",
              "select count(*) from phi.fact_version join scope_run using (run_id)"),
          byRun(
              "inbound-files-are-accounted-for",
              "files",
              "select count(*) from exchange.inbound_file join scope_run using (run_id)"),
          bySession("session-in-one-lineage-or-hold", "sessions", SESSIONS),
          bySession("session-status-told", "sessions", SESSIONS),
          byClaim("claims-equal-their-sessions", "claims", CLAIMS),
          byClaim(
              "claim-version-in-one-file",
              "filed claims",
              "select count(*) from scope_claim join exchange.filed_claim using (claim_id)"),
          byRun(
              "files-equal-their-claims",
              "cents",
              "select coalesce(sum(charge_cents), 0) from exchange.outbound_file join scope_run"
                  + " using (run_id) where kind = '837P'"),
          byRun("files-are-accounted-for", "files", OUTBOUND),
          byClaim(
              "numbers-used-once",
              "numbers",
              "select count(*) from scope_claim join claim.version using (claim_id)"),
          byRun("counters-equal-numbers", "counters", "select count(*) from run.counter"),
          byClaim("replays-as-planned", "claims", CLAIMS),
          byClaim(
              "state-equals-events",
              "claims",
              "select count(*) from scope_claim join claim.state using (claim_id)"),
          byClaim(
              "charge-is-conserved",
              "cents",
              "select coalesce(sum(t.amount_cents), 0) from scope_claim join ledger.transfer t"
                  + " using (claim_id) join ledger.account c on c.account_id = t.credit"
                  + " where c.kind = 'gross-charges'"),
          byClaim("receivables-not-negative", "claims", CLAIMS),
          byBlock("hash-chain-holds", "transfers", TRANSFERS),
          byBlock("posting-keys-equal-transfers", "transfers", TRANSFERS),
          byBlock(
              "account-sums-equal-transfers",
              "cents",
              "select coalesce(sum(b.cents), 0) from scope_block join ledger.block b using"
                  + " (block)"),
          Invariant.named(
              "accounts-are-of-their-kind",
              ScopeKey.ACCOUNT,
              "accounts",
              "select count(*) from scope_account"),
          byBlock("entities-keep-their-books", "transfers", TRANSFERS),
          byBlock("mirrors-undo-once", "transfers", TRANSFERS),
          byRun(
              "control-totals-balance",
              "stages",
              "select count(*) from run.publication join scope_run using (run_id)"),
          byRun(
              "finished-runs-are-whole",
              "runs",
              "select count(*) from run.run join scope_run using (run_id) where state ="
                  + " 'FINISHED'"),
          byRun(
              "outgoing-events-in-order",
              "events",
              "select count(*) from run.outbox join scope_run using (run_id)"),
          byPayment("payments-are-whole", "cents", PAID),
          byPayment("adjudications-balance", "cents", PAID),
          byPayment("transfers-equal-decisions", "cents", PAID),
          byPayment("registers-equal-accounts", "cents", PAID),
          byPayment("suspense-equals-open-items", "cents", PAID),
          byClaim("denied-equals-open-denials", "claims", CLAIMS),
          byPayment("clearing-per-trace", "cents", PAID),
          byRun(
              "statements-chain",
              "statements",
              "select count(*) from deposit.statement join scope_run using (run_id)"),
          byRun(
              "cash-equals-bank",
              "cents",
              "select coalesce(sum(amount_cents), 0) from deposit.line"),
          byRun(
              "bank-lines-are-booked",
              "cents",
              "select coalesce(sum(amount_cents), 0) from deposit.line join scope_run using (run_id)"),
          bySession("earnings-equal-sessions", "sessions", SESSIONS),
          byRun(
              "earnings-are-booked",
              "cents",
              "select coalesce(sum(cents), 0) from payout.earning join scope_run using (run_id)"),
          byRun(
              "payouts-equal-payables",
              "cents",
              "select coalesce(sum(cents), 0) from payout.payout"),
          byRun("payouts-come-as-far-as-booked", "payouts", "select count(*) from payout.payout"),
          Invariant.named(
              "rows-as-their-run-left-them",
              ScopeKey.SEALED_RUN,
              "rows",
              "select coalesce(sum(cardinality(digests)), 0) from scope_sealed join proof.seal"
                  + " using (run_id)"));

  private Invariants() {}

  private static Invariant byRun(String name, String unit, String figure) {
    return Invariant.named(name, ScopeKey.RUN, unit, figure);
  }

  private static Invariant byClaim(String name, String unit, String figure) {
    return Invariant.named(name, ScopeKey.CLAIM, unit, figure);
  }

  private static Invariant bySession(String name, String unit, String figure) {
    return Invariant.named(name, ScopeKey.SESSION, unit, figure);
  }

  private static Invariant byPayment(String name, String unit, String figure) {
    return Invariant.named(name, ScopeKey.PAYMENT, unit, figure);
  }

  private static Invariant byBlock(String name, String unit, String figure) {
    return Invariant.named(name, ScopeKey.BLOCK, unit, figure);
  }
}
