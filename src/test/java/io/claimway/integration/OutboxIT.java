package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.batch.OutboxRelay;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.KafkaSettings;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.Topics;
import io.claimway.postgres.Database;
import io.claimway.postgres.DatabaseFailure;
import io.claimway.postgres.Rows;
import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The relay of the outbox on one book: what dies on the way, and what Kafka does not take. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutboxIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 5);
  private static final String TOPIC = "session-status";
  private static final int TWO_MEGABYTES = 2 << 20;

  @TempDir static Path folder;
  private static Suite suite;
  private static Database database;
  private static KafkaCluster kafka;
  private static BrokenTopics topics;
  private static RunStore runs;

  @BeforeAll
  static void open() {
    suite = SharedServers.suite("outbox");
    database = Database.open(suite.postgres());
    kafka = KafkaCluster.open(suite.kafka());
    kafka.ensureTopics(Topics.all());
    topics = new BrokenTopics(suite);
    runs = new RunStore(database);
    runs.create(
        new Run(
            "nightly-" + NIGHT,
            "nightly",
            NIGHT,
            NIGHT.atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneOffset.UTC,
            new RunManifest(List.of(), List.of(), "rules", "code")));
    runs.finish("nightly-" + NIGHT, 0);
  }

  @AfterAll
  static void close() {
    topics.close();
    kafka.close();
    database.close();
  }

  @Test
  @Order(1)
  void whatWasSentBeforeACrashIsNotSentAgain() {
    leave("a", 1, "one");
    leave("a", 2, "two");
    leave("b", 1, "one");
    migrate(
        "create function run.refuse() returns trigger language plpgsql as $$ begin raise 'crash'; end $$;"
            + " create trigger refuse before update on run.outbox for each row execute function run.refuse()");
    assertThatThrownBy(OutboxIT::relay).isInstanceOf(DatabaseFailure.class);
    assertThat(told()).containsExactlyInAnyOrder("a one", "a two", "b one");
    assertThat(unsent()).hasSize(3);
    migrate("drop trigger refuse on run.outbox; drop function run.refuse()");

    leave("b", 2, "two");
    assertThat(relay()).as("sent by the next relay").isEqualTo(1);
    assertThat(told()).containsExactlyInAnyOrder("a one", "a two", "b one", "b two");
    assertThat(unsent()).isEmpty();
    assertThat(relay()).isZero();
  }

  @Test
  @Order(2)
  void anEventThatKafkaDoesNotTakeStandsAsideAndOtherKeysGoOn() throws IOException {
    leave("c", 1, "before");
    leaveLarge("c", 2);
    leave("c", 3, "behind");
    leave("d", 1, "another key");
    assertThat(relay()).isEqualTo(2);
    assertThat(told()).contains("c before", "d another key").doesNotContain("c behind");
    assertThat(unsent()).containsExactly("c 2", "c 3");
    assertThat(items())
        .containsExactly(
            "EVENT_TOO_LARGE ENGINEER OPEN Kafka does not take its 2097152 bytes; behind it wait 1");
    assertThat(rows("select state from run.run where job like 'outbox-%'"))
        .containsExactly("FINISHED");

    leave("c", 4, "later");
    assertThat(relay()).as("tried again, in vain").isZero();
    assertThat(rows("select run_id from run.run where job like 'outbox-%'")).hasSize(1);

    topics.configure(TOPIC, "max.message.bytes", String.valueOf(2 * TWO_MEGABYTES));
    Path properties =
        Files.writeString(
            folder.resolve("kafka.properties"), "max.request.size=" + 2 * TWO_MEGABYTES);
    KafkaSettings settings = suite.kafka();
    try (KafkaCluster roomy =
        KafkaCluster.open(
            new KafkaSettings(
                settings.bootstrapServers(),
                settings.topicPrefix(),
                properties.toString(),
                settings.partitions(),
                settings.replicationFactor(),
                settings.timeoutSeconds()))) {
      assertThat(new OutboxRelay(database, roomy).relay(epoch())).isEqualTo(3);
    }
    assertThat(unsent()).isEmpty();
    assertThat(told().stream().filter(each -> each.startsWith("c ")))
        .containsExactly("c before", "c 2097152 bytes", "c behind", "c later");
    assertThat(items()).allMatch(item -> item.startsWith("EVENT_TOO_LARGE ENGINEER CLOSED"));
  }

  @Test
  @Order(3)
  void anEventThatAPersonGivesUpLetsTheEventsBehindItGo() {
    topics.configure(TOPIC, "max.message.bytes", "1048588");
    leaveLarge("e", 1);
    leave("e", 2, "behind");
    assertThat(relay()).isZero();
    rows(
        "update worklist.item set state = 'RESOLVED', ended_run = 'nightly-2026-01-05' where state = 'OPEN' returning kind");
    assertThat(relay()).isEqualTo(1);
    assertThat(told()).contains("e behind");
    assertThat(unsent()).containsExactly("e 1");
    assertThat(relay()).isZero();
  }

  private static long relay() {
    return new OutboxRelay(database, kafka).relay(epoch());
  }

  private static long epoch() {
    return Long.parseLong(rows("select epoch::text from run.lease").get(0));
  }

  private static void leave(String key, int seq, String text) {
    append(key, seq, "convert_to('" + text + "', 'UTF8')");
  }

  /** Bytes that no compression makes small. */
  private static void leaveLarge(String key, int seq) {
    append(
        key,
        seq,
        "(select string_agg(sha256(convert_to(n::text, 'UTF8')), '') from generate_series(1, %d) n)"
            .formatted(TWO_MEGABYTES / 32));
  }

  private static void append(String key, int seq, String payload) {
    rows(
        "insert into run.outbox (event_id, topic, key, key_seq, run_id, payload) values ('%1$s-%2$d', '%3$s', '%1$s', %2$d, 'nightly-2026-01-05', %4$s) returning key"
            .formatted(key, seq, TOPIC, payload));
  }

  private static List<String> told() {
    return kafka.reader().readAll(TOPIC).stream().map(OutboxIT::text).toList();
  }

  private static String text(StoredRecord record) {
    return record.key()
        + " "
        + (record.value().length == TWO_MEGABYTES
            ? TWO_MEGABYTES + " bytes"
            : new String(record.value(), StandardCharsets.UTF_8));
  }

  private static List<String> unsent() {
    return rows("select key || ' ' || key_seq from run.outbox where sent_at is null order by 1");
  }

  private static List<String> items() {
    return rows(
        "select concat_ws(' ', kind, owner, state, root_cause) from worklist.item order by 1");
  }

  private static List<String> rows(String sql) {
    return database.inTransaction(
        connection -> Rows.list(connection, sql, row -> row.getString(1)));
  }

  private static void migrate(String sql) {
    try (Database owner = Database.open(suite.postgres().asMigrator())) {
      owner.inTransaction(
          connection -> {
            Rows.run(connection, sql);
            return null;
          });
    }
  }
}
