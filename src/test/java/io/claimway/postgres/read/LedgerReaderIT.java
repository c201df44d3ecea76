package io.claimway.postgres.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.PostgresTimeouts;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.read.BookReader.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements against a real Postgres: what they show, and that they read no more than that. */
class LedgerReaderIT {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final int NIGHTS = 40;
  private static final int CLAIMS = 500;
  private static final String RECEIVABLE = "payer-receivable:cbh-ny:harbor";

  private static ScratchPostgres postgres;
  private static Database database;
  private static LedgerReader ledger;

  /** Forty nights, each of five hundred claims delivered and one of them paid by one payer. */
  @BeforeAll
  static void book() throws SQLException {
    postgres = ScratchPostgres.migrated();
    for (int night = 0; night < NIGHTS; night++) {
      List<Transfer> transfers = new ArrayList<>();
      for (int claim = 1; claim <= CLAIMS; claim++) {
        transfers.add(
            BookEvent.CLAIM_DELIVERED.transfer(
                "cbh-ny",
                claim == 1 ? "harbor" : "summit",
                "",
                10_000 + night,
                claim(night, claim),
                "delivered",
                DAY.plusDays(night)));
      }
      transfers.add(
          BookEvent.PAYER_PAID.transfer(
              "cbh-ny",
              "",
              "harbor",
              4_000,
              claim(night, 1).byPayment(night + 1),
              "835#0001",
              DAY.plusDays(night)));
      try (Connection tx = postgres.begin()) {
        LedgerBook.add(tx, transfers);
        LedgerBook.post(tx, "night-" + night, "remit", DAY.plusDays(night));
        tx.commit();
      }
      postgres.execute(
          """
          insert into exchange.inbound_file (partner, name, sha256, bytes, kind, run_id) values ('clearpath', 'era%1$d', 'sha%1$d', 1, '835', 'r');
          insert into remit.payment (payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, movement, content, partner, sha256,
                 transaction_ordinal, transaction_control, state, booked, posted_cents, suspended_cents, run_id, business_date, natural_key)
            values (%1$d, 'HARBOR', 'npi', 'cbh-ny', 'T%1$d', '2026-01-05', 4000, 'ACH', 'CREDIT', 'c', 'clearpath', 'sha%1$d', 1, '0001', 'POSTED', true, 4000, 0,
              'r', '2026-01-05', 'k%1$d');
          insert into deposit.line (line_id, bank_account, billing_entity, as_of, kind, type_code, amount_cents, bank_reference, customer_reference,
                 occurrence, originator, trace, quotes, state, sha256, file_line, run_id, business_date)
            values (%1$d, 'operating-ny', 'cbh-ny', '2026-01-06', 'ACH_CREDIT', '165', 4000, 'b', 'c', %1$d, 'HARBOR', 'T%1$d', '{}', 'CLEARED',
              'bank', 4, 'r', '2026-01-06');
          insert into deposit.part values (%1$d, %1$d, 4000, '2026-01-06', 'r')
          """
              .formatted(night + 1));
    }
    postgres.execute("analyze");
    database =
        Database.open(
            new PostgresSettings(
                postgres.url(), "pipeline", "pipeline", "", "", 2, 5, PostgresTimeouts.USUAL));
    ledger = new LedgerReader(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Subject claim(int night, int claim) {
    long id = night * 1_000L + claim;
    return Subject.claim("claim " + id, id, 1, DAY);
  }

  private static List<String> row(Table table, int place, String... columns) {
    return List.of(columns).stream()
        .map(column -> table.rows().get(place).get(table.columns().indexOf(column)))
        .toList();
  }

  @Test
  void theTrialBalanceAddsUp() {
    Table balance = ledger.trialBalance();
    int total = balance.rows().size() - 1;
    assertThat(row(balance, total, "kind")).containsExactly("total");
    assertThat(row(balance, total, "debit_cents")).isEqualTo(row(balance, total, "credit_cents"));
    assertThat(row(balance, 0, "kind", "entity", "accounts", "debit_cents", "credit_cents"))
        .containsExactly("gross-charges", "cbh-ny", "1", "0", "200390000");
  }

  @Test
  void aStatementShowsSegmentAndBankLineAndWhatWasHeldAfterEach() {
    Table statement = ledger.statement(RECEIVABLE, ledger.named(RECEIVABLE), 3);
    assertThat(statement.rows()).hasSize(3);
    int paid = row(statement, 0, "event").contains("PAYER_PAID") ? 0 : 1;
    assertThat(
            row(
                statement,
                paid,
                "event",
                "other_account",
                "debit_cents",
                "credit_cents",
                "trace",
                "file",
                "segment",
                "bank_line"))
        .containsExactly(
            "PAYER_PAID",
            "remittance-clearing:cbh-ny",
            "",
            "4000",
            "T40",
            "clearpath/era40",
            "ST 0001",
            "operating-ny 2026-01-06 line 4");
    assertThat(row(statement, 1 - paid, "event", "debit_cents"))
        .containsExactly("CLAIM_DELIVERED", "10039");
    long held = NIGHTS * 6_000L + NIGHTS * (NIGHTS - 1) / 2;
    assertThat(row(statement, 0, "balance_cents")).containsExactly(Long.toString(held));
    assertThat(row(statement, 2, "balance_cents"))
        .containsExactly(Long.toString(held + 4_000 - 10_039));
  }

  @Test
  void aPayerAndAClaimHaveStatementsOfTheirOwn() {
    LedgerReader.Accounts payer = ledger.ofOwner(AccountKind.Owner.PAYER, "harbor");
    assertThat(ledger.balances(payer).rows()).hasSize(1);
    assertThat(ledger.statement(payer, 500).rows()).hasSize(2 * NIGHTS);
    assertThat(ledger.ofOwner(AccountKind.Owner.PRACTICE, "harbor").isEmpty()).isTrue();
    assertThat(ledger.balancesOfClaim(List.of(1L)).rows())
        .containsExactly(
            List.of("gross-charges:cbh-ny", "0", "10000", "-10000"),
            List.of(RECEIVABLE, "10000", "4000", "6000"),
            List.of("remittance-clearing:cbh-ny", "4000", "0", "4000"));
    assertThat(ledger.statementOfClaim(List.of(1L), 50).rows()).hasSize(2);
    assertThat(ledger.beginningWith("payer-receivable:", 50).ids()).hasSize(2);
  }

  @Test
  void noStatementReadsTheWholeBook() throws SQLException {
    String account =
        postgres
            .strings(
                "select account_id::text from ledger.account where code = '" + RECEIVABLE + "'")
            .get(0);
    String ids = "'{" + account + "}'::bigint[]";
    for (String sql :
        List.of(
            LedgerReader.BLOCKS.replace("?", ids),
            LedgerReader.OF_BLOCK
                .replaceFirst("\\? and \\?", "10001 and 10501")
                .replaceFirst("limit \\?", "limit 50")
                .replace("?", ids),
            LedgerReader.ORIGINS.replace("?", "'{20039,20040,7}'::bigint[]"),
            LedgerReader.OF_CLAIM
                .replaceFirst("limit \\?", "limit 50")
                .replace("?", "'{1}'::bigint[]"))) {
      List<String> plan = postgres.strings("explain " + sql.replaceFirst("^--[^\n]*", ""));
      assertThat(plan)
          .as(sql)
          .noneMatch(line -> line.contains("Seq Scan on transfer_0000"))
          .noneMatch(line -> line.contains("Seq Scan on posting_key"));
    }
  }
}
