package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.party.Charge;
import io.claimway.party.DatedCharge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
        "jobs/claimway topics accept charges --as ID --because WHY lets the nights go on");
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
