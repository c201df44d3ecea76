package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Database;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A payout batch released by the command, with the process killed on the way: one file reaches the
 * bank, and asking again ends what was begun.
 */
class PayoutReleaseIT {
  private static final String BATCH = "P20260130";
  private static final int KILLED = 137;
  private static final int REFUSED = 4;

  @TempDir private Path folder;
  private Suite suite;

  private void prepareABatch(String name) throws IOException {
    suite = SharedServers.suite(name);
    Files.writeString(
        folder.resolve("vault.csv"),
        """
        token,routing,account,type
        operating-cbh-ny,021000021,111222333,CHECKING
        tok-practice-1,011000015,987654321,CHECKING
        """);
    try (Database database = Database.open(suite.postgres())) {
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(
                  """
                  insert into payout.batch values ('P20260130', date '2026-01-30', date '2026-01-15', date '2026-01-27', 'nightly', 1, 12345, '',
                    'PREPARED', null, null, 'nightly-2026-01-27');
                  insert into payout.payout values ('P20260130-00001', 'P20260130', 'practice-1', 'PRACTICE ONE', 'tok-practice-1', '4321', 1, 12345,
                    'PREPARED', null);
                  insert into payout.earning values ('s-1', 1, 'practice-1', 'provider-1', 'UNASSIGNED', date '2026-01-07', date '2026-01-06', 12345,
                    'P20260130-00001', 'nightly-2026-01-27');
                  """);
              statement.execute(
                  "update payout.batch set content_sha256 = '"
                      + PayoutTables.contentSha256(connection, BATCH)
                      + "'");
            }
            return null;
          });
    }
  }

  @Test
  void finishesAReleaseThatWasCutOffWhereverItWas() throws IOException {
    prepareABatch("release_cut_off");
    for (String point : List.of("before-put", "after-put", "before-publish", "after-publish")) {
      CommandProcess.Ended killed = approve("payout:" + point, "jordan", "2026-01-27");
      assertThat(killed.exitCode()).as("%s: %s", point, killed.err()).isEqualTo(KILLED);
    }
    List<String> files = suite.rows("select name || ' ' || sha256 from exchange.outbound_file");
    assertThat(suite.rows("select state from run.run")).containsExactly("RUNNING");

    CommandProcess.Ended finished = approve("", "jordan", "2026-01-30");
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    assertThat(finished.out()).contains(BATCH + " released: 1 payouts, $123.45");
    assertThat(suite.rows("select state || ' ' || exit_code from run.run"))
        .containsExactly("FINISHED 0");
    assertThat(suite.rows("select state || ' ' || released_by from payout.batch"))
        .containsExactly("RELEASED jordan");
    assertThat(suite.rows("select name || ' ' || sha256 from exchange.outbound_file"))
        .isEqualTo(files);
    assertThat(
            suite.rows(
                "select event || ' ' || payout_id || ' ' || amount_cents from ledger.transfer"))
        .containsExactly("PAYOUT_RELEASED P20260130-00001 12345");
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      assertThat(objects.keys("mailboxes/bank/outbound/")).hasSize(1);
    }

    CommandProcess.Ended again = approve("", "jordan", "2026-01-27");
    assertThat(again.exitCode()).isEqualTo(REFUSED);
    assertThat(again.err()).contains("Cannot release " + BATCH + ": it is RELEASED");
  }

  @Test
  void refusesTheFirstPairOfHandsAndADayTooLate() throws IOException {
    prepareABatch("release_refused");
    CommandProcess.Ended nobody = approve("", "nightly", "2026-01-27");
    assertThat(nobody.exitCode()).as(nobody.err()).isEqualTo(REFUSED);
    assertThat(nobody.err())
        .contains(
            "as nightly: ",
            "people.yaml has no person of that id",
            "may: jobs/claimway payout approve");
    CommandProcess.Ended noRight = approve("", "dana", "2026-01-27");
    assertThat(noRight.exitCode()).as(noRight.err()).isEqualTo(REFUSED);
    assertThat(noRight.err()).contains("not approve; finance (jordan, morgan, second-person) may");
    suite.rows("update payout.batch set prepared_by = 'jordan' returning batch_id");
    CommandProcess.Ended same = approve("", "jordan", "2026-01-27");
    assertThat(same.exitCode()).as(same.err()).isEqualTo(REFUSED);
    assertThat(same.err()).contains("prepared it; another person must approve; finance (morgan");
    suite.rows("update payout.batch set prepared_by = 'nightly' returning batch_id");
    CommandProcess.Ended late = approve("", "jordan", "2026-01-30");
    assertThat(late.exitCode()).as(late.err()).isEqualTo(REFUSED);
    assertThat(late.err())
        .contains("2026-01-30 is past the bank's cut-off; the next possible one is 2026-02-02");
    assertThat(suite.rows("select state from payout.batch")).containsExactly("PREPARED");
    assertThat(suite.rows("select run_id from run.run")).isEmpty();
  }

  @Test
  void showsWhatWaitsForApprovalWithoutAccountNumbers() throws IOException {
    prepareABatch("release_shown");
    CommandProcess.Ended shown =
        CommandProcess.run(suite, folder.resolve("state"), Map.of(), "payout", "show", BATCH);
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("tok-practice-1", "4321", "$123.45", "PREPARED")
        .doesNotContain("987654321", "111222333");
    assertThat(
            CommandProcess.run(
                    suite, folder.resolve("state"), Map.of(), "payout", "show", "P20990101")
                .exitCode())
        .isEqualTo(2);
  }

  private CommandProcess.Ended approve(String crashAt, String person, String on) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CLAIMWAY_PAYOUT_VAULT_FILE", folder.resolve("vault.csv").toString());
    if (!crashAt.isEmpty()) {
      environment.put("CLAIMWAY_CRASH_AT", crashAt);
    }
    return CommandProcess.run(
        suite,
        folder.resolve("state"),
        environment,
        "payout",
        "approve",
        BATCH,
        "--as",
        person,
        "--on",
        on);
  }
}
