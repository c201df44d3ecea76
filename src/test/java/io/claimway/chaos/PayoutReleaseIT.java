package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.money.BankingCalendar;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.party.ScreeningResult;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
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
  @SuppressWarnings("TimeInStaticInitializer") // the command that is killed goes by the real clock
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  private static final LocalDate PAY_DATE = BankingCalendar.plus(TODAY, 5);
  private static final String BATCH = "P" + PAY_DATE.toString().replace("-", "");
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
    tell(1, "tok-practice-1", "4321");
    try (Database database = Database.open(suite.postgres())) {
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(
                  """
                  insert into payout.batch values ('BATCH', date 'PAY_DATE', date '2026-01-15', date '2026-01-27', 'nightly', 1, 12345, '',
                    'PREPARED', null, null, 'nightly-2026-01-27');
                  insert into payout.payout values ('BATCH-00001', 'BATCH', 'practice-1', 'PRACTICE ONE', 'tok-practice-1', '4321', 1, 12345,
                    'PREPARED', null);
                  insert into payout.line values ('BATCH-00001', 's-1', 1, 12345);
                  insert into payout.earning values ('s-1', 1, 'practice-1', 'provider-1', 'UNASSIGNED', date '2026-01-07', date '2026-01-06', 12345,
                    'BATCH-00001', 'nightly-2026-01-27');
                  """
                      .replace("BATCH", BATCH)
                      .replace("PAY_DATE", PAY_DATE.toString()));
              statement.execute(
                  "update payout.batch set content_sha256 = '"
                      + PayoutTables.contentSha256(connection, BATCH)
                      + "'");
              statement.execute(
                  """
                  insert into payout.batch_event select batch_id, 1, 'PREPARED', null, pay_date, payouts, cents, content_sha256, prepared_by, null,
                    prepared_on, run_id from payout.batch
                  """);
            }
            return null;
          });
    }
  }

  /** What the facts say now about where the practice is paid. */
  private void tell(int revision, String token, String lastFour) {
    Provider provider =
        new Provider(
            "provider-1",
            revision,
            "Ann",
            "Lee",
            "1234567893",
            "1041C0700X",
            List.of(),
            null,
            new Practice(
                "practice-1",
                "PRACTICE ONE",
                "123456789",
                "NY",
                token,
                lastFour,
                "America/New_York"),
            List.of(),
            ScreeningResult.CLEAR,
            null,
            Instant.parse("2026-01-01T12:00:00Z"));
    suite.rows(
        "insert into phi.fact_version (topic, key, revision, recorded_at, content_hash, payload, run_id) values ('providers', 'provider-1', %d, '2026-01-01', '', decode('%s', 'hex'), 'nightly-2026-01-27') returning key"
            .formatted(
                revision, HexFormat.of().formatHex(AvroCodec.of(Provider.class).encode(provider))));
  }

  @Test
  void finishesAReleaseThatWasCutOffWhereverItWas() throws IOException {
    prepareABatch("release_cut_off");
    for (String point : List.of("before-put", "after-put", "before-publish")) {
      CommandProcess.Ended killed = approve("payout:" + point, "jordan");
      assertThat(killed.exitCode()).as("%s: %s", point, killed.err()).isEqualTo(KILLED);
    }
    List<String> files = suite.rows("select name || ' ' || sha256 from exchange.outbound_file");
    assertThat(suite.rows("select state from run.run")).containsExactly("RUNNING");

    tell(2, "tok-another", "0000");
    suite.rows(
        "insert into proof.proof (run_id, business_date, last_seq, last_block, head) select run_id, business_date, 0, 0, '' from run.run returning run_id");
    suite.rows(
        "insert into proof.finding select run_id, 'any', 'promise', 1, 'rows', 1 from run.run returning run_id");
    Files.delete(folder.resolve("vault.csv"));
    CommandProcess.Ended published = approve("payout:after-publish", "dana");
    assertThat(published.exitCode()).as(published.err()).isEqualTo(KILLED);
    CommandProcess.Ended finished = approve("", "dana");
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
        .containsExactly("PAYOUT_RELEASED " + BATCH + "-00001 12345");
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      assertThat(objects.keys("mailboxes/bank/outbound/")).hasSize(1);
    }

    CommandProcess.Ended again = approve("", "jordan");
    assertThat(again.exitCode()).isEqualTo(REFUSED);
    assertThat(again.err()).contains("Cannot release " + BATCH + ": it is RELEASED");
  }

  @Test
  void refusesTheFirstPairOfHandsAndADayTooLate() throws IOException {
    prepareABatch("release_refused");
    CommandProcess.Ended nobody = approve("", "nightly");
    assertThat(nobody.exitCode()).as(nobody.err()).isEqualTo(REFUSED);
    assertThat(nobody.err())
        .contains(
            "as nightly: ",
            "people.yaml has no person of that id",
            "may: jobs/claimway payout approve");
    CommandProcess.Ended noRight = approve("", "dana");
    assertThat(noRight.exitCode()).as(noRight.err()).isEqualTo(REFUSED);
    assertThat(noRight.err()).contains("not approve; finance (jordan, morgan, second-person) may");
    wasPreparedBy("jordan");
    CommandProcess.Ended same = approve("", "jordan");
    assertThat(same.exitCode()).as(same.err()).isEqualTo(REFUSED);
    assertThat(same.err()).contains("prepared it; another person must approve; finance (morgan");
    wasPreparedBy("nightly");
    suite.rows("update payout.batch set pay_date = '%s' returning batch_id".formatted(TODAY));
    CommandProcess.Ended late = approve("", "jordan");
    assertThat(late.exitCode()).as(late.err()).isEqualTo(REFUSED);
    assertThat(late.err())
        .contains(
            TODAY + " is past the bank's cut-off",
            "jobs/claimway payout redate " + BATCH + " --because WORDS --as ID");
    assertThat(suite.rows("select state from payout.batch")).containsExactly("PREPARED");
    assertThat(suite.rows("select run_id from run.run")).isEmpty();
  }

  /** Nobody changes what is written down of a batch; a person who prepared it is told here. */
  private void wasPreparedBy(String person) {
    try (Database database = Database.open(SharedServers.asSuperuser(suite))) {
      database.inTransaction(
          connection ->
              Rows.change(connection, "update payout.batch_event set person = ?", person));
    }
  }

  @Test
  void changesABatchOnceWhereverItWasCutOffAndWithdrawsWhatTheBankHasNot() throws IOException {
    prepareABatch("release_redated");
    assertThat(approve("payout:before-put", "jordan").exitCode()).isEqualTo(KILLED);
    for (String point : List.of("before-publish", "after-publish")) {
      CommandProcess.Ended killed = change("payout:" + point, "redate");
      assertThat(killed.exitCode()).as("%s: %s", point, killed.err()).isEqualTo(KILLED);
    }
    CommandProcess.Ended redated = change("", "redate");
    assertThat(redated.exitCode()).as(redated.err()).isZero();
    assertThat(
            suite.rows(
                "select concat_ws(' ', seq, event, person, because) from payout.batch_event order by seq"))
        .containsExactly("1 PREPARED nightly", "2 REDATED morgan nobody was in");
    assertThat(suite.rows("select concat_ws(' ', job, state, exit_code) from run.run order by 1"))
        .containsExactly(
            "payout-change-" + BATCH + "-2 FINISHED 0",
            "payout-release-" + BATCH + "-1 FINISHED 4");
    CommandProcess.Ended released = approve("", "jordan");
    assertThat(released.exitCode()).as(released.err()).isZero();
    assertThat(suite.rows("select state from exchange.outbound_file order by file_id"))
        .containsExactly("WITHHELD", "DELIVERED");
    assertThat(
            suite.rows(
                "select id_modifier::text from payout.release join exchange.outbound_file using (run_id) order by file_id"))
        .containsExactly("A", "B");
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      assertThat(objects.keys("mailboxes/bank/outbound/")).hasSize(1);
    }
  }

  @Test
  void releasesNothingOfWhichTheBankHasAnotherFile() throws IOException {
    prepareABatch("release_restored");
    String left = "mailboxes/bank/outbound/NACHA_20260126_" + BATCH + "_0123456789ab.ach";
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      objects.put(left, new byte[] {1});
      CommandProcess.Ended refused = approve("", "jordan");
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(REFUSED);
      assertThat(refused.err())
          .contains("the bank has NACHA_20260126_" + BATCH + "_0123456789ab.ach of it")
          .contains("the book would send NACHA_20260126_" + BATCH)
          .contains("nothing is sent or paid twice");
      assertThat(objects.keys("mailboxes/bank/outbound/")).containsExactly(left);
    }
    assertThat(suite.rows("select state from payout.batch")).containsExactly("PREPARED");
    assertThat(suite.rows("select batch_id from payout.release")).isEmpty();
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
                    suite, folder.resolve("state"), Map.of(), "payout", "show", "P20190101")
                .exitCode())
        .isEqualTo(2);
  }

  private CommandProcess.Ended approve(String crashAt, String person) {
    return run(crashAt, "payout", "approve", BATCH, "--as", person);
  }

  private CommandProcess.Ended change(String crashAt, String verb) {
    return run(crashAt, "payout", verb, BATCH, "--because", "nobody was in", "--as", "morgan");
  }

  private CommandProcess.Ended run(String crashAt, String... words) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CLAIMWAY_PAYOUT_VAULT_FILE", folder.resolve("vault.csv").toString());
    if (!crashAt.isEmpty()) {
      environment.put("CLAIMWAY_CRASH_AT", crashAt);
    }
    return CommandProcess.run(suite, folder.resolve("state"), environment, words);
  }
}
