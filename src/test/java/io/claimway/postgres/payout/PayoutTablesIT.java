package io.claimway.postgres.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.deposit.AnyBankLine;
import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankStatement;
import io.claimway.deposit.DepositPatience;
import io.claimway.party.AccountHolder;
import io.claimway.party.AccountOwners;
import io.claimway.party.Practice;
import io.claimway.party.payer.DepositDays;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutSorter;
import io.claimway.payout.PlannedPayout;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.deposit.DepositTables;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Earnings of two billing entities on their way to one practice: prepared, released from the
 * account of one of them, taken by the bank, and brought back.
 */
class PayoutTablesIT {
  private static final PayoutCycle CYCLE =
      new PayoutCycle(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 15));

  private static final AccountOwners OWNERS =
      new AccountOwners(Map.of("operating-ny", "cbh-ny", "operating-ca", "cbh-ca"));

  private static final String SESSIONS =
      """
      insert into claim.claim (claim_id, natural_key, payer, payer_sequence, billing_entity, client_id, provider_id, practice_id, service_date,
        place_of_service, run_id)
      values (1, 'one', 'harbor', 'P', 'cbh-ny', 'cli-1', 'pro-1', 'pra-1', '2026-01-05', '11', 'r'),
             (2, 'two', 'harbor', 'P', 'cbh-ca', 'cli-2', 'pro-1', 'pra-1', '2026-01-05', '11', 'r');
      insert into claim.session_state (session_id, revision, disposition, claim_id, practice_id, provider_id, service_date, first_confirmed_on,
        earned_cents, run_id)
      values ('ses-1', 1, 'CLAIM', 1, 'pra-1', 'pro-1', '2026-01-05', '2026-01-06', 8000, 'nightly-2026-01-27'),
             ('ses-2', 1, 'CLAIM', 2, 'pra-1', 'pro-1', '2026-01-05', '2026-01-06', 3000, 'nightly-2026-01-27'),
             ('ses-3', 1, 'HELD', null, 'pra-2', 'pro-2', '2026-01-05', '2026-01-06', 5000, 'nightly-2026-01-20'),
             ('ses-4', 1, 'HELD', null, 'pra-2', 'pro-2', '2026-01-05', '2026-01-06', 4000, 'nightly-2026-01-27');
      insert into claim.hold values
        ('ses-3', 'MISSING_COVERAGE', '', null, 'a coverage', 'CLIENT', false, null, 15000, 'nightly-2026-01-20', '2026-01-20', null),
        ('ses-4', 'MISSING_COVERAGE', '', null, 'a coverage', 'CLIENT', false, null, 15000, 'nightly-2026-01-20', '2026-01-20', null),
        ('ses-4', 'NOTE_UNSIGNED', '', null, 'a signature', 'PROVIDER', true, null, 15000, 'nightly-2026-01-20', '2026-01-20', null);
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, transactions, claims, charge_cents, state, name)
      values (1, 'r', 'bank', 'NACHA', 'P', 1, 1, 2, 16000, 'DELIVERED', 'payout.ach');
      """;

  private ScratchPostgres postgres;
  private LocalDate day = LocalDate.of(2026, 1, 27);

  @BeforeEach
  void keepSessions() throws SQLException {
    postgres = ScratchPostgres.migrated();
    postgres.execute(SESSIONS);
  }

  @Test
  void goesFromSessionsToTheBankAndBackInTheJournalsOfBothEntities() throws SQLException {
    prepare();
    assertThat(
            postgres.strings(
                "select concat_ws(' ', session_id, seq, practice_id, billing_entity, cents, payout_id) from payout.earning order by 1"))
        .containsExactly(
            "ses-1 1 pra-1 cbh-ny 8000 P20260130-00001",
            "ses-2 1 pra-1 cbh-ca 3000 P20260130-00001",
            "ses-3 1 pra-2 UNASSIGNED 5000 P20260130-00002");
    assertThat(
            postgres.strings(
                "select concat_ws(' ', payout_id, practice_id, sessions, cents, state) from payout.payout order by 1"))
        .containsExactly(
            "P20260130-00001 pra-1 2 11000 PREPARED", "P20260130-00002 pra-2 1 5000 PREPARED");

    release();
    assertThat(balances())
        .containsExactly(
            "ach-clearing:cbh-ny:operating-ny -16000",
            "intercompany:UNASSIGNED:cbh-ny -5000",
            "intercompany:cbh-ca:cbh-ny -3000",
            "intercompany:cbh-ny:UNASSIGNED 5000",
            "intercompany:cbh-ny:cbh-ca 3000",
            "provider-expense:UNASSIGNED:pra-2 5000",
            "provider-expense:cbh-ca:pra-1 3000",
            "provider-expense:cbh-ny:pra-1 8000");
    assertThat(
            postgres.strings("select count(*)::text from ledger.block where run_id like 'payout%'"))
        .containsExactly("1");

    bank(line("ACH_DEBIT", -16_000, "1", 1), line("ACH_RETURN", 11_000, "02100002" + "0000001", 2));
    assertThat(postgres.strings("select state from deposit.line order by file_line"))
        .containsExactly("SETTLED", "RETURNED");
    assertThat(postgres.strings("select state from payout.payout order by payout_id"))
        .containsExactly("SETTLED", "SETTLED");
    assertThat(balances())
        .contains("ach-clearing:cbh-ny:operating-ny -11000", "bank-cash:cbh-ny:operating-ny -5000");

    night();
    assertThat(postgres.strings("select state from payout.payout order by payout_id"))
        .containsExactly("RETURNED", "SETTLED");
    assertThat(balances())
        .containsExactly(
            "bank-cash:cbh-ny:operating-ny -5000",
            "intercompany:UNASSIGNED:cbh-ny -5000",
            "intercompany:cbh-ny:UNASSIGNED 5000",
            "provider-expense:UNASSIGNED:pra-2 5000",
            "provider-expense:cbh-ca:pra-1 3000",
            "provider-expense:cbh-ny:pra-1 8000",
            "provider-payable:cbh-ca:pra-1 -3000",
            "provider-payable:cbh-ny:pra-1 -8000");
    assertThat(postgres.strings("select kind || ' ' || cents from worklist.item order by 1"))
        .containsExactly("PAYOUT_RETURNED 11000", "RETURNED_ENTRY 11000");

    long transfers =
        Long.parseLong(postgres.strings("select count(*)::text from ledger.transfer").get(0));
    night();
    assertThat(postgres.strings("select count(*)::text from ledger.transfer"))
        .containsExactly(Long.toString(transfers));
  }

  @Test
  void whatCameBackBeforeTheDebitStaysReturned() throws SQLException {
    prepare();
    release();
    bank(line("ACH_RETURN", 11_000, "02100002" + "0000001", 1));
    night();
    bank(line("ACH_DEBIT", -16_000, "1", 2));
    night();
    assertThat(postgres.strings("select state from payout.payout order by payout_id"))
        .containsExactly("RETURNED", "SETTLED");
    assertThat(balances()).contains("provider-payable:cbh-ny:pra-1 -8000");
    assertThat(
            postgres.strings("select count(*)::text from ledger.transfer where undoes is not null"))
        .containsExactly("3");
  }

  @Test
  void losesWhatIsUnpaidAndAsksAPersonAboutWhatIsPaid() throws SQLException {
    prepare();
    postgres.execute(
        "update claim.session_state set disposition = 'CANCELLED', earned_cents = 0, run_id = 'nightly-2026-01-28' where session_id = 'ses-1'");
    postgres.execute(
        "update claim.hold set released_run = 'x' where session_id = 'ses-4' and code = 'NOTE_UNSIGNED'");
    assertThat(night()).isEqualTo(new EarningTables.Accrued(1, 4_000, 1));
    assertThat(postgres.strings("select kind || ' ' || subject || ' ' || cents from worklist.item"))
        .containsExactly("PAYOUT_RECOUPMENT session ses-1 8000");
    postgres.execute(
        "update claim.session_state set disposition = 'NOT_BILLABLE', run_id = 'nightly-2026-01-29' where session_id = 'ses-4'");
    assertThat(night()).isEqualTo(new EarningTables.Accrued(1, -4_000, 0));
    assertThat(balances()).doesNotContain("provider-payable:UNASSIGNED:pra-2 -9000");
  }

  @Test
  void takesARepeatedStatementOnce() throws SQLException {
    BankLine fee = line("FEE", -250, "x", 1);
    bank(fee);
    bank(fee);
    assertThat(postgres.strings("select amount_cents::text from deposit.line"))
        .containsExactly("-250");
    assertThat(postgres.strings("select count(*)::text from deposit.statement"))
        .containsExactly("1");
    assertThat(balances())
        .containsExactly("bank-cash:cbh-ny:operating-ny -250", "bank-fees:cbh-ny:operating-ny 250");
  }

  private void prepare() throws SQLException {
    assertThat(accrue()).isEqualTo(new EarningTables.Accrued(3, 16_000, 0));
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx = transaction(connection, "nightly", StageName.PAYOUT);
      List<PlannedPayout> planned = PayoutTables.plan(connection, List.of(CYCLE));
      PayoutTables.prepare(
          tx,
          new PayoutSorter.BatchPlan(CYCLE, AccountHolder.BUSINESS, planned),
          Map.of("pra-1", practice("pra-1"), "pra-2", practice("pra-2")),
          "nightly");
      connection.commit();
    }
  }

  private static Practice practice(String id) {
    return new Practice(id, id, "123456789", "NY", "token-" + id, "1234", "America/New_York");
  }

  private EarningTables.Accrued night() throws SQLException {
    day = day.plusDays(1);
    return accrue();
  }

  private EarningTables.Accrued accrue() throws SQLException {
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx = transaction(connection, "nightly", StageName.PAYOUT);
      List<String> returned = PayoutTables.takeBackReturned(tx);
      EarningTables.Accrued accrued = EarningTables.accrue(tx, returned);
      LedgerBook.post(tx);
      WaitingPayouts.tell(tx);
      connection.commit();
      return accrued;
    }
  }

  private void release() throws SQLException {
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx = transaction(connection, "payout-release", StageName.PAYOUT);
      PayoutTables.Batch batch =
          PayoutTables.findBatch(connection, CYCLE.batchId(Set.of())).orElseThrow();
      PayoutTables.release(tx, batch, "jordan", 1, "operating-ny", OWNERS);
      connection.commit();
    }
  }

  private void bank(BankLine... lines) throws SQLException {
    try (Connection connection = postgres.begin()) {
      BankStatement statement =
          BankStatement.unstated("operating-ny", lines[0].asOf(), "bank", List.of(lines));
      DepositTables.apply(
              transaction(connection, "nightly", StageName.REASSOCIATE),
              DepositTables.Reported.of(List.of(statement)),
              OWNERS,
              new DepositPatience(DepositDays.USUAL, Map.of()),
              Map.of())
          .forEach((ControlTotals total) -> total.mustBalance(StageName.REASSOCIATE));
      connection.commit();
    }
  }

  private static BankLine line(String kind, long cents, String reference, long fileLine) {
    return AnyBankLine.of(
        "operating-ny",
        LocalDate.of(2026, 1, 30),
        kind,
        cents,
        reference,
        "payout.ach",
        "",
        "",
        "bank",
        fileLine);
  }

  private PublishingTransaction transaction(Connection connection, String job, StageName stage) {
    return ScratchPostgres.publishing(connection, job, day, stage);
  }

  /** Every account that is not even, debits above zero. */
  private List<String> balances() throws SQLException {
    return postgres.strings(
        "select a.code || ' ' || sum(b.debit_cents - b.credit_cents) from ledger.account a join ledger.account_block b using (account_id)"
            + " group by a.code having sum(b.debit_cents - b.credit_cents) <> 0 order by a.code collate \"C\"");
  }
}
