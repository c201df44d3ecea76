package io.claimway.postgres.proof;

import io.claimway.postgres.Sql;
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
              "select count(*) from fact.receipt join scope_run using (run_id)",
              Sql.read(Invariants.class, "record-in-one-disposition")),
          byRun(
              "facts-equal-receipts",
              "facts",
              "select count(*) from phi.fact_version join scope_run using (run_id)",
              Sql.read(Invariants.class, "facts-equal-receipts")),
          byRun(
              "frozen-files-have-an-outcome",
              "objects",
              "select count(*) from exchange.inbound_object join scope_run using (run_id)",
              Sql.read(Invariants.class, "frozen-files-have-an-outcome")),
          byRun(
              "inbound-files-are-accounted-for",
              "files",
              "select count(*) from exchange.inbound_file join scope_run using (run_id)",
              Sql.read(Invariants.class, "inbound-files-are-accounted-for")),
          byRun(
              "entries-are-what-came",
              "entries",
              "select count(*) from remit.entry",
              Sql.read(Invariants.class, "entries-are-what-came")),
          bySession(
              "session-in-one-lineage-or-hold",
              "sessions",
              SESSIONS,
              Sql.read(Invariants.class, "session-in-one-lineage-or-hold")),
          bySession(
              "session-status-told",
              "sessions",
              SESSIONS,
              Sql.read(Invariants.class, "session-status-told")),
          byRun(
              "holds-equal-their-items",
              "holds",
              "select count(*) from claim.hold where released_run is null and owner <> 'TIME'",
              Sql.read(Invariants.class, "holds-equal-their-items")),
          byRun(
              "items-equal-their-trail",
              "events",
              "select count(*) from worklist.item_event join scope_run using (run_id)",
              Sql.read(Invariants.class, "items-equal-their-trail")),
          byClaim(
              "claims-equal-their-sessions",
              "claims",
              CLAIMS,
              Sql.read(Invariants.class, "claims-equal-their-sessions")),
          byClaim(
              "claim-version-in-one-file",
              "filed claims",
              "select count(*) from scope_claim join exchange.filed_claim using (claim_id)",
              Sql.read(Invariants.class, "claim-version-in-one-file")),
          byRun(
              "files-equal-their-claims",
              "cents",
              "select coalesce(sum(charge_cents), 0) from exchange.outbound_file join scope_run"
                  + " using (run_id) where kind = '837P'",
              Sql.read(Invariants.class, "files-equal-their-claims")),
          byRun(
              "files-are-accounted-for",
              "files",
              OUTBOUND,
              Sql.read(Invariants.class, "files-are-accounted-for")),
          byClaim(
              "numbers-used-once",
              "numbers",
              "select count(*) from scope_claim join claim.version using (claim_id)",
              Sql.read(Invariants.class, "numbers-used-once")),
          byRun(
              "counters-equal-numbers",
              "counters",
              "select count(*) from run.counter",
              Sql.read(Invariants.class, "counters-equal-numbers")),
          byClaim(
              "replays-as-planned",
              "claims",
              CLAIMS,
              Sql.read(Invariants.class, "replays-as-planned")),
          byClaim(
              "state-equals-events",
              "claims",
              "select count(*) from scope_claim join claim.state using (claim_id)",
              Sql.read(Invariants.class, "state-equals-events")),
          byClaim(
              "charge-is-conserved",
              "cents",
              "select coalesce(sum(t.amount_cents), 0) from scope_claim join ledger.transfer t"
                  + " using (claim_id) join ledger.account c on c.account_id = t.credit"
                  + " where c.kind = 'gross-charges'",
              Sql.read(Invariants.class, "charge-is-conserved")),
          byClaim(
              "receivables-not-negative",
              "claims",
              CLAIMS,
              Sql.read(Invariants.class, "receivables-not-negative")),
          byBlock(
              "hash-chain-holds",
              "transfers",
              TRANSFERS,
              Sql.read(Invariants.class, "hash-chain-holds")),
          byBlock(
              "posting-keys-equal-transfers",
              "transfers",
              TRANSFERS,
              Sql.read(Invariants.class, "posting-keys-equal-transfers")),
          byBlock(
              "account-sums-equal-transfers",
              "cents",
              "select coalesce(sum(b.cents), 0) from scope_block join ledger.block b using"
                  + " (block)",
              Sql.read(Invariants.class, "account-sums-equal-transfers")),
          Invariant.named(
              "accounts-are-of-their-kind",
              ScopeKey.ACCOUNT,
              "accounts",
              "select count(*) from scope_account",
              Sql.read(Invariants.class, "accounts-are-of-their-kind")),
          byBlock(
              "entities-keep-their-books",
              "transfers",
              TRANSFERS,
              Sql.read(Invariants.class, "entities-keep-their-books")),
          byBlock(
              "mirrors-undo-once",
              "transfers",
              TRANSFERS,
              Sql.read(Invariants.class, "mirrors-undo-once")),
          byRun(
              "control-totals-balance",
              "stages",
              "select count(*) from run.publication join scope_run using (run_id)",
              Sql.read(Invariants.class, "control-totals-balance")),
          byRun(
              "finished-runs-are-whole",
              "runs",
              "select count(*) from run.run join scope_run using (run_id) where state ="
                  + " 'FINISHED'",
              Sql.read(Invariants.class, "finished-runs-are-whole")),
          byRun(
              "outgoing-events-in-order",
              "events",
              "select count(*) from run.outbox join scope_run using (run_id)",
              Sql.read(Invariants.class, "outgoing-events-in-order")),
          byPayment(
              "payments-are-whole",
              "cents",
              PAID,
              Sql.read(Invariants.class, "payments-are-whole")),
          byPayment(
              "adjudications-balance",
              "cents",
              PAID,
              Sql.read(Invariants.class, "adjudications-balance")),
          byPayment(
              "transfers-equal-decisions",
              "cents",
              PAID,
              Sql.read(Invariants.class, "transfers-equal-decisions")),
          byPayment(
              "registers-equal-accounts",
              "cents",
              PAID,
              Sql.read(Invariants.class, "registers-equal-accounts")),
          byPayment(
              "suspense-equals-open-items",
              "cents",
              PAID,
              Sql.read(Invariants.class, "suspense-equals-open-items")),
          byPayment(
              "what-waits-is-undecided",
              "reported claims",
              "select count(*) from scope_payment join remit.claim using (payment_id) where state in"
                  + " ('SUSPENDED', 'WAITING')",
              Sql.read(Invariants.class, "what-waits-is-undecided")),
          byClaim(
              "denied-equals-open-denials",
              "claims",
              CLAIMS,
              Sql.read(Invariants.class, "denied-equals-open-denials")),
          byPayment(
              "clearing-per-trace",
              "cents",
              PAID,
              Sql.read(Invariants.class, "clearing-per-trace")),
          byRun(
              "statements-chain",
              "statements",
              "select count(*) from deposit.statement join scope_run using (run_id)",
              Sql.read(Invariants.class, "statements-chain")),
          byRun(
              "cash-equals-bank",
              "cents",
              "select coalesce(sum(amount_cents), 0) from deposit.line",
              Sql.read(Invariants.class, "cash-equals-bank")),
          byRun(
              "bank-lines-are-booked",
              "cents",
              "select coalesce(sum(amount_cents), 0) from deposit.line join scope_run using (run_id)",
              Sql.read(Invariants.class, "bank-lines-are-booked")),
          byRun(
              "card-events-are-booked",
              "events",
              "select count(*) from patient.payment join scope_run using (run_id)",
              Sql.read(Invariants.class, "card-events-are-booked")),
          byRun(
              "card-accounts-tie",
              "cents",
              "select coalesce(sum(cents), 0) from patient.payment where settlement_id is null",
              Sql.read(Invariants.class, "card-accounts-tie")),
          bySession(
              "client-balances-are-told",
              "sessions",
              "select count(*) from scope_session join patient.balance using (session_id)",
              Sql.read(Invariants.class, "client-balances-are-told")),
          bySession(
              "earnings-equal-sessions",
              "sessions",
              SESSIONS,
              Sql.read(Invariants.class, "earnings-equal-sessions")),
          byRun(
              "earnings-are-booked",
              "cents",
              "select coalesce(sum(cents), 0) from payout.earning join scope_run using (run_id)",
              Sql.read(Invariants.class, "earnings-are-booked")),
          byRun(
              "payouts-equal-payables",
              "cents",
              "select coalesce(sum(cents), 0) from payout.payout",
              Sql.read(Invariants.class, "payouts-equal-payables")),
          byRun(
              "payouts-come-as-far-as-booked",
              "payouts",
              "select count(*) from payout.payout",
              Sql.read(Invariants.class, "payouts-come-as-far-as-booked")),
          Invariant.named(
              "rows-as-their-run-left-them",
              ScopeKey.SEALED_RUN,
              "rows",
              "select coalesce(sum(cardinality(digests)), 0) from scope_sealed join proof.seal"
                  + " using (run_id)",
              Sql.read(Invariants.class, "rows-as-their-run-left-them")));

  private Invariants() {}

  private static Invariant byRun(String name, String unit, String figure, String breaks) {
    return Invariant.named(name, ScopeKey.RUN, unit, figure, breaks);
  }

  private static Invariant byClaim(String name, String unit, String figure, String breaks) {
    return Invariant.named(name, ScopeKey.CLAIM, unit, figure, breaks);
  }

  private static Invariant bySession(String name, String unit, String figure, String breaks) {
    return Invariant.named(name, ScopeKey.SESSION, unit, figure, breaks);
  }

  private static Invariant byPayment(String name, String unit, String figure, String breaks) {
    return Invariant.named(name, ScopeKey.PAYMENT, unit, figure, breaks);
  }

  private static Invariant byBlock(String name, String unit, String figure, String breaks) {
    return Invariant.named(name, ScopeKey.BLOCK, unit, figure, breaks);
  }
}
