package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.RegistryIds;
import io.claimway.batch.BatchJobs;
import io.claimway.batch.BookAudit;
import io.claimway.batch.InputFreezer;
import io.claimway.batch.NightEnd;
import io.claimway.batch.NightOrder;
import io.claimway.batch.Nights;
import io.claimway.batch.PayoutPreparation;
import io.claimway.batch.PreparePayouts;
import io.claimway.batch.ProveBooks;
import io.claimway.batch.ReceiveFiles;
import io.claimway.batch.SubmitFiles;
import io.claimway.batch.TopicBook;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.exchange.AnswerFiles;
import io.claimway.exchange.AnswerIntake;
import io.claimway.exchange.Delivery;
import io.claimway.exchange.InboundReceiver;
import io.claimway.exchange.InquiryFiles;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.Topics;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.Rows;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.run.NightCalendar;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.Expectation;
import io.claimway.spark.BuildClaims;
import io.claimway.spark.CheckEligibility;
import io.claimway.spark.FactDatasets;
import io.claimway.spark.IngestFacts;
import io.claimway.spark.PublishedDatasets;
import io.claimway.spark.SparkEngine;
import io.claimway.spark.SplitClaims;
import io.claimway.spark.StagingSink;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.Tries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One book, in order: a night in which fifty people of all payers have got a fact wrong and one
 * payer's own name is too long, and the night after, in which all of it is right.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadFactsIT {
  private static final NightCalendar CALENDAR =
      new NightCalendar(ZoneId.of("America/New_York"), LocalTime.of(2, 0));

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int SESSIONS = Integer.getInteger("badfacts.sessions", 400);
  private static final int WRONG = 50;

  /** Whose name splits cannot write on the first night; it shares its partner's files. */
  private static final String RENAMED = "unity-exchange";

  @TempDir static Path folder;
  private static Database database;
  private static ObjectStore objects;
  private static KafkaCluster kafka;
  private static SparkEngine spark;
  private static Suite suite;
  private static BadFactWorld facts;
  private static TransactionalPublisher publisher;
  private static OutsideWorld outside;
  private static PayerProfiles profiles;

  @BeforeAll
  static void openBook() {
    suite = SharedServers.suite("bad_facts");
    database = Database.open(suite.postgres());
    objects = ObjectStore.open(suite.s3());
    kafka = KafkaCluster.open(suite.kafka());
    profiles = ShippedProfiles.read();
    spark = new SparkEngine("local[2]", Map.of(), suite.s3());
    facts = new BadFactWorld(SESSIONS, 7, FIRST, WRONG);
    kafka.ensureTopics(Topics.all());
    publisher = kafka.publisher("bad-facts");
    outside =
        new OutsideWorld(
            new StoredMailboxes(objects),
            facts.world().registry(),
            FaultMenu.named("none"),
            7,
            FIRST,
            folder);
  }

  @AfterAll
  static void closeBook() {
    publisher.close();
    spark.close();
    kafka.close();
    objects.close();
    database.close();
  }

  @Test
  @Order(1)
  void everyGoodClaimLeavesTheSameNight() {
    assertThat(facts.wrongFacts()).isEqualTo(WRONG);
    assertThat(new HashSet<>(facts.bad().values())).hasSizeGreaterThanOrEqualTo(20);
    facts.publish(publisher);

    night(facts.night(), renamed());

    assertThat(notDelivered()).isEmpty();
    Set<String> good = new TreeSet<>(facts.clean().keySet());
    good.removeAll(facts.bad().keySet());
    good.removeAll(ofRenamed());
    assertThat(notSent(good)).as("good sessions that did not leave").isEmpty();
    assertThat(good).hasSizeGreaterThan(SESSIONS / 2);
    proves();
  }

  @Test
  @Order(2)
  void eachBadOneIsAHoldThatNamesItsFact() {
    Map<String, List<String>> holds = holds();
    Map<String, String> unnamed = new TreeMap<>();
    facts
        .bad()
        .forEach(
            (session, fact) -> {
              String wanted = "EDIT_FAILED " + fact.edit() + " of " + fact.owner();
              if (holds.getOrDefault(session, List.of()).stream().noneMatch(wanted::equals)) {
                unnamed.put(session, fact + ": " + wanted + " not in " + holds.get(session));
              }
            });
    assertThat(unnamed).as("sessions whose hold does not name the fact").isEmpty();
    assertThat(sent()).doesNotContainAnyElementsOf(facts.bad().keySet());
    assertThat(
            rows(
                "select h.session_id from claim.hold h where h.code = 'EDIT_FAILED' and (h.deadline is null or h.cents <= 0)"))
        .isEmpty();
    List<String> words =
        rows(
            "select distinct missing_fact from claim.hold union select distinct root_cause from worklist.item");
    List<String> secrets = facts.secrets();
    assertThat(words)
        .allSatisfy(
            word -> {
              String upper = word.toUpperCase(Locale.ROOT);
              assertThat(secrets).noneMatch(upper::contains);
            });
    assertThat(
            rows(
                "select h.session_id from claim.hold h where h.released_run is null and h.owner <> 'TIME'"
                    + " and not exists (select from run.outbox o where o.topic = 'information-requests' and o.key = h.session_id)"))
        .isEmpty();
  }

  @Test
  @Order(3)
  void aClaimThatOnlyTheDoorRefusesIsTakenOutOfItsFileAlone() {
    Set<String> renamed = new TreeSet<>(ofRenamed());
    renamed.removeAll(facts.bad().keySet());
    assertThat(renamed).isNotEmpty();
    Map<String, List<String>> holds = holds();
    String wanted = "EDIT_FAILED GUIDE_OF_NETWORK of " + HoldOwner.NETWORK;
    assertThat(renamed).allSatisfy(session -> assertThat(holds.get(session)).contains(wanted));
    assertThat(
            rows(
                "select distinct s.state from claim.state s join claim.claim c using (claim_id) where c.payer = '"
                    + RENAMED
                    + "'"))
        .containsExactly("READY");
    assertThat(
            rows(
                "select distinct missing_fact from claim.hold where edit_code = 'GUIDE_OF_NETWORK'"))
        .singleElement()
        .asString()
        .contains("name of the payer (NM103 in loop 2010BB), expected at most 60");
  }

  @Test
  @Order(4)
  void oneBadFactSilencesNobodyElsesInquiry() {
    Set<String> unaskable = facts.unaskable();
    assertThat(unaskable).isNotEmpty();
    assertThat(rows("select distinct client_id from eligibility.inquiry"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(unaskable);
    assertThat(
            new TreeSet<>(
                rows(
                    "select distinct client_id from eligibility.decision where status = 'UNASKABLE'")))
        .isEqualTo(new TreeSet<>(unaskable));
    assertThat(rows("select client_id from eligibility.decision where status = 'UNCONFIRMED'"))
        .isEmpty();
  }

  @Test
  @Order(5)
  void theNextNightWithItsFactsMendedTheyLeave() {
    facts.publishRight(publisher);

    night(BusinessNights.after(facts.night(), 1), profiles);

    assertThat(notSent(facts.clean().keySet()))
        .as("sessions that did not leave when their facts were mended")
        .isEmpty();
    assertThat(notDelivered()).isEmpty();
    assertThat(holds().keySet()).doesNotContainAnyElementsOf(facts.clean().keySet());
    assertThat(
            rows(
                "select l.session_id from claim.line l join claim.event e on e.claim_id = l.claim_id and e.version = l.version"
                    + " and e.kind = 'SUBMITTED' group by 1 having count(distinct (l.claim_id, l.version)) > 1"))
        .isEmpty();
    proves();
  }

  private static Set<String> ofRenamed() {
    return facts.clean().values().stream()
        .filter(each -> each.payer().equals(RENAMED))
        .map(Expectation::sessionId)
        .collect(Collectors.toSet());
  }

  private static PayerProfiles renamed() {
    Map<String, PayerProfile> payers = new TreeMap<>(profiles.bySlug());
    payers.computeIfPresent(
        RENAMED, (slug, profile) -> AlteredRecord.with(profile, "name", "UNITY".repeat(13)));
    return new PayerProfiles(payers, profiles.byPartner(), profiles.sha256());
  }

  /**
   * Files that were made and did not leave; a busy night plans some for the renamed payer alone.
   */
  private static List<String> notDelivered() {
    return rows(
        "select kind || ' to ' || partner || ': ' || coalesce(withheld_reason, state) from exchange.outbound_file"
            + " where state <> 'DELIVERED' and not (claims = 0 and name is null and partner = '"
            + profiles.get(RENAMED).partner()
            + "')");
  }

  /** Those of these sessions that were not sent, with what they wait for. */
  private static Map<String, List<String>> notSent(Set<String> sessions) {
    Map<String, List<String>> left = new TreeMap<>();
    Map<String, List<String>> holds = holds();
    Set<String> sent = sent();
    sessions.stream()
        .filter(session -> !sent.contains(session))
        .forEach(session -> left.put(session, holds.getOrDefault(session, List.of())));
    return left;
  }

  private static Set<String> sent() {
    return new TreeSet<>(
        rows(
            "select distinct l.session_id from claim.line l join claim.state s using (claim_id, version) where s.state = 'SUBMITTED'"));
  }

  private static Map<String, List<String>> holds() {
    Map<String, List<String>> holds = new HashMap<>();
    rows("select session_id || '|' || code || ' ' || edit_code || ' of ' || owner from claim.hold where released_run is null")
        .forEach(
            row ->
                holds
                    .computeIfAbsent(row.substring(0, row.indexOf('|')), any -> new ArrayList<>())
                    .add(row.substring(row.indexOf('|') + 1)));
    return holds;
  }

  /** All that is promised holds, but for the stages that these nights leave out. */
  private static void proves() {
    assertThat(
            new BookAudit(database, objects)
                .full(words -> {}).stream()
                    .filter(finding -> !finding.holds())
                    .filter(
                        finding -> !finding.invariant().name().equals("finished-runs-are-whole"))
                    .map(finding -> finding.invariant().name() + ": " + finding.named()))
        .isEmpty();
  }

  private static List<String> rows(String sql) {
    return database.inTransaction(
        connection -> Rows.list(connection, sql, row -> row.getString(1)));
  }

  private static void night(LocalDate night, PayerProfiles ofSplit) {
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
            stages(night, runs, ofSplit),
            CALENDAR,
            Optional::empty,
            new NightEnd(database, objects, Tries.of(1), 35));
    try (Lease lease = Lease.acquire(database.settings(), "test")) {
      nights.run(
          NightOrder.of(night, CALENDAR.cutOffOf(night)),
          lease,
          new CrashPoints(null),
          (run, stage, totals, took) ->
              System.getLogger("night").log(System.Logger.Level.INFO, "{0} {1}", stage, took));
    }
  }

  private static List<Stage> stages(LocalDate night, RunStore runs, PayerProfiles ofSplit) {
    StagingSink sink = new StagingSink(suite.postgres());
    FactDatasets read = new FactDatasets(spark, objects);
    PublishedDatasets datasets = new PublishedDatasets(spark, objects);
    InboundReceiver receiver = new InboundReceiver(objects, PartnerMailboxes.USUAL, 1L << 30);
    Delivery delivery = new Delivery(database, objects, PartnerMailboxes.USUAL);
    return List.of(
        new ReceiveFiles(receiver),
        new IngestFacts(
            spark,
            kafka,
            database,
            objects,
            sink,
            new WorkingSetReader(suite.postgres()),
            RegistryIds.none()),
        new CheckEligibility(
            read,
            datasets,
            sink,
            new EvidenceReader(suite.postgres()),
            new InquiryFiles(database, objects, profiles),
            delivery,
            new AnswerIntake(database, runs, objects, receiver, profiles),
            profiles,
            atMost -> outside.answerEligibility(night),
            Duration.ofSeconds(10)),
        new BuildClaims(spark, sink, read, datasets, database, profiles, Duration.ofDays(2)),
        new SplitClaims(
            spark, new StagingSink(suite.postgres()), database, ofSplit, suite.s3(), 5_000),
        new SubmitFiles(database, delivery, new AnswerFiles(database, objects, profiles), profiles),
        new PreparePayouts(
            new PayoutPreparation(
                (context, practices) ->
                    database.inTransaction(
                        connection ->
                            FactTables.listPractices(connection, practices, context.run().asOf())),
                objects),
            3,
            Nights.JOB),
        new ProveBooks(database, objects));
  }
}
