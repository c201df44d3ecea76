package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.DatedCharge;
import io.claimway.party.Provider;
import io.claimway.postgres.Database;
import io.claimway.postgres.fact.StoredFacts;
import io.claimway.session.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes in from outside and could stop the nights for good: dates, topics, facts. One book, in
 * order; each part ends with the next night green.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightsGoOnIT {
  private static final int FAILED = 1;
  private static final int WRONG_DATE = 2;
  private static final int REFUSED = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);

  @TempDir static Path folder;
  private static Suite suite;
  private static BrokenTopics topics;
  private static CommandLineRun claimway;

  @BeforeAll
  static void beginABook() throws IOException {
    suite = SharedServers.suite("nights_go_on");
    topics = new BrokenTopics(suite);
    claimway =
        CommandLineRun.on(suite, folder, "claimway", Path.of("jobs", "payers"))
            .at("2026-01-08T12:00:00Z");
    Ended missing = claimway.run("topics", "verify");
    assertThat(missing.exitCode()).as(missing.err()).isEqualTo(FAILED);
    assertThat(missing.out()).contains("it is not there: jobs/claimway topics ensure makes it");
    refuses(WRONG_DATE, night("2026-01-07"), "jobs/claimway topics ensure makes what is missing");
    whole(claimway.run("topics", "ensure"));
    whole(claimway.run("topics", "verify"));
    topics.vandalise("provider-adjustments", 5);
    topics.deleteRecords("provider-adjustments", 3);
    whole(
        claimway.run(
            "demo",
            "--sessions",
            "30",
            "--nights",
            "2",
            "--first-night",
            "2026-01-06",
            "--faults",
            "none"));
    claimway = claimway.configuredWith("eligibility:\n  wait: 0s\n");
  }

  @AfterAll
  static void close() {
    topics.close();
  }

  @Test
  @Order(1)
  void aNightHasADateWhoseCutOffHasPassed() {
    List<String> before = runs();
    whole(claimway.run("nightly"));
    whole(night("2026-01-06"));
    refuses(WRONG_DATE, night("2036-01-07"), "that day has not come, it is 2026-01-08 07:00");
    refuses(WRONG_DATE, overridden("2036-01-07"), "that day has not come");
    refuses(WRONG_DATE, night("2026-01-08"), "its cut-off is 2026-01-09 02:00");
    refuses(WRONG_DATE, night("2026-01-03"), "it is no banking day");
    refuses(REFUSED, night("2026-01-02"), "that of 2026-01-07 has run and took what there was");
    refuses(
        REFUSED,
        claimway.run(
            "nightly", "--business-date", "2026-01-08", "--override", "why", "--as", "nobody"),
        "has no person of that id");
    assertThat(runs()).isEqualTo(before);

    whole(overridden("2026-01-08"));
    assertThat(
            suite.rows(
                "select override_by || ': ' || override_reason from run.run where override_by is not null"))
        .containsExactly("robin: payers close early");
    assertThat(claimway.run("status", "--runs", "1").out())
        .contains("its date was opened by robin: payers close early");
    whole(night("2026-01-08"));
    assertThat(runs()).endsWith("nightly-2026-01-07", "nightly-2026-01-08");
  }

  @Test
  @Order(2)
  void aTopicThatIsNoLongerAsItWasReadWaitsForAPersonsWord() throws IOException {
    assertThat(outcomes("provider-adjustments")).contains("1 QUARANTINED NOT_AVRO 2");
    topics.makeAgain("charges", 4);
    topics.vandalise("patient-payments", 4);
    topics.deleteRecords("patient-payments", 2);
    topics.makeAgain("provider-adjustments", 1);

    claimway = claimway.at("2026-01-10T12:00:00Z");
    refuses(
        REFUSED,
        claimway.run("nightly"),
        "topic charges is not as the book has read it: partition 0 is known up to offset ",
        "jobs/claimway topics accept charges --as ID --because WORDS lets the nights go on");
    Ended verified = claimway.run("topics", "verify");
    assertThat(verified.exitCode()).isEqualTo(FAILED);
    assertThat(verified.out())
        .containsPattern("the topic was made again, has id \\S+, and it holds offsets 0 to 0")
        .contains("what followed was deleted before it was read")
        .containsPattern("partition 3 is known up to offset \\d+ and is gone");
    refuses(REFUSED, accept("sessions", "robin"), "it is as the book has read it");
    refuses(REFUSED, accept("charges", "nobody"), "has no person of that id");
    for (String topic : List.of("charges", "patient-payments", "provider-adjustments")) {
      whole(accept(topic, "robin"));
    }

    publishesByARegistry();
    claimway = claimway.configuredWith("registry:\n  ids-file: ids.yaml\n");
    Files.writeString(folder.resolve("ids.yaml"), "7: Sessoin-1\n");
    refuses(WRONG_DATE, claimway.run("nightly"), "ids.yaml line 1: found 7: Sessoin-1");
    Files.writeString(folder.resolve("ids.yaml"), "7: Charge-1\n");
    whole(claimway.run("nightly"));
    assertThat(outcomes("charges")).contains("2 STORED 1", "2 QUARANTINED UNKNOWN_SCHEMA 1");
    assertThat(outcomes("patient-payments")).contains("2 QUARANTINED NOT_AVRO 1");
    assertThat(
            suite.rows(
                "select distinct topic || ' by ' || decided_by || ': ' || because from run.topic_decision order by 1"))
        .containsExactly(
            "charges by robin: restored",
            "patient-payments by robin: restored",
            "provider-adjustments by robin: restored");
    assertThat(claimway.run("prove").exitCode()).isZero();
    assertThat(claimway.run("topics", "verify").exitCode()).isZero();
  }

  @Test
  @Order(3)
  void aFactThatNoClaimCanBeBuiltFromStandsAside() {
    Session any = anyFact(Topic.SESSIONS, Session.class, session -> session.status().billable());
    Provider provider =
        anyFact(
            Topic.PROVIDERS, Provider.class, each -> each.providerId().equals(any.providerId()));
    Client client =
        anyFact(Topic.CLIENTS, Client.class, each -> each.clientId().equals(any.clientId()));
    publish(
        PoisonFacts.of(any, provider, client),
        PoisonFacts.provider(provider, "pro-mars", 1, "Mars/Olympus"),
        PoisonFacts.session(any, "ses-mars", "pro-mars"));

    claimway = claimway.at("2026-01-13T12:00:00Z");
    whole(claimway.run("nightly"));
    assertThat(
            suite.rows(
                "select concat_ws(' ', topic, key, reason) from fact.receipt where run_id = 'nightly-2026-01-12'"
                    + " and outcome = 'QUARANTINED' order by 1"))
        .containsExactlyElementsOf(PoisonFacts.REASONS);
    assertThat(openItems()).contains("providers pro-mars");
    assertThat(holds("ses-mars")).contains("PROVIDER_INELIGIBLE");
    assertThat(topics.cluster().reader().readAll("clients.quarantine"))
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(record.headers())
                    .containsKeys("reason", "detail", "topic", "partition", "offset")
                    .allSatisfy(
                        (name, value) -> assertThat(value).doesNotContain(PoisonFacts.PHI)));
    assertThat(
            suite.rows(
                "select x from (select key || coalesce(reason, '') from fact.receipt union all select subject || root_cause"
                    + " from worklist.item union all select headers::text || key from run.outbox) o(x) where x like '%"
                    + PoisonFacts.PHI
                    + "%'"))
        .isEmpty();

    publish(List.of(), PoisonFacts.provider(provider, "pro-mars", 2, "America/New_York"));
    claimway = claimway.at("2026-01-14T12:00:00Z");
    whole(claimway.run("nightly"));
    assertThat(openItems()).doesNotContain("providers pro-mars");
    assertThat(holds("ses-mars")).doesNotContain("PROVIDER_INELIGIBLE");
    assertThat(claimway.run("prove").exitCode()).isZero();
  }

  @Test
  @Order(4)
  void aProfileTakenAwayUnderItsClaimsIsMissedBeforeTheNightBegins() throws IOException {
    String payer = suite.rows("select min(payer) from claim.claim").get(0);
    Path fewer = Files.createDirectory(folder.resolve("fewer-payers"));
    try (Stream<Path> files = Files.list(Path.of("jobs", "payers"))) {
      for (Path file : files.filter(each -> !each.endsWith(payer + ".yaml")).toList()) {
        Files.copy(file, fewer.resolve(file.getFileName()));
      }
    }
    List<String> before = runs();
    String morning = "2026-01-15T12:00:00Z";
    refuses(
        WRONG_DATE,
        CommandLineRun.on(suite, folder, "fewer", fewer).at(morning).run("nightly"),
        "the book has claims of payers without a profile; put back ",
        payer + ".yaml");
    assertThat(runs()).isEqualTo(before);
    claimway = claimway.at(morning);
    whole(claimway.run("nightly"));
  }

  private static List<String> openItems() {
    return suite.rows(
        "select subject from worklist.item where kind = 'QUARANTINED_FACT' and state = 'OPEN'");
  }

  private static List<String> holds(String session) {
    return suite.rows(
        "select code from claim.hold where released_run is null and session_id = '"
            + session
            + "'");
  }

  private static <R extends Record> R anyFact(Topic topic, Class<R> type, Predicate<R> wanted) {
    try (Database database = Database.open(suite.postgres())) {
      return database.inTransaction(
          connection ->
              new StoredFacts(connection, Instant.parse("2026-01-10T12:00:00Z"))
                  .listAll(topic, type).values().stream()
                      .map(StoredFacts.StoredFact::fact)
                      .filter(wanted)
                      .findFirst()
                      .orElseThrow());
    }
  }

  private static void publish(List<Record> facts, Record... more) {
    List<OutgoingRecord> records = new ArrayList<>();
    Stream.concat(facts.stream(), Stream.of(more))
        .forEach(fact -> records.add(PoisonFacts.encoded(fact)));
    topics.publish(records);
  }

  /**
   * A charge as a producer with a schema registry writes it, and one of an id that nobody knows.
   */
  private static void publishesByARegistry() {
    Charge charge =
        new Charge(
            "90899",
            1,
            List.of(new DatedCharge(LocalDate.of(2026, 1, 1), 12_300)),
            Instant.parse("2026-01-09T15:00:00Z"));
    byte[] single = AvroCodec.of(Charge.class).encode(charge);
    topics.publish(
        List.of(
            OutgoingRecord.of("charges", "90899", framed(7, single)),
            OutgoingRecord.of("charges", "90899", framed(99, single))));
  }

  private static byte[] framed(int id, byte[] singleObject) {
    return ByteBuffer.allocate(singleObject.length - 5)
        .put((byte) 0)
        .putInt(id)
        .put(singleObject, 10, singleObject.length - 10)
        .array();
  }

  private static Ended accept(String topic, String person) {
    return claimway.run("topics", "accept", topic, "--as", person, "--because", "restored");
  }

  /** Generation, outcome, reason and number of the receipts of a topic. */
  private static List<String> outcomes(String topic) {
    return suite.rows(
        "select concat_ws(' ', generation, outcome, reason, count(*)) from fact.receipt where topic = '"
            + topic
            + "' group by generation, outcome, reason order by 1");
  }

  private static Ended night(String date) {
    return claimway.run("nightly", "--business-date", date);
  }

  private static Ended overridden(String date) {
    return claimway.run(
        "nightly", "--business-date", date, "--override", "payers close early", "--as", "robin");
  }

  private static List<String> runs() {
    return suite.rows("select run_id from run.run where job = 'nightly' order by business_date");
  }

  private static void whole(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
  }

  private static void refuses(int exitCode, Ended ended, String... why) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.err()).contains(why);
  }
}
