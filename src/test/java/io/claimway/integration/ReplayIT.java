package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.Provider;
import io.claimway.postgres.Database;
import io.claimway.postgres.fact.StoredFacts;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rejected claims of a demo's world tried again, by command: planned, carried out once or refused
 * because an input changed, answered in the next nights, accepted and paid.
 */
class ReplayIT {
  private static final int REFUSED = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);
  private static final String TAXONOMY = "A7:145";

  /** The world's own: two claims of one provider, whose taxonomy the facts had wrong till late. */
  private static final String PROVIDER = "pro-00005";

  private static final String WRONG_TAXONOMY = "101Y00000X";
  private static final String BY_FACT = "harbor-commercial";
  private static final String BY_PROFILE = "unity-exchange";

  @TempDir private Path folder;
  private CommandLineRun claimway;
  private Suite suite;

  @Test
  void triesRejectedClaimsAgainOnceTheirCauseIsPutRight() throws IOException {
    suite = SharedServers.suite("replay");
    claimway = CommandLineRun.on(suite, folder, "claimway", Path.of("jobs", "payers"));
    whole("demo", "--sessions", "160", "--nights", "10", "--seed", "7");

    String byFact = replaysByFact();
    String byFile = replaysARefusedFile();
    String byProfile = plan("--answer", TAXONOMY, "--payer", BY_PROFILE).path("plan").asText();
    JsonNode unchanged = plan("--answer", "A3:21");
    answersMeanwhile(unchanged.path("claims").get(0));
    amendsTheProvider();
    whole("demo", "--more-nights", "8");

    assertThat(states(byFact)).containsOnly("2 PAID");
    assertThat(states(byFile)).isNotEmpty().allMatch(state -> state.startsWith("2 "));
    refuses(byProfile, "provider " + PROVIDER + " was revision 2, is revision 3");
    refuses(
        unchanged.path("plan").asText(),
        "claim was version 1 REJECTED after 6 events, is version 1 REJECTED after 7 events");
    leavesToAPersonWhatWouldBeRejectedAgain();

    String corrected = replaysByProfile();
    assertThat(
            suite.rows(
                "select subject from worklist.item where kind like 'REPLAY%' and state = 'OPEN'"
                    + " and claim_id in (select claim_id from replay.plan_claim where plan_id = '"
                    + corrected
                    + "')"))
        .isEmpty();
    whole("demo", "--more-nights", "8");
    assertThat(states(corrected)).contains("2 PAID").allMatch(state -> state.startsWith("2 "));
    assertThat(claimway.run("prove").exitCode()).isZero();
  }

  /** Selected in every way, planned, carried out, and not carried out twice. */
  private String replaysByFact() {
    JsonNode all = plan("--answer", TAXONOMY);
    assertThat(numbers(all)).hasSize(2);
    assertThat(all.path("sent").asInt()).isEqualTo(2);
    JsonNode claim = claim(all, BY_FACT);
    assertThat(texts(claim.path("changes")))
        .containsExactly("2310B PRV*PE 03 " + WRONG_TAXONOMY + " -> 106H00000X");

    String number = claim.path("patientControlNumber").asText();
    JsonNode one = plan("--claim", number);
    assertThat(numbers(one)).containsExactly(number);
    assertThat(numbers(plan("--answer", TAXONOMY, "--payer", BY_FACT))).containsExactly(number);
    String day =
        suite
            .rows(
                "select service_date::text from claim.claim join claim.version using (claim_id)"
                    + " where patient_control_number = '"
                    + number
                    + "'")
            .get(0);
    assertThat(numbers(plan("--answer", TAXONOMY, "--to", day))).containsExactly(number);
    assertThat(numbers(plan("--answer", TAXONOMY, "--from", day))).hasSize(2);
    assertThat(numbers(plan("--from", "2027-01-01"))).isEmpty();
    assertThat(suite.rows("select count(*) from claim.version where version > 1"))
        .containsExactly("0");

    String id = one.path("plan").asText();
    JsonNode executed = executed(id);
    assertThat(executed.path("sent").asInt()).isEqualTo(1);
    assertThat(texts(executed.path("patientControlNumbers")))
        .containsExactly(claim.path("newControlNumber").asText());
    assertThat(openItems("REJECTED_CLAIM where claim_id = " + claim.path("claimId").asText()))
        .isEmpty();
    refuses(id, "it was executed by");
    refuses(all.path("plan").asText(), "it is no longer rejected, or another version has followed");
    return id;
  }

  /** A refused file is one item, and closes with the last of its claims. */
  private String replaysARefusedFile() {
    String file =
        suite.rows("select subject from worklist.item where kind = 'REJECTED_FILE'").get(0);
    JsonNode whole = plan("--file", file);
    assertThat(whole.path("claims").size()).isGreaterThan(2);
    assertThat(numbers(plan("--answer", "TA1"))).isEqualTo(numbers(whole));
    List<String> numbers = new ArrayList<>(numbers(whole));

    executed(plan("--claim", numbers.get(0)).path("plan").asText());
    assertThat(openItems("REJECTED_FILE")).hasSize(1);
    String rest = plan("--file", file).path("plan").asText();
    executed(rest);
    assertThat(openItems("REJECTED_FILE")).isEmpty();
    return rest;
  }

  /** A payer speaks again of a claim that it has rejected. */
  private void answersMeanwhile(JsonNode claim) throws IOException {
    String text =
        "ISA*00*          *00*          *ZZ*BLUEGATE       *ZZ*CLAIMWAY       *260120*0600*^*00501*000900001*0*P*:~"
            + "GS*HN*BLUEGATE*CLAIMWAY*20260120*0600*900001*X*005010X214~ST*277*0001*005010X214~"
            + "BHT*0085*08*T1*20260120*0600*TH~HL*1**20*1~NM1*PR*2*EMPIRE STATE BLUE*****PI*BLUNY~TRN*1*T1~"
            + "DTP*050*D8*20260119~DTP*009*D8*20260120~"
            + "HL*2*1*21*1~NM1*41*2*CLAIMWAY*****46*CLAIMWAY1~TRN*2*0~STC*A1:19*20260120*WQ*133~"
            + "HL*3*2*19*1~NM1*85*2*CLAIMWAY*****XX*1902000017~TRN*1*0~"
            + "HL*4*3*PT~NM1*QC*1*SOME*ONE****MI*X~TRN*2*"
            + claim.path("patientControlNumber").asText()
            + "~STC*A1:19*20260120*WQ*133~DTP*472*D8*20260106~SE*20*0001~GE*1*900001~IEA*1*000900001~";
    try (ObjectStore objects = ObjectStore.open(suite.s3())) {
      objects.put(
          "mailboxes/bluegate/inbound/277CA_20260120_again_1.edi",
          text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A correction that makes it worse: the fact has the taxonomy again that payers refuse. */
  private void amendsTheProvider() {
    try (Database database = Database.open(suite.postgres());
        KafkaCluster kafka = KafkaCluster.open(suite.kafka());
        TransactionalPublisher publisher = kafka.publisher("replay-test")) {
      Provider known =
          database.inTransaction(
              connection ->
                  new StoredFacts(connection, Instant.parse("2026-02-01T00:00:00Z"))
                      .list(Topic.PROVIDERS, Provider.class, List.of(PROVIDER))
                      .get(PROVIDER)
                      .fact());
      Provider amended =
          new Provider(
              known.providerId(),
              known.revision() + 1,
              known.firstName(),
              known.lastName(),
              known.npi(),
              WRONG_TAXONOMY,
              known.licences(),
              known.supervisingProviderId(),
              known.practice(),
              known.participations(),
              known.screening(),
              known.terminatedOn(),
              Instant.parse("2026-01-19T15:00:00Z"));
      publisher.publish(
          List.of(
              OutgoingRecord.of(
                  Topic.PROVIDERS.word(), PROVIDER, AvroCodec.of(Provider.class).encode(amended))));
    }
  }

  private void leavesToAPersonWhatWouldBeRejectedAgain() {
    JsonNode plan = plan("--answer", TAXONOMY);
    JsonNode claim = claim(plan, BY_PROFILE);
    assertThat(claim.path("action").asText()).isEqualTo("NONE");
    String id = plan.path("plan").asText();
    JsonNode executed = executed(id);
    assertThat(executed.path("sent").asInt()).isZero();
    assertThat(executed.path("workItems").asInt()).isEqualTo(plan.path("claims").size());
    assertThat(
            suite.rows(
                "select kind || ' ' || claim_id from worklist.item where business_key like '"
                    + id
                    + "|%'"))
        .contains("REPLAY_NONE " + claim.path("claimId").asText());
    refuses(id, "it was executed by");

    claimway.run("payers", "pause", BY_PROFILE, "--reason", "asked to wait", "--as", "dana");
    JsonNode paused = plan("--answer", TAXONOMY, "--payer", BY_PROFILE);
    assertThat(claim(paused, BY_PROFILE).path("action").asText()).isEqualTo("HOLD");
    executed(paused.path("plan").asText());
    assertThat(openItems("REPLAY_HOLD")).hasSize(paused.path("claims").size());
    claimway.run("payers", "resume", BY_PROFILE, "--as", "dana");
  }

  /** The payer wants no taxonomy of the rendering provider, and its profile learns it. */
  private String replaysByProfile() throws IOException {
    String before = plan("--payer", BY_PROFILE, "--from", "2026-01-01").path("plan").asText();
    Path payers = Files.createDirectories(folder.resolve("payers"));
    try (Stream<Path> profiles = Files.list(Path.of("jobs", "payers"))) {
      for (Path profile : profiles.toList()) {
        String text = Files.readString(profile);
        Files.writeString(
            payers.resolve(profile.getFileName()),
            profile.getFileName().toString().equals(BY_PROFILE + ".yaml")
                ? text.replace("rendering: true", "rendering: false")
                : text);
      }
    }
    claimway = CommandLineRun.on(suite, folder, "corrected", payers);
    refuses(before, "rule set was ");
    JsonNode plan = plan("--answer", TAXONOMY, "--payer", BY_PROFILE);
    JsonNode claim = claim(plan, BY_PROFILE);
    assertThat(claim.path("action").asText()).isEqualTo("NEW");
    assertThat(texts(claim.path("changes"))).allMatch(change -> change.startsWith("2310B PRV"));
    String id = plan.path("plan").asText();
    executed(id);
    return id;
  }

  private void whole(String... words) {
    Ended ended = claimway.run(words);
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
  }

  private JsonNode plan(String... selection) {
    List<String> words = new ArrayList<>(List.of("--json", "replay", "plan"));
    words.addAll(List.of(selection));
    Ended ended = claimway.run(words.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.json();
  }

  private JsonNode executed(String plan) {
    Ended ended = claimway.run("--json", "replay", "execute", plan, "--as", "dana");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.json();
  }

  private void refuses(String plan, String why) {
    Ended ended = claimway.run("replay", "execute", plan, "--as", "dana");
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(REFUSED);
    assertThat(ended.err()).contains("Cannot execute " + plan).contains(why);
  }

  private static JsonNode claim(JsonNode plan, String payer) {
    for (JsonNode claim : plan.path("claims")) {
      if (claim.path("payer").asText().equals(payer)) {
        return claim;
      }
    }
    throw new AssertionError("No claim to " + payer + " in " + plan);
  }

  private static Set<String> numbers(JsonNode plan) {
    Set<String> numbers = new TreeSet<>();
    plan.path("claims").forEach(claim -> numbers.add(claim.path("patientControlNumber").asText()));
    return numbers;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The claims that a plan sent, with the version that counts now; version 1 is history. */
  private List<String> states(String plan) {
    assertThat(
            suite.rows(
                "select distinct e.kind from replay.plan_claim p join claim.event e using (claim_id) where p.plan_id = '"
                    + plan
                    + "' and e.version = 1 and e.kind = 'REJECTED'"))
        .containsExactly("REJECTED");
    return suite.rows(
        "select s.version || ' ' || s.state from replay.plan_claim p join claim.state s using (claim_id) where p.plan_id = '"
            + plan
            + "'");
  }

  private List<String> openItems(String kindAndMore) {
    String[] parts = kindAndMore.split(" where ", 2);
    return suite.rows(
        "select subject from worklist.item where state = 'OPEN' and kind = '"
            + parts[0]
            + "'"
            + (parts.length > 1 ? " and " + parts[1] : ""));
  }
}
