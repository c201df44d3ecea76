package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.avro.RegistryIds;
import io.claimway.batch.BatchJobs;
import io.claimway.batch.InputFreezer;
import io.claimway.batch.NightOrder;
import io.claimway.batch.Nights;
import io.claimway.batch.ReceiveFiles;
import io.claimway.batch.TopicBook;
import io.claimway.exchange.AnswerIntake;
import io.claimway.exchange.Delivery;
import io.claimway.exchange.InboundReceiver;
import io.claimway.exchange.InquiryFiles;
import io.claimway.exchange.Pause;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.Topics;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.run.NightCalendar;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import io.claimway.spark.CheckEligibility;
import io.claimway.spark.FactDatasets;
import io.claimway.spark.IngestFacts;
import io.claimway.spark.PublishedDatasets;
import io.claimway.spark.SparkEngine;
import io.claimway.spark.StagingSink;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Tries;
import io.claimway.x12.check.FileCheck;
import java.nio.file.Path;
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
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One book, in order: a night that dies while it waits, its rerun, and the night after. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EligibilityIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 6);
  private static final int SESSIONS = Integer.getInteger("eligibility.sessions", 300);

  @TempDir static Path folder;
  private static Database database;
  private static ObjectStore objects;
  private static KafkaCluster kafka;
  private static SparkEngine spark;
  private static OutsideWorld outside;
  private static PayerProfiles profiles;
  private static List<String> sentBeforeDeath;

  @BeforeAll
  static void openBook() {
    SharedServers.Suite suite = SharedServers.suite("eligibility");
    database = Database.open(suite.postgres());
    objects = ObjectStore.open(suite.s3());
    kafka = KafkaCluster.open(suite.kafka());
    profiles = ShippedProfiles.read();
    spark = new SparkEngine("local[2]", Map.of(), suite.s3());
    World world = World.generate(WorldParameters.oneNight(SESSIONS, 7, NIGHT));
    kafka.ensureTopics(Topics.all());
    try (Publisher publisher = Publisher.open(world, kafka)) {
      publisher.publish(NIGHT.minusDays(1));
      publisher.publish(NIGHT);
    }
    outside =
        new OutsideWorld(
            new StoredMailboxes(objects),
            world.registry(),
            FaultMenu.named("none"),
            7,
            NIGHT.minusDays(1),
            folder);
  }

  @AfterAll
  static void closeBook() {
    spark.close();
    kafka.close();
    objects.close();
    database.close();
  }

  @Test
  @Order(1)
  void dyingWhileItWaitsLeavesItsQuestionsInTheMailboxes() {
    assertThatThrownBy(
            () ->
                run(
                    NIGHT,
                    atMost -> {
                      throw new IllegalStateException("Cannot wait: killed");
                    }))
        .hasMessage("Cannot wait: killed");
    sentBeforeDeath = mailboxes("outbound");
    assertThat(sentBeforeDeath).isNotEmpty().allMatch(name -> name.contains("/270_20260106_"));
    assertThat(sentBeforeDeath)
        .allSatisfy(name -> assertThat(FileCheck.read(objects.get(name)).isClean()).isTrue());
  }

  @Test
  @Order(2)
  void theRerunAsksNothingTwiceAndDecidesFromTheAnswers() {
    run(NIGHT, atMost -> outside.answerEligibility(NIGHT));

    assertThat(mailboxes("outbound")).isEqualTo(sentBeforeDeath);
    assertThat(outside.claimwayErrors()).isEmpty();
    assertThat(figures("select kind, count(*) from exchange.inbound_file group by kind"))
        .containsExactly(Map.entry("271", (long) sentBeforeDeath.size()));
    assertThat(
            figures(
                "select outcome, count(*) from exchange.inbound_file where handled_run ="
                    + " 'nightly-2026-01-06' group by outcome"))
        .containsExactly(Map.entry("APPLIED", (long) sentBeforeDeath.size()));
    assertThat(
            figures(
                "select 'open', count(*) from eligibility.inquiry i where not exists (select from"
                    + " eligibility.evidence e where e.trace = i.trace)"))
        .containsExactly(Map.entry("open", 0L));
    Map<String, Long> decided =
        figures("select status, count(*) from eligibility.decision group by status");
    assertThat(decided).containsKeys("CONFIRMED", "MISMATCH").doesNotContainKey("UNCONFIRMED");
    assertThat(decided.get("CONFIRMED")).isGreaterThan(SESSIONS / 2);
    assertThat(
            figures(
                "select 'items', count(*) from worklist.item where kind = 'ELIGIBILITY_ANSWER'"))
        .containsExactly(Map.entry("items", 0L));
  }

  @Test
  @Order(3)
  void decisionsOfAPayerThatIsAskedArePinnedToTheBytesOfTheirAnswer() {
    assertThat(
            figures(
                """
                select 'unpinned', count(*) from eligibility.decision d left join eligibility.evidence e using (evidence_id)
                 where d.status in ('CONFIRMED', 'MISMATCH', 'INACTIVE') and e.sha256 is null
                """))
        .containsExactly(Map.entry("unpinned", 0L));
    Map<String, Long> told =
        figures(
            """
            select 'copay', count(*) from eligibility.evidence where copay_cents > 0
            union all select 'deductible', count(*) from eligibility.evidence where deductible_left_cents > 0 and coinsurance_millionths = 200000
            """);
    assertThat(told.values()).hasSize(2).allMatch(count -> count > 0);
  }

  @Test
  @Order(4)
  void anEmptyNightAsksNobody() {
    run(
        NIGHT.plusDays(1),
        atMost -> {
          throw new IllegalStateException("Cannot wait: nobody was asked");
        });
    assertThat(mailboxes("outbound")).isEqualTo(sentBeforeDeath);
  }

  private static void run(LocalDate night, Pause pause) {
    RunStore runs = new RunStore(database);
    StagingSink sink = new StagingSink(database.settings());
    PublishedDatasets datasets = new PublishedDatasets(spark, objects);
    InboundReceiver receiver = new InboundReceiver(objects, PartnerMailboxes.USUAL, 1L << 30);
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
            List.of(
                new ReceiveFiles(receiver),
                new IngestFacts(
                    spark,
                    kafka,
                    database,
                    objects,
                    sink,
                    new WorkingSetReader(database.settings()),
                    RegistryIds.none()),
                new CheckEligibility(
                    new FactDatasets(spark, objects),
                    datasets,
                    sink,
                    new EvidenceReader(database.settings()),
                    new InquiryFiles(database, objects, profiles),
                    new Delivery(database, objects, PartnerMailboxes.USUAL),
                    new AnswerIntake(database, runs, objects, receiver, profiles),
                    profiles,
                    pause,
                    Duration.ofSeconds(10))),
            new NightCalendar(ZoneId.of("America/New_York"), LocalTime.of(2, 0)),
            Optional::empty,
            (run, epoch, points) -> 0);
    try (Lease lease = Lease.acquire(database.settings(), "test")) {
      nights.run(
          NightOrder.of(night, BusinessNights.cutOff(night)),
          lease,
          new CrashPoints(null),
          (run, stage, totals, took) ->
              System.getLogger("night").log(System.Logger.Level.INFO, "{0} {1}", stage, took));
    }
  }

  private static List<String> mailboxes(String direction) {
    List<String> names = new ArrayList<>();
    for (String key : objects.keys("mailboxes/")) {
      if (key.contains("/" + direction + "/")) {
        names.add(key);
      }
    }
    return names;
  }

  private static Map<String, Long> figures(String sql) {
    return database.inTransaction(
        connection -> {
          Map<String, Long> figures = new TreeMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              figures.put(row.getString(1), row.getLong(2));
            }
          }
          return figures;
        });
  }
}
