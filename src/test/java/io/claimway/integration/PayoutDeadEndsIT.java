package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.batch.NightOrder;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.Topics;
import io.claimway.night.Edges;
import io.claimway.night.Pipeline;
import io.claimway.party.AccountHolder;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands in a payout's way, and the command that leads on, in one book from January to March:
 * each ends with money that left, or with an item that says how, and with a night and a proof that
 * are whole.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayoutDeadEndsIT {
  private static final int REFUSED = 4;
  private static final int BROKEN = 5;
  private static final LocalDate FIRST_NIGHT = day("01-27");
  private static final AccountHolder BUSINESS = AccountHolder.BUSINESS;

  @TempDir private static Path folder;
  private static CommandLineRun claimway;
  private static Edges edges;
  private static Pipeline pipeline;
  private static SeveralPractices facts;

  @BeforeAll
  static void opensTheBook() throws IOException {
    Suite suite = SharedServers.suite("payout_dead_ends");
    claimway = CommandLineRun.on(suite, folder, "claimway", payersThatNeedNotBeAsked());
    Path vault = folder.resolve("state").resolve("outside").resolve("vault.csv");
    Files.createDirectories(vault.getParent());
    StringBuilder accounts =
        new StringBuilder(
            "token,routing,account,type\noperating-cbh-ny,021000021,111222333,CHECKING\n");
    for (String token :
        List.of(
            "alpha-1111",
            "alpha-9999",
            "beta-2222",
            "beta-8888",
            "gamma-3333",
            "delta-4444",
            "pat-5555",
            "nemo-6666")) {
      accounts.append(token).append(",011000015,98765").append(token.replaceAll("\\D", ""));
      accounts.append(",CHECKING\n");
    }
    Files.writeString(vault, accounts.toString());
    edges = new Edges(claimway.settings(), line -> {});
    edges.kafka().ensureTopics(Topics.all());
    pipeline = new Pipeline(edges, PayoutDeadEndsIT::waitForNothing);
    facts = edges.opened(new SeveralPractices(edges.kafka(), FIRST_NIGHT));
    facts.isPaidTo("alpha", "alpha-1111", BUSINESS, FIRST_NIGHT);
    facts.isPaidTo("beta", "beta-2222", null, FIRST_NIGHT);
    facts.isPaidTo("gamma", "gamma-3333", BUSINESS, FIRST_NIGHT);
    facts.isPaidTo("delta", "delta-4444", BUSINESS, FIRST_NIGHT);
    facts.isPaidTo("pat", "pat-5555", AccountHolder.PERSON, FIRST_NIGHT);
    facts.isPaidTo("nemo", null, null, FIRST_NIGHT);
    for (String practice : List.of("alpha", "beta", "gamma", "delta", "pat", "nemo")) {
      facts.sees(practice, day("01-07"));
    }
  }

  @AfterAll
  static void closesTheBook() {
    edges.close();
  }

  @Test
  @Order(1)
  void aPracticeWithoutAnAccountHoldsUpNobody() {
    night("01-27", 3);
    assertThat(batches())
        .containsExactly("P20260130 BUSINESS 4 PREPARED", "P20260130B PERSON 1 PREPARED");
    assertThat(items()).containsExactly("PAYOUT_WITHOUT_ACCOUNT practice pra-nemo");
    assertThat(refused("2026-01-28T15:00:00Z", "payout", "prepare", "--as", "morgan"))
        .contains("practice pra-nemo has not said where to pay");
  }

  @Test
  @Order(2)
  void aChangedAccountIsTakenOutAndPaidByItself() {
    facts.isPaidTo("alpha", "alpha-9999", BUSINESS, day("01-28"));
    night("01-28", 0);
    String now = "2026-01-29T15:00:00Z";
    assertThat(refused(now, "payout", "approve", "P20260130", "--as", "jordan"))
        .contains(
            "practice pra-alpha: its account ends in 9999 now, it was the one in 1111",
            "jobs/claimway payout drop P20260130 --practice pra-alpha --because WORDS --as ID");
    assertThat(
            done(
                now,
                "payout",
                "drop",
                "P20260130",
                "--practice",
                "pra-alpha",
                "--because",
                "account changed",
                "--as",
                "morgan"))
        .contains("P20260130 goes without pra-alpha: 3 payouts");
    assertThat(items())
        .containsExactly(
            "PAYOUT_DROPPED payout P20260130-00001", "PAYOUT_WITHOUT_ACCOUNT practice pra-nemo");
    assertThat(refused(now, "payout", "approve", "P20260130", "--as", "morgan"))
        .contains("prepared it; another person must approve");
    done(now, "payout", "approve", "P20260130", "--as", "jordan");
    assertThat(done(now, "payout", "prepare", "--practice", "pra-alpha", "--as", "morgan"))
        .contains("P20260202 prepared: 1 payouts");
    done(now, "payout", "approve", "P20260202", "--as", "jordan");
    assertThat(items()).containsExactly("PAYOUT_WITHOUT_ACCOUNT practice pra-nemo");
    proves();
  }

  @Test
  @Order(3)
  void payToPersonsGoesInAFileThatSaysSo() {
    done("2026-01-29T16:00:00Z", "payout", "approve", "P20260130B", "--as", "jordan");
    List<String> headers = new ArrayList<>();
    try (ObjectStore objects = ObjectStore.open(claimway.suite().s3())) {
      for (String name :
          claimway
              .suite()
              .rows(
                  "select name from payout.batch join exchange.outbound_file using (file_id) order by file_id")) {
        List<String> lines =
            new String(objects.get("mailboxes/bank/outbound/" + name), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        headers.add(lines.get(0).charAt(33) + " " + lines.get(1).substring(50, 63).strip());
      }
    }
    assertThat(headers).containsExactly("A CCDPAYOUT", "B CCDPAYOUT", "C PPDPAYROLL");
  }

  @Test
  @Order(4)
  void aReturnedPayoutIsOwedAgainAndWaitsForAnotherAccount() {
    bank("02-03", "P20260130", "beta");
    night("02-03", 3);
    assertThat(items())
        .containsExactly(
            "PAYOUT_RETURNED payout P20260130-00002",
            "PAYOUT_WITHOUT_ACCOUNT practice pra-nemo",
            "RETURNED_ENTRY bank line 2");
    assertThat(
            claimway
                .suite()
                .rows(
                    "select state from payout.payout where batch_id = 'P20260130' order by payout_id"))
        .containsExactly("CANCELLED", "RETURNED", "SETTLED", "SETTLED");
    assertThat(refused("2026-02-04T15:00:00Z", "payout", "prepare", "--as", "morgan"))
        .contains("pra-nemo has not said where to pay");
  }

  @Test
  @Order(5)
  void twoHalfMonthsDueInOneNightMakeTwoBatches() {
    facts.isPaidTo("beta", "beta-8888", BUSINESS, day("02-24"));
    facts.isPaidTo("nemo", "nemo-6666", BUSINESS, day("02-24"));
    for (String practice : List.of("alpha", "gamma", "delta")) {
      facts.sees(practice, day("01-20"));
    }
    facts.sees("gamma", day("02-05"));
    facts.sees("delta", day("02-05"));
    night("02-25", 3);
    assertThat(batches())
        .contains("P20260227 BUSINESS 5 PREPARED", "P20260227B BUSINESS 2 PREPARED");
    assertThat(
            claimway
                .suite()
                .rows(
                    "select practice_id from payout.payout where batch_id = 'P20260227' order by 1"))
        .containsExactly("pra-alpha", "pra-beta", "pra-delta", "pra-gamma", "pra-nemo");
    assertThat(items()).containsExactly("RETURNED_ENTRY bank line 2");
  }

  @Test
  @Order(6)
  void aBreakBlocksThePracticeThatItNamesAlone() {
    breaks("update payout.payout set state = 'SETTLED' where batch_id = 'P20260202'");
    night("02-26", BROKEN);
    String now = "2026-02-26T20:00:00Z";
    assertThat(refused(now, "payout", "approve", "P20260227", "--as", "jordan"))
        .contains(
            "practice pra-alpha: invariant payouts-come-as-far-as-booked is broken at payout P20260202-00001",
            "payout drop P20260227 --practice pra-alpha")
        .doesNotContain("pra-gamma");
    done(
        now,
        "payout",
        "drop",
        "P20260227",
        "--practice",
        "pra-alpha",
        "--because",
        "the proof names it",
        "--as",
        "morgan");
    done(now, "payout", "approve", "P20260227", "--as", "jordan");
    breaks("update payout.payout set state = 'RELEASED' where batch_id = 'P20260202'");
    facts.cancels("gamma", day("02-05"), day("02-27"));
    night("02-27", 3);
  }

  @Test
  @Order(7)
  void aChangedSessionIsPreparedAnew() {
    String now = "2026-02-27T21:00:00Z";
    assertThat(refused(now, "payout", "approve", "P20260227B", "--as", "jordan"))
        .contains("practice pra-gamma: session ses-gamma-2026-02-05 earns $", " less now");
    assertThat(
            done(
                now,
                "payout",
                "cancel",
                "P20260227B",
                "--because",
                "a session was cancelled",
                "--as",
                "morgan"))
        .contains("P20260227B cancelled");
    assertThat(items())
        .containsExactly(
            "PAYOUT_CANCELLED batch P20260227B",
            "PAYOUT_DROPPED payout P20260227-00001",
            "RETURNED_ENTRY bank line 2");
    assertThat(done(now, "payout", "prepare", "--as", "morgan"))
        .contains("P20260303 prepared: 2 payouts");
    assertThat(items()).containsExactly("RETURNED_ENTRY bank line 2");
    proves();
  }

  @Test
  @Order(8)
  void aRateThatWasLearnedSinceAndACutOffThatHasPassedLeadOn() {
    facts.raisesRates(day("03-02"));
    night("03-02", 3);
    String now = "2026-03-03T15:00:00Z";
    assertThat(refused("2026-03-02T15:00:00Z", "payout", "approve", "P20260303", "--as", "jordan"))
        .contains("contract ", " pays $", "payout cancel P20260303", "payout prepare --as ID");
    done(now, "payout", "cancel", "P20260303", "--because", "rates", "--as", "morgan");
    assertThat(done(now, "payout", "prepare", "--pay-date", "2026-03-04", "--as", "morgan"))
        .contains("P20260304 prepared: 2 payouts");
    String late = "2026-03-03T22:00:01Z";
    assertThat(refused(late, "payout", "approve", "P20260304", "--as", "jordan"))
        .contains(
            "its pay date 2026-03-04 is past the bank's cut-off of 2026-03-03 17:00 America/New_York, it is 2026-03-03 17:00",
            "the next possible one is 2026-03-05",
            "payout redate P20260304 --because WORDS --as ID");
    assertThat(
            done(
                late,
                "payout",
                "redate",
                "P20260304",
                "--because",
                "nobody was in",
                "--as",
                "morgan"))
        .contains("P20260304 redated: 2 payouts", "effective 2026-03-06");
    done(late, "payout", "approve", "P20260304", "--as", "jordan");
    night("03-03", 3);
    assertThat(
            claimway
                .suite()
                .rows(
                    "select practice_id || ' ' || count(distinct p.payout_id) from payout.line l join payout.payout p using (payout_id) where p.state in ('RELEASED', 'SETTLED') group by practice_id order by 1"))
        .containsExactly(
            "pra-alpha 2", "pra-beta 1", "pra-delta 3", "pra-gamma 2", "pra-nemo 1", "pra-pat 1");
  }

  private static LocalDate day(String monthAndDay) {
    return LocalDate.parse("2026-" + monthAndDay);
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

  private static void night(String date, int exitCode) {
    facts.publish();
    try (Lease lease = edges.lease("payout dead ends")) {
      assertThat(
              pipeline
                  .nights()
                  .run(
                      NightOrder.of(
                          day(date), claimway.settings().network().nights().cutOffOf(day(date))),
                      lease,
                      new CrashPoints(null),
                      (run, stage, totals, took) -> {}))
          .as("night of " + date)
          .isEqualTo(exitCode);
    }
    if (exitCode != BROKEN) {
      proves();
    }
  }

  private static void proves() {
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
  }

  private static String done(String now, String... words) {
    Ended ended = claimway.at(now).run(words);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out();
  }

  private static String refused(String now, String... words) {
    Ended ended = claimway.at(now).run(words);
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(REFUSED);
    return ended.err();
  }

  private static List<String> batches() {
    return claimway
        .suite()
        .rows(
            "select concat_ws(' ', batch_id, holder, payouts, state) from payout.batch order by 1");
  }

  private static List<String> items() {
    return claimway
        .suite()
        .rows(
            "select kind || ' ' || subject from worklist.item where state = 'OPEN' and (kind like 'PAYOUT%' or kind like 'RETURNED%') order by 1");
  }

  /** The bank takes a batch's money and brings one practice's back. */
  private static void bank(String date, String batch, String returned) {
    List<String> paid =
        claimway
            .suite()
            .rows(
                "select concat_ws(' ', b.cents, f.name, p.cents, right(p.payout_id, 5)) from payout.batch b join exchange.outbound_file f using (file_id) join payout.payout p using (batch_id) where b.batch_id = '%s' and p.practice_id = 'pra-%s'"
                    .formatted(batch, returned));
    String[] words = paid.get(0).split(" ", -1);
    long taken = Long.parseLong(words[0]);
    long back = Long.parseLong(words[2]);
    String yymmdd = "26" + date.replace("-", "");
    long control = taken + back + back - taken;
    String statement =
        """
        01,021000021,CLAIMWAY,%1$s,0430,1,,,2/
        02,CLAIMWAY,021000021,1,%1$s,0430,USD,2/
        03,111222333,USD,010,0,,,015,%2$d,,/
        16,455,%3$d,,1,%4$s,PAYOUT
        16,257,%5$d,,0210000200%6$s,%4$s,ACH RETURN R03
        49,%7$d,4/
        98,%7$d,1,6/
        99,%7$d,1,8/
        """
            .formatted(yymmdd, back - taken, taken, words[1], back, words[3], control);
    try (ObjectStore objects = ObjectStore.open(claimway.suite().s3())) {
      objects.put(
          "mailboxes/bank/inbound/statement-" + date + ".bai",
          statement.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void breaks(String sql) {
    try (Connection connection = Database.connect(SharedServers.asSuperuser(claimway.suite()));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }
}
