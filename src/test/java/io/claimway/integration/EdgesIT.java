package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.claimway.exchange.InboundReceiver;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.KafkaFailure;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.PartitionOffset;
import io.claimway.kafka.Quarantine;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.Topics;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.Database;
import io.claimway.postgres.Migrations;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.PostgresTimeouts;
import io.claimway.run.OutsideFailure;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.UnusableConfiguration;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.s3.Outsider;
import io.claimway.s3.PutOutcome;
import io.claimway.s3.S3Settings;
import io.claimway.s3.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EdgesIT {
  private static SharedServers.Suite suite;

  @BeforeAll
  static void start() {
    suite = SharedServers.suite("edges");
  }

  @Test
  void anObjectIsWrittenOnceAndTheSameBytesCountAsWritten() {
    try (ObjectStore store = ObjectStore.open(suite.s3())) {
      assertThat(store.putIfAbsent("mailboxes/a/outbound/one.edi", utf8("ISA")))
          .isEqualTo(PutOutcome.CREATED);
      assertThat(store.putIfAbsent("mailboxes/a/outbound/one.edi", utf8("ISA")))
          .isEqualTo(PutOutcome.ALREADY_THERE);
      assertThat(store.putIfAbsent("mailboxes/a/outbound/one.edi", utf8("IEA")))
          .isEqualTo(PutOutcome.CONFLICT);
      assertThat(store.get("mailboxes/a/outbound/one.edi")).isEqualTo(utf8("ISA"));
      assertThat(store.find("mailboxes/a/outbound/two.edi")).isEmpty();
      assertThatThrownBy(() -> store.get("nowhere"))
          .isInstanceOf(ObjectStoreFailure.class)
          .hasMessage("Cannot get nowhere: HTTP 404 NoSuchKey");
    }
  }

  @Test
  void whatCannotBeTakenInHasItsOutcome() {
    try (ObjectStore store = ObjectStore.open(suite.s3())) {
      store.put(PartnerMailboxes.USUAL.inbound("a", "small.edi"), utf8("TA1*"));
      store.put(PartnerMailboxes.USUAL.inbound("a", "vast.edi"), utf8("ISA*".repeat(300)));
      InboundReceiver receiver = new InboundReceiver(store, PartnerMailboxes.USUAL, 1_000);

      store.put(PartnerMailboxes.USUAL.inbound("a", "empty.edi"), utf8(""));
      store.put(PartnerMailboxes.USUAL.inbound("a", "gone.edi"), utf8("ISA*"));
      store.put(PartnerMailboxes.USUAL.inbound("a", "other.edi"), utf8("ISA*1"));
      store.put(PartnerMailboxes.USUAL.inbound("a", "folder/nested.edi"), utf8("ISA*2"));
      store.put("mailboxes/a/inbound/folder/", utf8(""));
      List<InboundObject> listed = receiver.listNew(List.of("a"), found -> found);
      Outsider.delete(suite.s3(), PartnerMailboxes.USUAL.inbound("a", "gone.edi"));
      store.put(PartnerMailboxes.USUAL.inbound("a", "other.edi"), utf8("ISA*3"));

      assertThat(receiver.receive(listed))
          .extracting(file -> file.name() + " " + file.outcome() + " " + file.kind())
          .containsExactly(
              "empty.edi LATER null",
              "folder/nested.edi TAKEN UNKNOWN",
              "gone.edi GONE null",
              "other.edi CHANGED null",
              "small.edi TAKEN UNKNOWN",
              "vast.edi TOO_LARGE null");
    }
  }

  @Test
  void ofEightWritersOfOneKeyOneWins() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try (ObjectStore store = ObjectStore.open(suite.s3())) {
      List<Future<PutOutcome>> outcomes = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        byte[] content = utf8("writer " + writer);
        outcomes.add(writers.submit(() -> store.putIfAbsent("race", content)));
      }
      List<PutOutcome> ended = new ArrayList<>();
      for (Future<PutOutcome> outcome : outcomes) {
        ended.add(outcome.get());
      }
      assertThat(ended).filteredOn(PutOutcome.CREATED::equals).hasSize(1);
      assertThat(ended).filteredOn(PutOutcome.CONFLICT::equals).hasSize(7);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void listsEveryPageInKeyOrderWithoutThePrefix() {
    try (ObjectStore store = ObjectStore.open(suite.s3())) {
      for (int i = 0; i < 1100; i++) {
        store.put("list/%04d".formatted(i), utf8("x".repeat(i % 3)));
      }
      assertThat(store.keys("list/"))
          .hasSize(1100)
          .isSorted()
          .startsWith("list/0000")
          .endsWith("list/1099");
      try (var objects = store.list("list/0001")) {
        assertThat(objects)
            .extracting(StoredObject::key, StoredObject::bytes)
            .containsExactly(tuple("list/0001", 1L));
      }
      assertThat(store.sparkPath("runs/x"))
          .isEqualTo("s3a://claimway/" + suite.s3().prefix() + "/runs/x");
    }
  }

  @Test
  void aWrongSecretOrBucketIsToldWithTheAddress() {
    S3Settings right = suite.s3();
    refusesS3(
        new S3Settings(
            right.endpoint(),
            right.region(),
            right.bucket(),
            "",
            right.accessKey(),
            "wrong",
            "",
            2),
        "Cannot use s3.access-key and s3.secret-key for bucket claimway at "
            + right.endpoint()
            + ": HTTP 403 SignatureDoesNotMatch");
    refusesS3(
        new S3Settings(
            right.endpoint(),
            right.region(),
            "nobody",
            "",
            right.accessKey(),
            right.secretKey(),
            "",
            2),
        "Cannot use s3.bucket nobody at " + right.endpoint() + ": HTTP 404 NoSuchBucket");
  }

  @Test
  void anAddressWhereNobodyAnswersIsTold() throws IOException {
    int closed = closedPort();
    S3Settings s3 = suite.s3();
    assertThatThrownBy(
            () -> {
              try (ObjectStore store =
                  ObjectStore.open(
                      new S3Settings(
                          "http://127.0.0.1:" + closed,
                          "",
                          "b",
                          "",
                          s3.accessKey(),
                          s3.secretKey(),
                          "",
                          1))) {
                store.verify();
              }
            })
        .satisfies(EdgesIT::mayPass)
        .hasMessageStartingWith("Cannot reach s3.endpoint http://127.0.0.1:" + closed);
    assertThatThrownBy(
            () ->
                Database.open(postgres("jdbc:postgresql://127.0.0.1:" + closed + "/claimway", "x")))
        .satisfies(EdgesIT::mayPass)
        .hasMessageStartingWith(
            "Cannot reach postgres.url jdbc:postgresql://127.0.0.1:" + closed + "/claimway: ");
    assertThatThrownBy(
            () ->
                KafkaCluster.open(
                    new io.claimway.kafka.KafkaSettings("127.0.0.1:" + closed, "", "", 1, 1, 2)))
        .satisfies(EdgesIT::mayPass)
        .hasMessageStartingWith("Cannot reach kafka.bootstrap-servers 127.0.0.1:" + closed);
  }

  /** No setting need be wrong: the same command may go on a little later. */
  private static void mayPass(Throwable failure) {
    assertThat(failure).isInstanceOf(OutsideFailure.class);
    assertThat(((OutsideFailure) failure).mayPass()).isTrue();
  }

  @Test
  void aWrongPasswordOrDatabaseIsToldWithTheAddress() {
    String url = suite.postgres().url();
    assertThatThrownBy(() -> Database.open(postgres(url, "wrong")))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage("Cannot use postgres.user pipeline and its password: refused by " + url);
    String nowhere = url.substring(0, url.lastIndexOf('/')) + "/nowhere";
    assertThatThrownBy(() -> Database.open(postgres(nowhere, suite.postgres().password())))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage(
            "Cannot use postgres.url "
                + nowhere
                + ": no such database; a superuser creates it, and then: jobs/claimway migrate");
  }

  @Test
  void aTransactionThatFailsLeavesNothing() {
    try (Database database = Database.open(suite.postgres().asMigrator())) {
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("create table public.tried (word text)");
            }
          });
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          statement.execute("insert into public.tried values ('half')");
                          throw new IllegalStateException("Cannot go on");
                        }
                      }))
          .hasMessage("Cannot go on");
      assertThat(count(database)).isZero();
    }
  }

  private static long count(Database database) {
    return database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              var row = statement.executeQuery("select count(*) from public.tried")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Test
  void migratingTwiceAppliesNothing() throws SQLException {
    assertThat(Migrations.apply(suite.postgres())).isZero();
  }

  @Test
  void theRoleOfTheNightsSeesThatNoMigrationIsMissing() {
    assertThatCode(() -> Migrations.verify(suite.postgres())).doesNotThrowAnyException();
  }

  /** A night that begins at once must not leave half of them to the next one. */
  @Test
  void showsAllThatWasPublishedAsSoonAsItIsPublished() {
    try (KafkaCluster cluster = KafkaCluster.open(suite.kafka())) {
      cluster.ensureTopics(List.of("charges"));
      try (TransactionalPublisher publisher = cluster.publisher("outside")) {
        long before = 0;
        for (int times = 1; times <= 40; times++) {
          List<OutgoingRecord> records = new ArrayList<>();
          for (int key = 0; key < 30; key++) {
            records.add(OutgoingRecord.of("charges", "key-" + key, utf8("value")));
          }
          publisher.publish(records);
          long ends =
              cluster.endOffsets(List.of("charges")).stream()
                  .mapToLong(PartitionOffset::offset)
                  .sum();
          assertThat(ends - before).isGreaterThanOrEqualTo(records.size());
          before = ends;
        }
      }
    }
  }

  @Test
  void recordsOfATransactionAppearTogetherAndTheFencedWriterWritesNothing() {
    try (KafkaCluster cluster = KafkaCluster.open(suite.kafka())) {
      cluster.ensureTopics(Topics.all());
      cluster.ensureTopics(Topics.all());
      try (TransactionalPublisher first = cluster.publisher("writer")) {
        first.publish(
            List.of(
                OutgoingRecord.of("sessions", "a", utf8("1")),
                OutgoingRecord.of("clients", "b", utf8("2"))));
        try (TransactionalPublisher second = cluster.publisher("writer")) {
          second.publish(List.of(OutgoingRecord.of("sessions", "a", utf8("3"))));
          assertThatThrownBy(
                  () -> first.publish(List.of(OutgoingRecord.of("sessions", "a", utf8("4")))))
              .isInstanceOf(KafkaFailure.class)
              .hasMessageStartingWith("Cannot publish as ");
        }
      }
      List<StoredRecord> sessions = cluster.reader().readAll("sessions");
      assertThat(sessions).extracting(StoredRecord::value).containsExactly(utf8("1"), utf8("3"));
      assertThat(cluster.endOffsets(List.of("sessions", "clients")))
          .hasSize(8)
          .extracting(PartitionOffset::topic)
          .contains("clients");
    }
  }

  @Test
  void aQuarantinedRecordKeepsItsBytesItsReasonAndItsPlace() {
    try (KafkaCluster cluster = KafkaCluster.open(suite.kafka())) {
      cluster.ensureTopics(Topics.all());
      StoredRecord garbage =
          new StoredRecord("charges", 2, 17, "key", utf8("garbage"), java.util.Map.of());
      try (TransactionalPublisher publisher = cluster.publisher("quarantine")) {
        new Quarantine(publisher)
            .setAside(List.of(new Quarantine.SetAside(garbage, "does not decode")));
      }
      StoredRecord aside = cluster.reader().readAll("charges.quarantine").get(0);
      assertThat(aside.value()).isEqualTo(utf8("garbage"));
      assertThat(aside.headers())
          .containsEntry("reason", "does not decode")
          .containsEntry("topic", "charges")
          .containsEntry("partition", "2")
          .containsEntry("offset", "17");
    }
  }

  private static void refusesS3(S3Settings settings, String message) {
    try (ObjectStore store = ObjectStore.open(settings)) {
      assertThatThrownBy(store::verify)
          .isInstanceOf(UnusableConfiguration.class)
          .hasMessage(message);
    }
  }

  private static PostgresSettings postgres(String url, String password) {
    return new PostgresSettings(url, "pipeline", password, "", "", 2, 5, PostgresTimeouts.USUAL);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
