package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.Topics;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.StoredObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Postgres put back to an older state while the bucket and Kafka are ahead: refused, named, and led
 * out without anything sent or paid twice. One book, put back twice to the same state.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreDrillIT {
  private static final int REFUSED = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);
  private static final String[] LOST = {"2026-01-26", "2026-01-27"};

  @TempDir static Path folder;
  private static Suite suite;
  private static CommandLineRun claimway;
  private static List<String> left;
  private static List<String> told;
  private static String head;
  private static String batch;

  @BeforeAll
  static void runNightsBeyondABackup() throws SQLException {
    suite = SharedServers.suite("restore_drill");
    claimway =
        CommandLineRun.on(suite, folder, "claimway", Path.of("jobs", "payers"))
            .at("2026-01-28T17:00:00Z");
    whole(
        claimway.run(
            "demo",
            "--sessions",
            "40",
            "--nights",
            "6",
            "--first-night",
            "2026-01-15",
            "--seed",
            "11",
            "--faults",
            "some"));
    copyDatabase(name(), name() + "_backup");
    whole(claimway.run("demo", "--more-nights", "2"));
    left = left();
    told = told();
    head = head();
    batch = suite.rows("select batch_id from payout.batch where state = 'RELEASED'").get(0);
    assertThat(left).anyMatch(file -> file.contains("NACHA_20260127_" + batch));
    assertThat(left).anyMatch(file -> file.contains("837P_20260126_"));
  }

  @Test
  @Order(1)
  void nothingIsDoneOnAnOlderBookUntilAPersonSaysSo() throws SQLException {
    putBack();
    for (String[] command :
        List.of(
            new String[] {"nightly", "--business-date", LOST[0]},
            new String[] {"payout", "approve", batch, "--as", "second-person"},
            new String[] {"resolve", "ffff", "--as", "robin", "--because", "why"})) {
      Ended refused = claimway.run(command);
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(REFUSED);
      assertThat(refused.err())
          .contains("the book ends with the night of 2026-01-23 and the bucket goes on")
          .contains("the book lacks the nights of 2026-01-26, 2026-01-27, 2 of their heads")
          .containsPattern("\\d+ files that left, 1 of them to the bank")
          .contains("jobs/claimway restore accept --as ID --because WORDS");
    }
    Ended shown = claimway.run("restore", "show");
    assertThat(shown.exitCode()).isEqualTo(REFUSED);
    assertThat(shown.out())
        .contains("night 2026-01-26 had finished", "left for bank: NACHA_20260127_" + batch);
    assertThat(accept("nobody").exitCode()).isEqualTo(REFUSED);
    assertThat(suite.rows("select nth::text from run.restore")).isEmpty();
  }

  @Test
  @Order(2)
  void theLostNightsRunAgainAndWhatLeftIsRecognised() {
    whole(accept("robin"));
    assertThat(suite.rows("select concat_ws(' ', nth, decided_by, because) from run.restore"))
        .containsExactly("1 robin the disk was lost");
    Ended tooEarly = claimway.run("nightly", "--business-date", LOST[1]);
    assertThat(tooEarly.exitCode()).as(tooEarly.err()).isEqualTo(REFUSED);
    assertThat(tooEarly.err())
        .contains("that of 2026-01-26 has run before the book was put back, and comes first");
    for (String night : LOST) {
      whole(claimway.run("nightly", "--business-date", night));
    }
    whole(claimway.run("payout", "approve", batch, "--as", "second-person"));

    assertThat(left()).isEqualTo(left);
    assertThat(told()).isEqualTo(told);
    assertThat(head()).isEqualTo(head);
    assertThat(items()).isEmpty();
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      assertThat(objects.keys("ledger/heads/2026-01-26"))
          .hasSize(2)
          .allSatisfy(
              key ->
                  assertThat(objects.get(key)).isEqualTo(objects.get("ledger/heads/2026-01-26")));
    }
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
    assertThat(claimway.run("restore", "show").exitCode()).isZero();
    Ended again = accept("robin");
    assertThat(again.exitCode()).isEqualTo(REFUSED);
    assertThat(again.err()).contains("the book lacks nothing that the bucket has");
  }

  @Test
  @Order(3)
  void whatTheLostNightsMakeOtherwiseStaysHereAndIsAnItem() throws SQLException {
    putBack();
    whole(accept("robin"));
    claimway = claimway.configuredWith("limits:\n  claims-per-file: 1\n");
    for (String night : LOST) {
      whole(claimway.run("nightly", "--business-date", night));
    }
    assertThat(left().stream().filter(file -> file.contains("/837P_")))
        .isEqualTo(left.stream().filter(file -> file.contains("/837P_")).toList());
    assertThat(
            suite.rows(
                "select distinct withheld_reason from exchange.outbound_file where state = 'WITHHELD'"))
        .allMatch(why -> why.startsWith("this night had run before the book was put back"))
        .isNotEmpty();
    assertThat(items()).anyMatch(item -> item.startsWith("LEFT_BEFORE_RESTORE file 837P_20260126"));
    Ended approved = claimway.run("payout", "approve", batch, "--as", "second-person");
    assertThat(left().stream().filter(file -> file.contains("/NACHA_")))
        .as(approved.err())
        .isEqualTo(left.stream().filter(file -> file.contains("/NACHA_")).toList());
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
  }

  private static Ended accept(String person) {
    return claimway.run("restore", "accept", "--as", person, "--because", "the disk was lost");
  }

  private static void whole(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
  }

  private static List<String> left() {
    try (ObjectStore objects = ObjectStore.open(suite.s3());
        Stream<StoredObject> all = objects.list("mailboxes/")) {
      return all.filter(object -> object.key().contains("/outbound/"))
          .map(object -> object.key() + " " + object.etag())
          .toList();
    }
  }

  /** What each topic of ours was told, in no order, with what was told twice. */
  private static List<String> told() {
    try (KafkaCluster kafka = KafkaCluster.open(suite.kafka())) {
      return Topics.EVENTS.stream()
          .flatMap(topic -> kafka.reader().readAll(topic).stream())
          .map(record -> record.topic() + " " + record.headers().get("event-id"))
          .sorted()
          .toList();
    }
  }

  private static String head() {
    return suite
        .rows("select encode(hash, 'hex') from ledger.block order by block desc limit 1")
        .get(0);
  }

  private static List<String> items() {
    return suite.rows(
        "select concat_ws(' ', kind, subject) from worklist.item where state = 'OPEN' and kind like '%BEFORE_RESTORE' order by 1");
  }

  private static String name() {
    String url = suite.postgres().url();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static void putBack() throws SQLException {
    copyDatabase(name() + "_backup", name());
  }

  private static void copyDatabase(String from, String to) throws SQLException {
    try (Connection connection = Database.connect(SharedServers.asSuperuser())) {
      // Tasks hand their connections on for a minute.
      Rows.run(
          connection,
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(from));
      Rows.run(connection, "drop database if exists " + to + " with (force)");
      Rows.run(connection, "create database " + to + " template " + from + " owner migrator");
    }
  }
}
