package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.RegistryIds;
import io.claimway.batch.BatchJobs;
import io.claimway.batch.InputFreezer;
import io.claimway.batch.NightOrder;
import io.claimway.batch.Nights;
import io.claimway.batch.SubmitFiles;
import io.claimway.batch.TopicBook;
import io.claimway.exchange.AnswerFiles;
import io.claimway.exchange.Delivery;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.Topics;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.run.NightCalendar;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import io.claimway.spark.BuildClaims;
import io.claimway.spark.FactDatasets;
import io.claimway.spark.IngestFacts;
import io.claimway.spark.PublishedDatasets;
import io.claimway.spark.SparkEngine;
import io.claimway.spark.SplitClaims;
import io.claimway.spark.StagingSink;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.Tries;
import io.claimway.x12.check.FileCheck;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Facts of a small world from Kafka to files in the mailboxes, on real servers. */
class BuildToSubmitIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int NIGHTS = 5;
  private static final int SESSIONS = 150;

  /** What a book looks like after its nights. */
  private record Book(List<String> files, long claims, long held) {}

  @Test
  void sendsEveryReadyClaimOnceAndTheSameBytesAtAnyParallelism() throws Exception {
    Book two = nights("build_two", "local[2]");
    Book one = nights("build_one", "local[1]");
    assertThat(two.claims()).isPositive();
    assertThat(two.held()).isPositive();
    assertThat(one).isEqualTo(two);
  }

  private static Book nights(String name, String master) throws Exception {
    Suite suite = SharedServers.suite(name);
    World world = World.generate(WorldParameters.demo(SESSIONS, NIGHTS, 7, FIRST));
    try (Database database = Database.open(suite.postgres());
        ObjectStore objects = ObjectStore.open(suite.s3());
        KafkaCluster kafka = KafkaCluster.open(suite.kafka());
        Publisher publisher = Publisher.open(world, kafka);
        SparkEngine engine = new SparkEngine(master, Map.of(), suite.s3());
        Lease lease = Lease.acquire(suite.postgres(), "test")) {
      kafka.ensureTopics(Topics.all());
      RunStore runs = new RunStore(database);
      Nights nights =
          new Nights(
              runs,
              new BatchJobs(database.dataSource(), runs, Tries.of(1)),
              new InputFreezer(
                  runs,
                  new TopicBook(database, kafka),
                  objects,
                  PartnerMailboxes.USUAL,
                  IngestFacts.topics(),
                  "rules",
                  "code"),
              stages(suite, database, objects, kafka, engine),
              new NightCalendar(ZoneId.of("America/New_York"), LocalTime.of(2, 0)),
              Optional::empty,
              (run, epoch, points) -> 0);
      for (LocalDate night : BusinessNights.from(FIRST, NIGHTS)) {
        publisher.publish(night);
        nights.run(
            NightOrder.of(night, BusinessNights.cutOff(night)),
            lease,
            new CrashPoints(null),
            (run, stage, totals, took) -> {});
      }
      check(database, objects);
      return book(database);
    }
  }

  private static List<Stage> stages(
      Suite suite, Database database, ObjectStore objects, KafkaCluster kafka, SparkEngine engine) {
    StagingSink sink = new StagingSink(suite.postgres());
    FactDatasets facts = new FactDatasets(engine, objects);
    PublishedDatasets datasets = new PublishedDatasets(engine, objects);
    PayerProfiles profiles = ShippedProfiles.read();
    return List.of(
        new IngestFacts(
            engine,
            kafka,
            database,
            objects,
            sink,
            new WorkingSetReader(suite.postgres()),
            RegistryIds.none()),
        new ConfirmCoverage(engine, facts, datasets),
        new BuildClaims(engine, sink, facts, datasets, database, profiles, Duration.ofDays(2)),
        new SplitClaims(
            engine, new StagingSink(suite.postgres()), database, profiles, suite.s3(), 5_000),
        new SubmitFiles(
            database,
            new Delivery(database, objects, PartnerMailboxes.USUAL),
            new AnswerFiles(database, objects, profiles),
            profiles));
  }

  private static void check(Database database, ObjectStore objects) {
    assertThat(
            rows(
                database,
                "select name || ': ' || withheld_reason from exchange.outbound_file where state <> 'DELIVERED'"))
        .isEmpty();
    assertThat(rows(database, "select distinct state from claim.state"))
        .containsExactly("SUBMITTED");
    assertThat(
            rows(
                database,
                "select session_id from claim.session_state s where disposition = 'HELD' and not exists"
                    + " (select from claim.hold h where h.session_id = s.session_id and h.released_run is null)"))
        .isEmpty();
    assertThat(
            rows(
                database,
                "select l.session_id from claim.line l join claim.state s using (claim_id, version) group by 1 having count(distinct claim_id) > 1"))
        .isEmpty();
    assertThat(
            rows(
                database,
                "select (select sum(charge_cents) from exchange.outbound_file) || ' ' || (select sum(charge_cents) from claim.version)"
                    + " || ' ' || (select sum(amount_cents) from ledger.transfer)"))
        .allSatisfy(
            sums ->
                assertThat(List.of(sums.split(" ", -1)))
                    .allMatch(sum -> sum.equals(sums.split(" ", -1)[0])));
    for (String key :
        rows(
            database,
            "select partner || '/' || name from exchange.outbound_file order by file_id")) {
      String[] names = key.split("/", -1);
      assertThat(
              FileCheck.read(objects.get(PartnerMailboxes.USUAL.outbound(names[0], names[1])))
                  .isClean())
          .isTrue();
    }
  }

  private static Book book(Database database) {
    return new Book(
        rows(
            database,
            "select partner || ' ' || name || ' ' || sha256 from exchange.outbound_file order by file_id"),
        Long.parseLong(rows(database, "select count(*)::text from claim.claim").get(0)),
        Long.parseLong(
            rows(
                    database,
                    "select count(*)::text from claim.session_state where disposition = 'HELD'")
                .get(0)));
  }

  private static List<String> rows(Database database, String sql) {
    return database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(row.getString(1));
            }
            return rows;
          }
        });
  }
}
