package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimway.batch.NightOrder;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.Topics;
import io.claimway.night.Edges;
import io.claimway.night.Pipeline;
import io.claimway.postgres.Lease;
import io.claimway.settings.Settings;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions that change after they were billed, from the facts in Kafka over the night's own stages
 * to the bytes in the mailboxes and back by the payers' answers: one book, six nights, a session
 * for each story, and the whole book proved after each night. A diary tells what changed by night.
 */
class ChangedClaimsIT {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 20);
  private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
  private static final LocalDate THURSDAY = TUESDAY.plusDays(2);
  private static final LocalDate FRIDAY = TUESDAY.plusDays(3);
  private static final LocalDate MONDAY = TUESDAY.plusDays(6);

  /** The night that prepares the payouts of January's first half. */
  private static final LocalDate NEXT_TUESDAY = TUESDAY.plusDays(7);

  private static final String HARBOR = "harbor-commercial";
  private static final String NORTHSTAR = "northstar-ppo";
  private static final String EMPIRE = "blue-empire";

  private static final List<String> CLIENTS =
      List.of(
          "moved",
          "corrected-paid",
          "corrected-refused",
          "corrected-undecided",
          "replaced",
          "replaced-unread",
          "void-refused",
          "reinstated",
          "cancelled");

  @TempDir private static Path folder;
  private static SessionDiary diary;
  private static CommandLineRun claimway;
  private static Pipeline pipeline;
  private static OneTherapist facts;
  private static PayersByHand payers;

  @BeforeAll
  static void runsTheNights() throws IOException {
    Suite suite = SharedServers.suite("changed_claims");
    claimway = CommandLineRun.on(suite, folder, "claimway", payersThatNeedNotBeAsked());
    Settings settings = claimway.settings();
    try (Edges edges = new Edges(settings, line -> {})) {
      edges.kafka().ensureTopics(Topics.all());
      pipeline = new Pipeline(edges, ChangedClaimsIT::waitForNothing);
      payers =
          new PayersByHand(
              edges.database(),
              edges.objectStore(),
              ProfileFolder.read(settings.payers().dir(), settings.partners().dir()).orRefuse());
      diary = new SessionDiary(edges.database(), edges.objectStore(), CLIENTS);
      facts = edges.opened(new OneTherapist(edges.kafka(), TUESDAY));
      billsEverySession(edges);
      changesThem(edges);
      refusesSomeOfTheChanges(edges);
      voidsAndReinstates(edges);
      sendsTheVoidAgain(edges);
      endsIt(edges);
    }
  }

  private static void billsEverySession(Edges edges) {
    int day = 5;
    for (String client : CLIENTS) {
      facts.sees(
          client,
          client.equals("replaced-unread") ? EMPIRE : HARBOR,
          LocalDate.of(2026, 1, 6 + day % 5),
          8 + day);
      day++;
    }
    night(edges, TUESDAY);
  }

  private static void changesThem(Edges edges) {
    for (String client : CLIENTS) {
      String payer = client.equals("replaced-unread") ? EMPIRE : HARBOR;
      if (client.equals("corrected-refused")) {
        payers.rejects(client, payer, 1, "116");
        continue;
      }
      payers.accepts(client, payer, 1, "N1-" + client);
      if (!client.equals("corrected-undecided") && !client.equals("cancelled")) {
        payers.pays(client, payer, 1, "N1-" + client);
      }
    }
    payers.answer(WEDNESDAY, Set.of());
    facts.movesToTheDayBefore("moved", WEDNESDAY);
    for (String client : CLIENTS.subList(1, 4)) {
      facts.covers(client, NORTHSTAR, WEDNESDAY);
      facts.tellsAgain(client, WEDNESDAY);
    }
    facts.bills("replaced", "90834", WEDNESDAY);
    facts.bills("replaced-unread", "90834", WEDNESDAY);
    facts.cancels("void-refused", WEDNESDAY);
    facts.cancels("reinstated", WEDNESDAY);
    facts.cancels("cancelled", WEDNESDAY);
    night(edges, WEDNESDAY);
  }

  private static void refusesSomeOfTheChanges(Edges edges) {
    payers.accepts("moved", HARBOR, 2, "N2-moved");
    payers.reverses("corrected-paid", HARBOR, 1, "N1-corrected-paid");
    payers.pays("corrected-undecided", HARBOR, 1, "N1-corrected-undecided");
    payers.rejects("replaced", HARBOR, 2, "454");
    payers.rejects("void-refused", HARBOR, 2, "464");
    payers.reverses("reinstated", HARBOR, 1, "N1-reinstated");
    payers.pays("cancelled", HARBOR, 1, "N1-cancelled");
    payers.answer(THURSDAY, Set.of("bluegate"));
    facts.bills("replaced", "90832", THURSDAY);
    night(edges, THURSDAY);
    JsonNode plan = plan("replaced-unread");
    assertThat(plan.path("claims").get(0).path("action").asText()).isEqualTo("REPLACE");
    execute(plan);
    assertThat(plan("void-refused").path("claims").get(0).path("action").asText())
        .as("the same number would be refused again")
        .isEqualTo("NONE");
  }

  private static void voidsAndReinstates(Edges edges) {
    payers.reverses("moved", HARBOR, 1, "N1-moved");
    payers.reverses("corrected-undecided", HARBOR, 1, "N1-corrected-undecided");
    payers.reverses("cancelled", HARBOR, 1, "N1-cancelled");
    payers.reverses("void-refused", HARBOR, 1, "N1-void-refused");
    payers.pays("void-refused", HARBOR, 1, "N2-void-refused");
    payers.answer(FRIDAY, Set.of());
    facts.tellsAgain("reinstated", FRIDAY);
    night(edges, FRIDAY);
    JsonNode plan = plan("void-refused");
    assertThat(plan.path("claims").get(0).path("action").asText()).isEqualTo("VOID");
    execute(plan);
  }

  private static void sendsTheVoidAgain(Edges edges) {
    payers.pays("replaced", HARBOR, 3, "N3-replaced");
    payers.pays("replaced-unread", EMPIRE, 3, "N3-replaced-unread");
    payers.accepts("moved", HARBOR, 1, "N3-moved");
    payers.pays("moved", HARBOR, 1, "N3-moved");
    payers.accepts("reinstated", HARBOR, 3, "N3-reinstated");
    payers.answer(MONDAY, Set.of());
    night(edges, MONDAY);
  }

  private static void endsIt(Edges edges) {
    payers.reverses("replaced", HARBOR, 1, "N1-replaced");
    payers.reverses("void-refused", HARBOR, 1, "N2-void-refused");
    payers.answer(NEXT_TUESDAY, Set.of());
    facts.tellsAgain("reinstated", NEXT_TUESDAY);
    night(edges, NEXT_TUESDAY);
  }

  private static void night(Edges edges, LocalDate date) {
    facts.publish();
    try (Lease lease = edges.lease("changed claims")) {
      int exitCode =
          pipeline
              .nights()
              .run(
                  NightOrder.of(date, BusinessNights.cutOff(date)),
                  lease,
                  new CrashPoints(null),
                  (run, stage, totals, took) -> {});
      Ended proved = claimway.run("prove");
      assertThat(proved.exitCode()).as(date + "\n" + proved.out()).isZero();
      assertThat(exitCode).as("night of " + date).isIn(0, 3);
    }
    diary.write(date);
  }

  private static JsonNode plan(String client) {
    String number =
        claimway
            .suite()
            .rows(
                "select patient_control_number from claim.state join claim.claim using (claim_id) join claim.version using (claim_id, version)"
                    + " where client_id = '%s'".formatted(client))
            .get(0);
    Ended planned = claimway.run("--json", "replay", "plan", "--claim", number);
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    return planned.json();
  }

  private static void execute(JsonNode plan) {
    Ended executed = claimway.run("replay", "execute", plan.path("plan").asText(), "--as", "dana");
    assertThat(executed.exitCode()).as(executed.err()).isZero();
  }

  /** The shipped profiles, but nobody is asked about coverage. */
  private static Path payersThatNeedNotBeAsked() throws IOException {
    Path dir = Files.createDirectories(folder.resolve("payers"));
    try (Stream<Path> profiles = Files.list(Path.of("jobs", "payers"))) {
      for (Path profile : profiles.toList()) {
        Files.writeString(
            dir.resolve(profile.getFileName()),
            Files.readString(profile).replace("[837P, \"270\"]", "[837P]"));
      }
    }
    return dir;
  }

  private static void waitForNothing(Duration atMost) {}

  @Test
  void movesToAnotherDayOnceThePayerHasTakenTheOldClaimBack() {
    assertThat(diary.of("moved"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-06
              claim 01-06 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 8 to clearpath F8 N1-MOVED, 90837 of 01-06
              claim 01-06 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              waits AWAITING_ADJUDICATION of PAYER
              item HELD_FOR_PAYER AWAITING_ADJUDICATION: the payer's decision on the claim that changes
              earned $104.35
            night 01-22
              claim 01-06 harbor-commercial v2 ACCEPTED, live v1 PAID, charge $258.00, owed $0.00
              waits AWAITING_ADJUDICATION of PAYER
              item HELD_FOR_PAYER AWAITING_ADJUDICATION: the payer's decision on the claim that changes
              earned $104.35
            night 01-23
              sends 1 to clearpath, 90837 of 01-05
              claim 01-06 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              claim 01-05 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-26
              claim 01-06 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              claim 01-05 harbor-commercial v1 PAID, live v1 PAID, charge $258.00, owed $0.00
              earned $104.35
            """);
  }

  @Test
  void goesToAnotherPayerAtOnceWhateverTheFirstHasOfIt() {
    assertThat(diary.of("corrected-paid"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-07
              claim 01-07 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 8 to clearpath F8 N1-CORRECTED-PAID, 90837 of 01-07
              sends 1 to northstar, 90837 of 01-07
              claim 01-07 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              claim 01-07 northstar-ppo v1 SUBMITTED, charge $258.00, owed $258.00
              earned $96.90
            night 01-22
              claim 01-07 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              claim 01-07 northstar-ppo v1 FILE_ACCEPTED, charge $258.00, owed $258.00
              earned $96.90
            """);
    assertThat(diary.of("corrected-undecided"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-09
              claim 01-09 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 1 to northstar, 90837 of 01-09
              claim 01-09 harbor-commercial v1 ACCEPTED, live v1 ACCEPTED, charge $258.00, owed $258.00
              claim 01-09 northstar-ppo v1 SUBMITTED, charge $258.00, owed $258.00
              waits AWAITING_ADJUDICATION of PAYER
              item HELD_FOR_PAYER AWAITING_ADJUDICATION: the payer's decision on the claim that changes
              earned $96.90
            night 01-22
              sends 8 to clearpath F8 N1-CORRECTED-UNDECIDED, 90837 of 01-09
              claim 01-09 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              claim 01-09 northstar-ppo v1 FILE_ACCEPTED, charge $258.00, owed $258.00
              earned $96.90
            night 01-23
              claim 01-09 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              claim 01-09 northstar-ppo v1 FILE_ACCEPTED, charge $258.00, owed $258.00
              earned $96.90
            """);
    assertThat(diary.of("corrected-refused"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-08
              claim 01-08 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 1 to northstar, 90837 of 01-08
              claim 01-08 harbor-commercial v1 VOIDED, charge $0.00, owed $0.00
              claim 01-08 northstar-ppo v1 SUBMITTED, charge $258.00, owed $258.00
              earned $96.90
            night 01-22
              claim 01-08 harbor-commercial v1 VOIDED, charge $0.00, owed $0.00
              claim 01-08 northstar-ppo v1 FILE_ACCEPTED, charge $258.00, owed $258.00
              earned $96.90
            """);
  }

  @Test
  void sendsARefusedReplacementAgainAsAReplacement() {
    assertThat(diary.of("replaced"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-10
              claim 01-10 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 7 to clearpath F8 N1-REPLACED, 90834 of 01-10
              claim 01-10 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $175.00, owed -$83.00
              earned $70.71
            night 01-22
              sends 7 to clearpath F8 N1-REPLACED, 90832 of 01-10
              claim 01-10 harbor-commercial v3 SUBMITTED, live v1 PAID, charge $133.00, owed -$125.00
              earned $53.54
            night 01-23
              claim 01-10 harbor-commercial v3 FILE_ACCEPTED, live v1 PAID, charge $133.00, owed -$125.00
              earned $53.54
            night 01-26
              claim 01-10 harbor-commercial v3 PAID, live v3 PAID, charge $133.00, owed -$158.11
              item CREDIT_BALANCE version 3 was adjudicated and the payment of an earlier version is not reversed
              earned $53.54
            night 01-27
              claim 01-10 harbor-commercial v3 PAID, live v3 PAID, charge $133.00, owed $0.00
              earned $53.54
            """);
    assertThat(diary.of("replaced-unread"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to bluegate, 90837 of 01-06
              claim 01-06 blue-empire v1 SUBMITTED, charge $258.00, owed $258.00
              earned $102.49
            night 01-21
              sends 7 to bluegate F8 N1-REPLACED-UNREAD, 90834 of 01-06
              claim 01-06 blue-empire v2 SUBMITTED, live v1 PAID, charge $175.00, owed -$83.00
              earned $69.45
            night 01-22
              claim 01-06 blue-empire v2 REJECTED, live v1 PAID, charge $175.00, owed -$83.00
              earned $69.45
            night 01-23
              sends 7 to bluegate F8 N1-REPLACED-UNREAD, 90834 of 01-06
              claim 01-06 blue-empire v3 SUBMITTED, live v1 PAID, charge $175.00, owed -$83.00
              earned $69.45
            night 01-26
              claim 01-06 blue-empire v3 PAID, live v3 PAID, charge $175.00, owed -$155.29
              item CREDIT_BALANCE version 3 was adjudicated and the payment of an earlier version is not reversed
              earned $69.45
            """);
  }

  @Test
  void sendsARefusedVoidAgainAsAVoid() {
    assertThat(diary.of("void-refused"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-07
              claim 01-07 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 8 to clearpath F8 N1-VOID-REFUSED, 90837 of 01-07
              claim 01-07 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              earned $0.00
            night 01-22
              claim 01-07 harbor-commercial v2 REJECTED, live v1 PAID, charge $258.00, owed $0.00
              item REJECTED_CLAIM A7:464:PR
              earned $0.00
            night 01-26
              sends 8 to clearpath F8 N2-VOID-REFUSED, 90837 of 01-07
              claim 01-07 harbor-commercial v3 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              earned $0.00
            night 01-27
              claim 01-07 harbor-commercial v3 VOIDED, charge $0.00, owed $0.00
              earned $0.00
            """);
  }

  @Test
  void billsAReinstatedSessionOnceAfterItsVoid() {
    assertThat(diary.of("reinstated"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-08
              claim 01-08 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              sends 8 to clearpath F8 N1-REINSTATED, 90837 of 01-08
              claim 01-08 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              earned $0.00
            night 01-22
              claim 01-08 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              earned $0.00
            night 01-23
              sends 1 to clearpath, 90837 of 01-08
              claim 01-08 harbor-commercial v3 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-26
              claim 01-08 harbor-commercial v3 ACCEPTED, live v3 ACCEPTED, charge $258.00, owed $258.00
              earned $104.35
            """);
  }

  @Test
  void earnsNothingForACancelledSessionThatWaitsForItsVoid() {
    assertThat(diary.of("cancelled"))
        .isEqualTo(
            """
            night 01-20
              sends 1 to clearpath, 90837 of 01-09
              claim 01-09 harbor-commercial v1 SUBMITTED, charge $258.00, owed $258.00
              earned $104.35
            night 01-21
              claim 01-09 harbor-commercial v1 ACCEPTED, live v1 ACCEPTED, charge $258.00, owed $258.00
              waits AWAITING_ADJUDICATION of TIME
              earned $0.00
            night 01-22
              sends 8 to clearpath F8 N1-CANCELLED, 90837 of 01-09
              claim 01-09 harbor-commercial v2 SUBMITTED, live v1 PAID, charge $258.00, owed $0.00
              earned $0.00
            night 01-23
              claim 01-09 harbor-commercial v2 VOIDED, charge $0.00, owed $0.00
              earned $0.00
            """);
  }

  @Test
  void paysWhatIsEarnedInTheEnd() {
    assertThat(
            claimway
                .suite()
                .rows(
                    "select session_id || ' ' || string_agg(to_char(service_date, 'MM-DD') || ' ' || cents, ', ' order by seq)"
                        + " from payout.earning where payout_id is not null group by session_id order by session_id"))
        .containsExactly(
            "ses-cancelled 01-09 10435, 01-09 -10435",
            "ses-corrected-paid 01-07 10435, 01-07 -745",
            "ses-corrected-refused 01-08 10435, 01-08 -745",
            "ses-corrected-undecided 01-09 10435, 01-09 -745",
            "ses-moved 01-06 10435, 01-06 -10435, 01-05 10435",
            "ses-reinstated 01-08 10435, 01-08 -10435, 01-08 10435",
            "ses-replaced 01-10 10435, 01-10 -3364, 01-10 -1717",
            "ses-replaced-unread 01-06 10249, 01-06 -3304",
            "ses-void-refused 01-07 10435, 01-07 -10435");
    assertThat(claimway.suite().rows("select cents from payout.payout")).containsExactly("62239");
  }
}
