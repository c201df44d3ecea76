package io.claimway.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.RegistryIds;
import io.claimway.avro.Topic;
import io.claimway.batch.InputFreezer;
import io.claimway.batch.OutboxRelay;
import io.claimway.batch.TopicBook;
import io.claimway.integration.BrokenTopics;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.Topics;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.people.People;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StageAttempt;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import io.claimway.settings.people.PeopleFile;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class IngestFactsIT {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final World WORLD = World.generate(WorldParameters.demo(600, 34, 7, FIRST));

  private Suite suite;
  private Database database;
  private KafkaCluster kafka;
  private ObjectStore objects;
  private SparkEngine spark;
  private RunStore runs;
  private Lease lease;
  private IngestFacts ingest;
  private FactDatasets facts;
  private InputFreezer inputs;

  @BeforeEach
  void open(TestInfo test) throws SQLException {
    suite =
        SharedServers.suite(
            "ingest_" + Integer.toString(test.getDisplayName().hashCode() & 0xffffff, 36));
    database = Database.open(suite.postgres());
    kafka = KafkaCluster.open(suite.kafka());
    objects = ObjectStore.open(suite.s3());
    objects.ensureBucket();
    spark = new SparkEngine("local[2]", Map.of(), suite.s3());
    runs = new RunStore(database);
    lease = Lease.acquire(suite.postgres(), "test");
    ingest =
        new IngestFacts(
            spark,
            kafka,
            database,
            objects,
            new StagingSink(suite.postgres()),
            new WorkingSetReader(suite.postgres()),
            RegistryIds.none());
    facts = new FactDatasets(spark, objects);
    inputs =
        new InputFreezer(
            runs,
            new TopicBook(database, kafka),
            objects,
            PartnerMailboxes.USUAL,
            IngestFacts.topics(),
            "rules",
            "code");
    kafka.ensureTopics(Topics.all());
    Publisher.open(WORLD, kafka).close();
  }

  @AfterEach
  void close() throws SQLException {
    lease.close();
    spark.close();
    objects.close();
    kafka.close();
    database.close();
  }

  private StageContext night(LocalDate night) {
    Run run =
        new Run(
            Run.idOf("nightly", night),
            "nightly",
            night,
            BusinessNights.cutOff(night),
            ZoneId.of("America/New_York"),
            inputs.freeze());
    runs.create(run);
    return attempt(run);
  }

  private StageContext attempt(Run run) {
    StageAttempt attempt = runs.beginAttempt(run, StageName.INGEST, lease.epoch());
    return new StageContext(run, attempt, runs, new CrashPoints(null));
  }

  private Map<String, Long> count(String sql) {
    return database.inTransaction(
        connection -> {
          Map<String, Long> counts = new HashMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              counts.put(row.getString(1), row.getLong(2));
            }
          }
          return counts;
        });
  }

  private void publish(Session... sessions) {
    AvroCodec<Session> codec = AvroCodec.of(Session.class);
    try (TransactionalPublisher publisher = kafka.publisher("sessions-product")) {
      publisher.publish(
          List.of(sessions).stream()
              .map(s -> OutgoingRecord.of("sessions", s.sessionId(), codec.encode(s)))
              .toList());
    }
  }

  private static Session session(String id, int revision, Instant recordedAt) {
    Instant start = Instant.parse("2026-01-05T15:00:00Z");
    Session any =
        WORLD
            .facts(FIRST)
            .filter(f -> f.fact() instanceof Session)
            .map(f -> (Session) f.fact())
            .findFirst()
            .orElseThrow();
    return new Session(
        id,
        revision,
        revision == 1 ? SessionStatus.CONFIRMED : SessionStatus.AMENDED,
        any.providerId(),
        any.clientId(),
        start,
        start.plus(Duration.ofMinutes(53)),
        "America/New_York",
        any.deliveryMode(),
        any.place(),
        any.clientState(),
        List.of(new ServiceLine("90837", List.of(), 1)),
        any.diagnoses(),
        "note",
        true,
        null,
        Instant.parse("2026-01-05T16:30:00Z"),
        0,
        recordedAt);
  }

  @Test
  void everyRecordOfAWorldEndsInOneReceiptAndTheWorkingSetHoldsTheNewest() {
    try (Publisher publisher = Publisher.open(WORLD, kafka)) {
      int published = publisher.publish(FIRST);
      assertThat(publisher.publish(FIRST)).isZero();
      StageContext context = night(FIRST);
      ingest.run(context);

      assertThat(count("select 'all', count(*) from fact.receipt").get("all")).isEqualTo(published);
      assertThat(count("select 'v', count(*) from phi.fact_version").get("v"))
          .isEqualTo(
              published
                  - count("select outcome, count(*) from fact.receipt group by 1")
                      .getOrDefault("QUARANTINED", 0L));
      List<Session> sessions = facts.sessions(context).collectAsList();
      Set<String> expected =
          WORLD
              .facts(FIRST)
              .filter(f -> f.topic() == Topic.SESSIONS && f.fact() != null)
              .map(f -> f.key())
              .collect(Collectors.toSet());
      assertThat(sessions.stream().map(Session::sessionId))
          .containsExactlyInAnyOrderElementsOf(expected);
      Set<String> clients =
          facts.clients(context).collectAsList().stream()
              .map(Client::clientId)
              .collect(Collectors.toSet());
      assertThat(clients)
          .isEqualTo(sessions.stream().map(Session::clientId).collect(Collectors.toSet()));
      List<Provider> providers = facts.providers(context).collectAsList();
      assertThat(providers).hasSize(40);
      assertThat(facts.terms(context).charges()).hasSize(13);
      List<String> contracts =
          facts.terms(context).contracts().stream().map(Contract::contractId).toList();
      assertThat(contracts).doesNotHaveDuplicates().hasSize(23);
      String practice = providers.get(0).practice().practiceId();
      Map<String, Practice> practices =
          database.inTransaction(
              connection ->
                  FactTables.listPractices(
                      connection, List.of(practice), BusinessNights.cutOff(FIRST)));
      assertThat(practices).containsOnlyKeys(practice);
    }
    LocalDate second = BusinessNights.after(FIRST, 1);
    try (Publisher restarted = Publisher.open(WORLD, kafka)) {
      assertThat(restarted.publish(FIRST)).isZero();
      int published = restarted.publish(second);
      long before = count("select 'all', count(*) from fact.receipt").get("all");
      ingest.run(night(second));
      assertThat(count("select 'all', count(*) from fact.receipt").get("all") - before)
          .isEqualTo(published);
    }
  }

  @Test
  void garbageContradictionsAndConflictsGoToQuarantineAndDuplicatesAreTold() {
    Instant recorded = Instant.parse("2026-01-05T17:00:00Z");
    Session good = session("s-good", 1, recorded);
    Session backwards = session("s-bad", 1, recorded.minusSeconds(3600));
    publish(good, good, session("s-good", 1, recorded.plusSeconds(9)));
    publish(session("s-new", 2, recorded), session("s-new", 1, recorded), backwards);
    try (TransactionalPublisher publisher = kafka.publisher("vandal")) {
      publisher.publish(
          List.of(
              OutgoingRecord.of("sessions", "nul\0key", "no avro".getBytes(StandardCharsets.UTF_8)),
              OutgoingRecord.of("sessions", null, null)));
    }
    StageContext context = night(FIRST);
    ingest.run(context);

    assertThat(count("select outcome, count(*) from fact.receipt group by 1"))
        .isEqualTo(Map.of("STORED", 2L, "DUPLICATE", 1L, "SUPERSEDED", 1L, "QUARANTINED", 4L));
    assertThat(
            count("select reason, count(*) from fact.receipt where reason is not null group by 1"))
        .isEqualTo(
            Map.of(
                "NOT_AVRO", 1L,
                "EMPTY_VALUE", 1L,
                "REVISION_CONFLICT", 1L,
                "CONFIRMED_AFTER_RECORDED", 1L));
    assertThat(facts.sessions(context).collectAsList())
        .containsExactlyInAnyOrder(good, session("s-new", 2, recorded));

    new OutboxRelay(database, kafka).relay(lease.epoch());
    List<StoredRecord> quarantined = kafka.reader().readAll("sessions.quarantine");
    assertThat(quarantined).hasSize(4);
    assertThat(quarantined)
        .allSatisfy(
            record ->
                assertThat(record.headers())
                    .containsKeys("reason", "detail", "topic", "partition", "offset", "event-id"));
  }

  @Test
  void factsRecordedAfterTheCutOffWaitAndDecidedSessionsStayOut() {
    Instant recorded = Instant.parse("2026-01-05T17:00:00Z");
    Instant tomorrow = Instant.parse("2026-01-06T17:00:00Z");
    publish(
        session("s-decided", 1, recorded),
        session("s-held", 1, recorded),
        session("s-early", 1, tomorrow));
    StageContext first = night(FIRST);
    ingest.run(first);
    assertThat(facts.sessions(first).collectAsList().stream().map(Session::sessionId))
        .containsExactlyInAnyOrder("s-decided", "s-held");
    decide("s-decided", 1, "CLAIM");
    decide("s-held", 1, "HELD");
    assertThat(count("select session_id || ' ' || disposition, 1 from fact.session_disposition"))
        .containsOnlyKeys("s-decided CLAIM", "s-held HELD", "s-early CARRIED_OVER");

    LocalDate second = BusinessNights.after(FIRST, 1);
    StageContext next = night(second);
    ingest.run(next);
    assertThat(facts.sessions(next).collectAsList().stream().map(Session::sessionId))
        .containsExactlyInAnyOrder("s-held", "s-early");
    decide("s-held", 1, "CLAIM");
    decide("s-early", 1, "CANCELLED");

    LocalDate third = BusinessNights.after(FIRST, 2);
    StageContext empty = night(third);
    ingest.run(empty);
    assertThat(facts.isEmpty(empty)).isTrue();

    LocalDate fourth = BusinessNights.after(FIRST, 3);
    publish(session("s-decided", 2, Instant.parse("2026-01-08T12:00:00Z")));
    publish(session("s-held", 1, recorded));
    StageContext amended = night(fourth);
    ingest.run(amended);
    assertThat(facts.sessions(amended).collectAsList().stream().map(Session::sessionId))
        .containsExactly("s-decided");
  }

  private void decide(String session, int revision, String disposition) {
    database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                "insert into claim.session_state (session_id, revision, disposition, run_id) values"
                    + " ('"
                    + session
                    + "', "
                    + revision
                    + ", '"
                    + disposition
                    + "', 'test') on conflict (session_id) do update set disposition ="
                    + " excluded.disposition");
          }
        });
  }

  @Test
  void rowsOfATryThatDiedAreNotTaken() {
    publish(session("s-1", 1, Instant.parse("2026-01-05T17:00:00Z")));
    StageContext died = night(FIRST);
    database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                "insert into staging.ingest_fact values (%d, 0, 0, 'sessions', 0, 0, 's-ghost', 1, now(), 'c', null, null, 'x', '')"
                    .formatted(died.attemptId()));
          }
        });
    StageContext again = attempt(died.run());
    ingest.run(again);
    assertThat(count("select key, count(*) from phi.fact_version group by 1"))
        .isEqualTo(Map.of("s-1", 1L));
    assertThat(facts.sessions(again).count()).isEqualTo(1);
  }

  @Test
  void aTopicMadeAgainAfterTheFreezeIsLeftToTheNextNightByAPersonsWord() {
    Instant recorded = Instant.parse("2026-01-05T17:00:00Z");
    publish(session("s-lost", 1, recorded));
    StageContext frozen = night(FIRST);
    try (BrokenTopics topics = new BrokenTopics(suite)) {
      topics.makeAgain("sessions", 4);
    }
    assertThatThrownBy(() -> ingest.run(frozen))
        .isInstanceOf(RunRefused.class)
        .hasMessageStartingWith(
            "Cannot read the facts of nightly-2026-01-05: topic sessions is not as the book has read it")
        .hasMessageContaining("the topic was made again");

    TopicBook book = new TopicBook(database, kafka);
    People people = PeopleFile.read(Path.of("jobs", "people.yaml"));
    assertThat(
            book.accept(
                "sessions", "robin", "sent again", people, lease.epoch(), new CrashPoints(null)))
        .hasSize(4);
    publish(session("s-again", 1, recorded));
    ingest.run(attempt(frozen.run()));
    assertThat(count("select key, count(*) from fact.receipt group by 1")).isEmpty();

    ingest.run(night(BusinessNights.after(FIRST, 1)));
    assertThat(count("select key, generation from fact.receipt")).isEqualTo(Map.of("s-again", 2L));
  }
}
