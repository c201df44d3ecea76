package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.batch.InputFreezer;
import io.claimway.batch.NightOrder;
import io.claimway.batch.TopicBook;
import io.claimway.exchange.InboundReceiver;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.Topics;
import io.claimway.night.Edges;
import io.claimway.night.Pipeline;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.run.Sha256;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.Outsider;
import io.claimway.settings.Settings;
import io.claimway.settings.SettingsBinder;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import io.claimway.spark.IngestFacts;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One book whose second night meets files that change while it reads them and files that have lost
 * something; before its third night the partners put right what they can.
 */
class InboundFilesIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 20);
  private static final LocalDate DAMAGED = LocalDate.of(2026, 1, 21);
  private static final LocalDate MENDED = LocalDate.of(2026, 1, 22);
  private static final int LARGEST_BYTES = 4_000;
  private static final int DONE = 0;
  private static final int NEEDS_A_PERSON = 3;

  private static Suite suite;
  private static ObjectStore objects;
  private static CommandLineRun claimway;
  private static final Map<LocalDate, Integer> ENDED = new TreeMap<>();

  /** What the second night has left, before the third changes it. */
  private static Map<String, String> outcomesOfTheDamaged;

  private static Map<String, String> itemsOfTheDamaged;
  private static Ended worklistOfTheDamaged;
  private static Ended proofOfTheDamaged;

  @BeforeAll
  static void runsThreeNights() throws IOException {
    suite = SharedServers.suite("inbound_files");
    Path folder = Files.createTempDirectory("inbound-files");
    claimway = CommandLineRun.on(suite, folder, "inbound", Path.of("jobs", "payers"));
    Map<String, String> environment = new TreeMap<>(suite.environment());
    environment.put("CLAIMWAY_LIMITS_INBOUND_FILE_BYTES", String.valueOf(LARGEST_BYTES));
    environment.put("CLAIMWAY_REPORT_DIR", folder.resolve("reports").toString());
    environment.put("CLAIMWAY_SPARK_MASTER", "local[2]");
    Settings settings =
        SettingsBinder.bind(
            Optional.empty(), environment, Settings.unconfigured(Path.of(""), folder));
    World world = World.generate(WorldParameters.demo(6, 1, 7, FIRST));
    try (Edges edges = new Edges(settings, text -> {})) {
      Pipeline pipeline = new Pipeline(edges, atMost -> {});
      objects = edges.objectStore();
      edges.kafka().ensureTopics(Topics.all());
      try (Lease lease = edges.lease("test");
          Publisher publisher = Publisher.open(world, edges.kafka())) {
        publisher.publish(FIRST);
        night(pipeline, lease, FIRST);

        putFilesThatWillChange();
        putFilesThatLostSomething();
        freeze(edges, DAMAGED);
        changeThem();
        night(pipeline, lease, DAMAGED);
        outcomesOfTheDamaged = outcomes(DAMAGED);
        itemsOfTheDamaged = openItems();
        worklistOfTheDamaged = claimway.run("worklist");
        proofOfTheDamaged = claimway.run("prove");

        mend();
        night(pipeline, lease, MENDED);
      }
      objects = null;
    }
  }

  private static void night(Pipeline pipeline, Lease lease, LocalDate date) {
    ENDED.put(
        date,
        pipeline
            .nights()
            .run(
                new NightOrder(date, BusinessNights.cutOff(date), true, null),
                lease,
                new CrashPoints(null),
                (run, stage, totals, took) -> loseEvidence(date, stage)));
  }

  /** Behind the receipt of the second night somebody deletes what it has kept. */
  private static void loseEvidence(LocalDate date, StageName stage) {
    if (date.equals(DAMAGED) && stage == StageName.RECEIVE) {
      for (String content : List.of(file("EVIDENCE", 110), acknowledgement(301))) {
        Outsider.delete(suite.s3(), InboundReceiver.evidenceKey(sha256(content)));
      }
    }
  }

  private static String sha256(String content) {
    return Sha256.hex(content.getBytes(StandardCharsets.US_ASCII));
  }

  /** As a night that dies right after it has fixed its inputs. */
  private static void freeze(Edges edges, LocalDate date) {
    RunStore runs = new RunStore(edges.database());
    ZoneId zone = ZoneId.of("America/New_York");
    runs.create(
        new Run(
            Run.idOf("nightly", date),
            "nightly",
            date,
            date.plusDays(1).atTime(LocalTime.of(2, 0)).atZone(zone).toInstant(),
            zone,
            new InputFreezer(
                    runs,
                    new TopicBook(edges.database(), edges.kafka()),
                    objects,
                    PartnerMailboxes.USUAL,
                    IngestFacts.topics(),
                    "rules",
                    "code")
                .freeze()));
  }

  // --- what the partners put

  private static void putFilesThatWillChange() {
    put("gone.835", file("GONE", 100));
    put("replaced.835", file("REPLACED", 101));
    put("half.835", file("HALF", 102).substring(0, 400));
    put("empty.835", "");
    put("vast.835", file("VAST", 103) + " ".repeat(LARGEST_BYTES));
    put("kept-from-us.835", file("KEPT", 104));
    put("2026/01/nested.835", file("NESTED", 105));
    put("again.835", file("FIRSTLY", 106));
    put("evidence.835", file("EVIDENCE", 110));
    put("evidence.999", acknowledgement(301));
  }

  private static void changeThem() {
    Outsider.delete(suite.s3(), key("gone.835"));
    put("replaced.835", file("OTHER", 107));
    put("half.835", file("HALF", 102));
    objects.put(
        InboundReceiver.evidenceKey(sha256(file("KEPT", 104))),
        "other bytes".getBytes(StandardCharsets.US_ASCII));
  }

  /** Each holds two payments, of which something becomes of the second one. */
  private static void putFilesThatLostSomething() {
    put("st.835", pair("ST", 200).replace("ST*835*0002", "S*T835*0002"));
    put("set.835", pair("SET", 201).replace("ST*835*0002", "ST*8E5*0002"));
    put("cut.835", pair("CUT", 202).replaceFirst("(?s)ST\\*835\\*0002.*", ""));
    put(
        "middle.835",
        pair("MIDDLE", 203)
            .replaceFirst("(?s)CAS\\*PR\\*3\\*15~REF\\*6R\\*x~SE\\*\\d+\\*0002.*", ""));
    put("gs.835", pair("GS", 204).replaceFirst("GS\\*[^~]*~", ""));
    put("isa.835", pair("ISA", 205).replaceFirst("ISA\\*[^~]*~", ""));
    put(
        "unreadable.835",
        pair("UNREADABLE", 206).replaceFirst("(?s)(CLP.*CLP\\*[^*]*\\*1\\*)120", "$112O"));
    put(
        "headers.835",
        pair("HEADERS", 207).replaceAll("GS\\*[^~]*~", "").replaceAll("ST\\*835", "S*T835"));
    put("999.edi", acknowledgement(300).replace("ST*999*0001", "S*T999*0001"));
  }

  private static void mend() {
    put("gone.835", file("GONE", 100));
    put("empty.835", file("EMPTY", 108));
    put("vast.835", file("VAST", 103));
    put("again.835", file("SECONDLY", 109));
    Outsider.delete(suite.s3(), key("kept-from-us.835"));
    put("kept-anew.835", file("KEPT", 104) + "\n");
    put("evidence-again.835", file("EVIDENCE", 110));
    put("evidence-again.999", acknowledgement(301));
    put("st.835", pair("ST", 200));
    put("set.835", pair("SET", 201));
    put("cut.835", pair("CUT", 202));
    put("middle.835", pair("MIDDLE", 203));
    put("gs.835", pair("GS", 204));
    put("isa.835", pair("ISA", 205));
    put("unreadable.835", pair("UNREADABLE", 206));
    put("headers.835", pair("HEADERS", 207));
    put("999.edi", acknowledgement(300));
  }

  private static void put(String name, String content) {
    objects.put(key(name), content.getBytes(StandardCharsets.US_ASCII));
  }

  private static String key(String name) {
    return PartnerMailboxes.USUAL.inbound("clearpath", name);
  }

  private static String file(String trace, int number) {
    return remittance(number, payment(1, trace));
  }

  private static String pair(String trace, int number) {
    return remittance(number, payment(1, trace + "1"), payment(2, trace + "2"));
  }

  private static String remittance(int number, String... payments) {
    return interchange(number, "HP", "005010X221A1", payments);
  }

  private static String interchange(int number, String code, String guide, String... parts) {
    return "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260120*0600*^*00501*%1$09d*0*P*:~GS*%2$s*CLEARPATH*CLAIMWAY*20260120*0600*%1$d*X*%3$s~%4$sGE*%5$d*%1$d~IEA*1*%1$09d~"
        .formatted(number, code, guide, String.join("", parts), parts.length);
  }

  /** Eighty dollars. */
  private static String payment(int transaction, String trace) {
    String body =
        ("ST*835*000%1$d~BPR*I*80*C*ACH*CCP*01*091000019*DA*1*1422222222**01*091000019*DA*2*20260120~TRN*1*%2$s*1422222222~DTM*405*20260120~"
                + "N1*PR*SUMMIT MUTUAL PPO~N3*1 MAIN~N4*ALBANY*NY*12207~PER*BL*DESK*TE*5185550100~N1*PE*CLAIMWAY*XX*1902000017~REF*TJ*131000001~"
                + "LX*1~CLP*%2$s*1*120*80*15*12*%2$s*11*1~NM1*QC*1*TEST*PATIENT****MI*X~DTM*232*20260105~SVC*HC:90837:95*120*80**1~"
                + "DTM*472*20260105~CAS*CO*45*25~CAS*PR*3*15~REF*6R*x~")
            .formatted(transaction, trace);
    long segments = body.chars().filter(c -> c == '~').count() + 1;
    return body + "SE*%d*000%d~".formatted(segments, transaction);
  }

  private static String acknowledgement(int number) {
    return interchange(
        number,
        "FA",
        "005010X231A1",
        "ST*999*0001*005010X231A1~AK1*HC*77*005010X222A1~AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~SE*6*0001~");
  }

  // --- what the book says

  private static Map<String, String> outcomes(LocalDate night) {
    return pairs(
        "select name || '=' || outcome from exchange.inbound_object where run_id = 'nightly-%s'"
            .formatted(night));
  }

  private static Map<String, String> openItems() {
    return pairs(
        "select replace(subject, 'clearpath/', '') || '=' || kind || ' ' || owner || ' ' || cents from worklist.item"
            + " where state = 'OPEN' and (kind like '%FILE' or kind like 'UNREADABLE%')");
  }

  private static Map<String, String> pairs(String sql) {
    return suite.rows(sql).stream()
        .map(row -> row.split("=", 2))
        .collect(
            Collectors.toMap(row -> row[0], row -> row[1], (a, b) -> a + ", " + b, TreeMap::new));
  }

  private static void isGreen(LocalDate night) {
    assertThat(ENDED.get(night)).as("the night of " + night).isIn(DONE, NEEDS_A_PERSON);
  }

  // --- kind 1

  @Test
  void eachObjectThatWasFrozenHasItsOutcomeAndTheNightGoesOn() {
    isGreen(DAMAGED);
    assertThat(outcomesOfTheDamaged)
        .containsEntry("gone.835", "GONE")
        .containsEntry("replaced.835", "CHANGED")
        .containsEntry("half.835", "CHANGED")
        .containsEntry("empty.835", "LATER")
        .containsEntry("vast.835", "TOO_LARGE")
        .containsEntry("kept-from-us.835", "UNREADABLE")
        .containsEntry("2026/01/nested.835", "TAKEN")
        .containsEntry("again.835", "TAKEN")
        .containsEntry("evidence.835", "TAKEN");
    assertThat(itemsOfTheDamaged)
        .containsEntry("gone.835", "GONE_FILE OPERATIONS 0")
        .containsEntry("replaced.835", "CHANGED_FILE OPERATIONS 0")
        .containsEntry("half.835", "CHANGED_FILE OPERATIONS 0")
        .containsEntry("empty.835", "LATER_FILE OPERATIONS 0")
        .containsEntry("vast.835", "TOO_LARGE_FILE ENGINEER 0")
        .containsEntry("kept-from-us.835", "UNREADABLE_FILE ENGINEER 0")
        .containsEntry("evidence.835", "UNREADABLE_REMITTANCE FINANCE 0")
        .containsEntry("999 evidence.999", "UNREADABLE_ANSWER OPERATIONS 0");
    assertThat(worklistOfTheDamaged.out())
        .contains(
            "clearpath/gone.835", "it was deleted after it was listed", "resolve ITEM --as ID");
    assertThat(proofOfTheDamaged.exitCode()).as(proofOfTheDamaged.out()).isZero();
  }

  @Test
  void theNextNightTakesInWhatLiesThereThen() {
    isGreen(MENDED);
    assertThat(outcomes(MENDED))
        .containsEntry("gone.835", "TAKEN")
        .containsEntry("replaced.835", "TAKEN")
        .containsEntry("half.835", "TAKEN")
        .containsEntry("empty.835", "TAKEN")
        .containsEntry("vast.835", "TAKEN")
        .containsEntry("again.835", "TAKEN")
        .containsEntry("kept-anew.835", "TAKEN")
        .doesNotContainKey("2026/01/nested.835");
    assertThat(openItems())
        .doesNotContainKeys("gone.835", "replaced.835", "half.835", "empty.835", "vast.835");
    for (String trace :
        new String[] {
          "GONE",
          "OTHER",
          "HALF",
          "EMPTY",
          "VAST",
          "KEPT",
          "NESTED",
          "FIRSTLY",
          "SECONDLY",
          "EVIDENCE"
        }) {
      assertThat(payments(trace)).as(trace).isEqualTo("1 of 8000");
    }
    assertThat(payments("REPLACED")).isEqualTo("0 of 0");
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
  }

  private static String payments(String trace) {
    return suite
        .rows(
            "select count(*) || ' of ' || coalesce(sum(amount_cents), 0) from remit.payment where trace = '%s'"
                .formatted(trace))
        .get(0);
  }

  // --- kind 6

  @Test
  void whatAFileHasLostIsAnItemWithItsDollarsAndItsNeighbourPosts() {
    isGreen(DAMAGED);
    assertThat(itemsOfTheDamaged)
        .containsEntry("st.835", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("set.835, transaction 2", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("cut.835", "UNREADABLE_REMITTANCE FINANCE 0")
        .containsEntry("middle.835, transaction 2", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("gs.835, transaction 1", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("gs.835, transaction 2", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("isa.835, transaction 1", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("isa.835, transaction 2", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("unreadable.835, transaction 2", "UNREADABLE_REMITTANCE FINANCE 8000")
        .containsEntry("headers.835", "UNREADABLE_REMITTANCE FINANCE 16000")
        .containsEntry("999 999.edi", "UNREADABLE_ANSWER OPERATIONS 0");
    assertThat(worklistOfTheDamaged.out()).contains("clearpath/st.835", "$80.00");
    // The neighbours posted in the night itself, and never again.
    assertThat(
            suite.rows(
                "select trace from remit.payment where run_id = 'nightly-%s' and trace like '%%1' order by trace"
                    .formatted(DAMAGED)))
        .containsExactly("CUT1", "MIDDLE1", "SET1", "ST1", "UNREADABLE1");
  }

  @Test
  void eachPaymentPostsOnceWhenTheWholeFileComesUnderTheSameName() {
    isGreen(MENDED);
    for (String file :
        new String[] {"ST", "SET", "CUT", "MIDDLE", "GS", "ISA", "UNREADABLE", "HEADERS"}) {
      assertThat(IntStream.rangeClosed(1, 2).mapToObj(payment -> payments(file + payment)).toList())
          .as(file)
          .containsExactly("1 of 8000", "1 of 8000");
    }
    assertThat(
            suite.rows(
                "select distinct state || ' ' || posted_cents + suspended_cents - amount_cents from remit.payment"))
        .containsExactly("POSTED 0");
  }
}
