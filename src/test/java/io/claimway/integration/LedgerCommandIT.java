package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.postgres.Rows;
import io.claimway.world.Hledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that opens the book, on a real one in which everything went wrong outside. */
class LedgerCommandIT {
  @TempDir private Path folder;

  private static Ended run(String... words) {
    Ended ended = SmallBook.get().claimway().run(words);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended;
  }

  private static SortedMap<String, Long> held() throws SQLException {
    SortedMap<String, Long> held = new TreeMap<>();
    try (Connection connection = SmallBook.get().connect()) {
      Rows.list(
          connection,
          "select a.code, sum(b.debit_cents - b.credit_cents) from ledger.account a"
              + " join ledger.account_block b using (account_id) group by 1",
          row -> held.put(row.getString(1), row.getLong(2)));
    }
    return held;
  }

  @Test
  void theTrialBalanceIsInDollarsForPeopleAndCentsForMachines() {
    assertThat(run("ledger").out()).startsWith("trial balance").contains("total", "$");
    JsonNode rows = run("--json", "ledger").json().path("trial balance");
    JsonNode total = rows.get(rows.size() - 1);
    assertThat(total.path("kind").asText()).isEqualTo("total");
    assertThat(total.path("debit_cents").asLong())
        .isPositive()
        .isEqualTo(total.path("credit_cents").asLong());
  }

  @Test
  void aStatementLeadsToSegmentAndBankLine() throws SQLException {
    String account =
        held().keySet().stream()
            .filter(code -> code.startsWith("payer-rec"))
            .findFirst()
            .orElseThrow();
    JsonNode statement = run("--json", "ledger", account, "--most", "5000").json();
    JsonNode transfers = statement.path("transfers of " + account);
    assertThat(transfers.get(0).path("balance_cents").asLong())
        .isEqualTo(statement.path("accounts").get(0).path("balance_cents").asLong());
    assertThat(transfers)
        .anySatisfy(
            row -> {
              assertThat(row.path("event").asText()).isEqualTo("PAYER_PAID");
              assertThat(row.path("segment").asText()).contains("ST ", "segment ");
              assertThat(row.path("bank_line").asText()).contains(" line ");
            });
    String claim = transfers.get(0).path("claim").asText();
    assertThat(run("ledger", "--claim", claim).out()).contains("accounts", "transfers");
    Ended unknown = SmallBook.get().claimway().run("ledger", "--payer", "nobody");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("Cannot open the ledger: the book knows no account of payer nobody");
  }

  @Test
  void hledgerAgreesWithTheBookOnEveryAccount() throws SQLException, IOException {
    Path journal = folder.resolve("book.journal");
    JsonNode said =
        run("--json", "ledger", "export", "--format", "hledger", "--output", journal.toString())
            .json();
    assertThat(said.path("transfers").asLong()).isPositive();
    Path again = folder.resolve("again.journal");
    Files.writeString(again, run("ledger", "export", "--format", "hledger").out());
    assertThat(again).hasSameTextualContentAs(journal);
    assertThat(Hledger.added(journal)).isEqualTo(held());
    assertThat(Hledger.balances(journal)).isEqualTo(held());
  }
}
