package io.claimway.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.postgres.ScratchPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small book that keeps every promise, and for each promise a change that breaks it and is caught
 * by name.
 */
class InvariantsIT {
  /** A promise, a change that breaks it, and what is named then; one a line. */
  private static final String BREAKAGES =
      """
      record-in-one-disposition | delete from claim.session_state where session_id = 'ses-2' | sessions-0@1
      facts-equal-receipts | update phi.fact_version set payload = convert_to('other', 'UTF8') where key = 'ses-1' | sessions/ses-1
      facts-equal-receipts | delete from phi.fact_version where key = 'ses-1' | sessions/ses-1
      inbound-files-are-accounted-for | insert into exchange.inbound_file values ('bank', 'other.bai', 'ab', 1, 'BAI2', 'nightly-2026-01-05', false, null, null) | bank/other.bai
      inbound-files-are-accounted-for | update exchange.inbound_file set outcome = 'QUARANTINED' where name = 'statement.bai' | bank/statement.bai
      frozen-files-have-an-outcome | delete from exchange.inbound_object where name = 'payment.835' | clearpath/payment.835
      frozen-files-have-an-outcome | update exchange.inbound_object set sha256 = 'ab' where name = 'statement.bai' | bank/statement.bai
      frozen-files-have-an-outcome | insert into exchange.inbound_object values ('nightly-2026-01-05', 'bank', 'lost.bai', '', 9, 'GONE', 'it was deleted', null) | bank/lost.bai
      entries-are-what-came | insert into exchange.inbound_file values ('entered', 'x.835', 'ab', 1, '835', 'nightly-2026-01-05', false, null, null) | entered/x.835
      session-in-one-lineage-or-hold | update claim.hold set released_run = 'nightly-2026-01-05' | session ses-2
      session-in-one-lineage-or-hold | update claim.session_state set disposition = 'NOT_BILLABLE' where session_id = 'ses-1' | session ses-1
      session-status-told | delete from run.outbox where key = 'ses-2' and topic = 'session-status' | session ses-2
      claims-equal-their-sessions | update claim.line set charge_cents = 14000 | claim 1 version 1
      claims-equal-their-sessions | update claim.claim set payer = 'other' | claim 1
      claims-equal-their-sessions | update claim.session_state set charge_cents = 1 where session_id = 'ses-1' | session ses-1
      claim-version-in-one-file | insert into exchange.outbound_file select 3, run_id, partner, kind, usage, 2, 3, 3, 1, 1, 15000, state, 'again_0123456789ab', sha256, 1, null from exchange.outbound_file where file_id = 1; insert into exchange.filed_claim values (3, 1, 1, '0001', 1) | claim 1 version 1
      files-equal-their-claims | update exchange.outbound_file set charge_cents = 15001 where file_id = 1 | 837P_1_0123456789ab
      files-are-accounted-for | update exchange.outbound_file set sha256 = 'ffff' where file_id = 2 | 270_2
      numbers-used-once | update run.counter set value = 3 where name = 'interchange:clearpath' | interchanges to clearpath
      counters-equal-numbers | update run.counter set value = 9 where name = 'claim' | counter claim
      replays-as-planned | update claim.version set reason = 'REPLAY' | claim 1 version 1
      state-equals-events | update claim.state set state = 'ACCEPTED' | claim 1
      charge-is-conserved | update claim.version set charge_cents = 14999 | claim 1
      receivables-not-negative | update ledger.transfer set debit = credit, credit = debit where event = 'CLAIM_DELIVERED' | claim 1
      hash-chain-holds | update ledger.transfer set amount_cents = amount_cents + 1 where event = 'CLAIM_DELIVERED' | transfer
      posting-keys-equal-transfers | delete from ledger.posting_key where seq = 2 | transfer
      account-sums-equal-transfers | update ledger.account_block set debit_cents = debit_cents + 1 where debit_cents = 8000 | provider-expense:cbh-ny:pra-1
      accounts-are-of-their-kind | update ledger.account set owner = 'harbor' where kind = 'gross-charges' | account gross-charges:cbh-ny:harbor
      accounts-are-of-their-kind | delete from ledger.account where kind = 'bank-cash' | account 1
      entities-keep-their-books | update ledger.transfer set event = 'DENIED' where event = 'CLAIM_DELIVERED' | transfer
      mirrors-undo-once | update ledger.transfer set undoes = key_hash where event = 'EARNED' | transfer
      control-totals-balance | delete from run.control_total where stage = 'build' | stage build
      finished-runs-are-whole | delete from run.control_total where stage = 'report'; delete from run.publication where stage = 'report' | nightly-2026-01-05
      outgoing-events-in-order | update run.outbox set key_seq = 3 where event_id = 'b' | session-status/ses-1
      outgoing-events-in-order | update claim.hold set owner = 'TIME' | session ses-2
      payments-are-whole | update remit.payment set posted_cents = 7000, suspended_cents = 1000 | payment 1
      adjudications-balance | update remit.adjustment set cents = 4001 where place = 1 | payment 1 claim 1 line 1
      transfers-equal-decisions | update remit.claim set contractual_cents = 4001 | payment 1 claim 1
      registers-equal-accounts | insert into remit.provider_adjustment values (1, 1, '', 'WO', 'ICN1', -500); insert into remit.provider_decision values (1, 1, 0, 'cbh-ny', 'OPENS', -500, 0, 0, null, 500, null, null, null, 'nightly-2026-01-05') | reference ICN1 of 1422222222 to cbh-ny
      suspense-equals-open-items | update remit.payment set state = 'SUSPENDED', posted_cents = 0, suspended_cents = 8000 | payment 1
      what-waits-is-undecided | update remit.claim set state = 'WAITING' | payment 1 claim 1
      what-waits-is-undecided | update remit.claim set state = 'SUSPENDED' | payment 1 claim 1 line 1
      denied-equals-open-denials | update worklist.item set state = 'CLOSED', ended_run = 'nightly-2026-01-05' where kind = 'DENIED_CLAIM' | claim 1
      denied-equals-open-denials | insert into claim.version (claim_id, version, patient_control_number, frequency, charge_cents, expected_cents, reason, content_sha256, run_id) select claim_id, 2, 'C00000000201Y', '7', charge_cents, expected_cents, 'AMENDMENT', 'abd', run_id from claim.version; insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id) select claim_id, 5, 2, kind, source, cause, business_date, run_id from claim.event where kind = 'SUBMITTED' | claim 1
      clearing-per-trace | update deposit.clearing set deposited_cents = 7999, cleared_on = null | payment 1, trace T1
      statements-chain | insert into deposit.statement values ('operating', '2026-01-05', 1, 0, 5, 'ab', 'nightly-2026-01-05') | operating of 2026-01-05
      statements-chain | insert into deposit.statement values ('operating', '2026-01-04', 1, 0, 0, 'ab', 'nightly-2026-01-05'), ('operating', '2026-01-05', 1, 5, 5, 'ab', 'nightly-2026-01-05') | operating of 2026-01-05
      cash-equals-bank | update deposit.statement set closing_cents = 7999 | account bank-cash:operating-ny
      bank-lines-are-booked | update deposit.line set amount_cents = 7999 | bank line 1
      card-events-are-booked | insert into patient.payment values ('pay-1', 1, 'CHARGE', 'ses-1', 'cli-1', null, 'pay-1', null, 100, 0, '2026-01-05', 'cbh-ny', 'nightly-2026-01-05') | session ses-1
      client-balances-are-told | insert into patient.balance values ('ses-1', 1, 'cli-1', 100, 0, 100, 100, true, 'PR-3', 'x', '2026-01-05', 'nightly-2026-01-05') | session ses-1
      card-accounts-tie | insert into patient.payment values ('pay-1', 1, 'CHARGE', 'ses-1', 'cli-1', null, 'pay-1', null, 100, 0, '2026-01-05', 'cbh-ny', 'nightly-2026-01-05') | account card-clearing:cbh-ny
      earnings-equal-sessions | update payout.earning set session_id = 'ses-2' | session ses-1
      earnings-are-booked | update payout.earning set cents = 7999 | session ses-1
      payouts-equal-payables | update payout.earning set cents = 7999 | practice pra-1
      payouts-come-as-far-as-booked | update payout.payout set legal_name = 'Another' | batch P20260130
      rows-as-their-run-left-them | update claim.session_state set revision = 2 where session_id = 'ses-2' | claim.session_state ses-2
      rows-as-their-run-left-them | delete from claim.hold | claim.hold ses-2/MISSING_COVERAGE//nightly-2026-01-05
      holds-equal-their-items | update claim.hold set cents = 1 | session ses-2
      holds-equal-their-items | update worklist.item set state = 'CLOSED', ended_run = 'nightly-2026-01-05' | session ses-2
      items-equal-their-trail | update worklist.item set state = 'CLOSED', ended_run = 'nightly-2026-01-05' | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | update worklist.item set cents = 1 | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | update worklist.item set deadline = '2026-01-21' | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | update worklist.item set opened_on = '2026-01-04' | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | update worklist.item_event set seq = 2 | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | delete from worklist.item_event | HELD_FOR_CLIENT of session ses-2
      items-equal-their-trail | insert into worklist.item_event select work_item_id, 2, 'REOPENED', claim_id, root_cause, advice, owner, closing, deadline, cents, stage, null, null, null, business_date, run_id from worklist.item_event; update worklist.item set last_seq = 2 | HELD_FOR_CLIENT of session ses-2
      rows-as-their-run-left-them | update worklist.item set subject = 'session ses-1' | worklist.item
      rows-as-their-run-left-them | update phi.claim_content set content = convert_to('other', 'UTF8') | phi.claim_content 1/1
      """;

  private static ScratchPostgres postgres;

  @BeforeAll
  static void keepABook() throws SQLException {
    postgres = HandmadeBook.kept();
  }

  @Test
  void aBookThatKeepsItsPromisesHoldsInBothForms() throws SQLException {
    assertThat(broken(connection -> Proof.full(connection), "select 1")).isEmpty();
    assertThat(broken(connection -> Proof.nightly(connection), "select 1")).isEmpty();
  }

  @Test
  void everyPromiseHasAChangeThatBreaksIt() {
    assertThat(BREAKAGES.lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsAll(Invariants.ALL.stream().map(Invariant::name).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = BREAKAGES)
  void aBrokenPromiseIsCaughtByNameAndRow(String invariant, String change, String subject)
      throws SQLException {
    Map<String, List<Proof.BrokenRow>> full = broken(connection -> Proof.full(connection), change);
    assertThat(full).containsKey(invariant);
    assertThat(full.get(invariant)).anySatisfy(row -> assertThat(row.subject()).contains(subject));
    assertThat(broken(connection -> Proof.nightly(connection), change)).containsKey(invariant);
  }

  @FunctionalInterface
  private interface Proving {
    List<Proof.Finding> prove(Connection connection) throws SQLException;
  }

  /** What is broken after a change that is then undone. */
  private static Map<String, List<Proof.BrokenRow>> broken(Proving proving, String change)
      throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(change);
        return proving.prove(connection).stream()
            .filter(finding -> !finding.holds())
            .collect(Collectors.toMap(finding -> finding.invariant().name(), Proof.Finding::rows));
      } finally {
        connection.rollback();
      }
    }
  }
}
