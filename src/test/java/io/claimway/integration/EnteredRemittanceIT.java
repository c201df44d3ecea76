package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.batch.NightOrder;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.Topics;
import io.claimway.money.Cents;
import io.claimway.night.Edges;
import io.claimway.night.Pipeline;
import io.claimway.party.AccountHolder;
import io.claimway.postgres.Lease;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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
 * What a person keys and decides about money, by command and with the nights between: a paper
 * remittance from its file to the bank line of its check.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EnteredRemittanceIT {
  private static final int REFUSED = 4;
  private static final int WRONG_USAGE = 2;
  private static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 1, 27);

  @TempDir private static Path folder;
  private static CommandLineRun claimway;
  private static Edges edges;
  private static Pipeline pipeline;
  private static ObjectStore objects;
  private static BankByHand bank;
  private static SeveralPractices facts;

  /** What the session was billed with, in cents. */
  private static long charge;

  @BeforeAll
  static void opensTheBook() throws IOException {
    Suite suite = SharedServers.suite("entered_remittance");
    claimway = CommandLineRun.on(suite, folder, "claimway", payersThatNeedNotBeAsked());
    Path vault = folder.resolve("state").resolve("outside").resolve("vault.csv");
    Files.createDirectories(vault.getParent());
    Files.writeString(
        vault,
        "token,routing,account,type\noperating-cbh-ny,021000021,111222333,CHECKING\nalpha-1111,011000015,987651111,CHECKING\n");
    edges = new Edges(claimway.settings(), line -> {});
    edges.kafka().ensureTopics(Topics.all());
    pipeline = new Pipeline(edges, EnteredRemittanceIT::waitForNothing);
    objects = edges.objectStore();
    bank = new BankByHand(objects, "111222333", 100_000);
    facts = edges.opened(new SeveralPractices(edges.kafka(), FIRST_NIGHT));
    facts.isPaidTo("alpha", "alpha-1111", AccountHolder.BUSINESS, FIRST_NIGHT);
    facts.sees("alpha", LocalDate.of(2026, 1, 7));
    facts.sees("alpha", LocalDate.of(2026, 1, 8));
    night(FIRST_NIGHT);
    charge = Long.parseLong(rows("select max(charge_cents)::text from claim.version").get(0));
    Files.writeString(folder.resolve("scan.pdf"), "a scan of a check and what came with it");
    Files.writeString(folder.resolve("other.pdf"), "another scan");
    Files.writeString(folder.resolve("third.pdf"), "a third scan");
  }

  @AfterAll
  static void closesTheBook() {
    edges.close();
  }

  @Test
  @Order(1)
  void refusesWhatDoesNotBalanceOrIsNotThePersonsToEnter() throws IOException {
    Path file = file("off.yaml", "40117", "scan.pdf", "100.00", "70.00", "29.00", "CO", "45");
    Ended off = enter(file, "morgan");
    assertThat(off.exitCode()).isEqualTo(REFUSED);
    assertThat(off.err())
        .contains(
            "it does not balance; line 1 of claim 1: charge $100.00 less adjustments of $29.00 makes $71.00, and it says paid $70.00: off by -$1.00");
    Path right = file("right.yaml", "40117", "scan.pdf", "100.00", "70.00", "30.00", "CO", "45");
    assertThat(enter(right, "dana").err())
        .contains("Cannot enter 40117 of harbor-commercial", "finance (jordan, morgan");
    Files.writeString(file, Files.readString(file).replace("payer: harbor", "payer: arbor"));
    assertThat(enter(file, "morgan").exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(rows("select count(*) from remit.entry")).containsExactly("0");
  }

  @Test
  @Order(2)
  void takesAnEntryInOnceAndWithASecondPersonAboveALimit() throws IOException {
    Path file = paid("check.yaml");
    Ended entered = enter(file, "morgan");
    assertThat(entered.exitCode()).as(entered.err()).isZero();
    assertThat(entered.out()).contains("entered: 40117 of harbor-commercial", "the next night");
    assertThat(enter(file, "jordan").out()).contains("was entered before, nothing is repeated");
    Files.writeString(file, Files.readString(file).replace("\"40117\"", "\"40118\""));
    assertThat(enter(file, "morgan").err()).contains("the same document was entered as M");

    Path large =
        file("large.yaml", "50001", "other.pdf", "9000.00", "6000.00", "3000.00", "CO", "45");
    Files.writeString(
        large, Files.readString(large).replaceFirst("control-number: \\w+", "control-number: X1"));
    Ended waits = enter(large, "morgan");
    assertThat(waits.out()).contains("it is above what morgan may enter alone");
    String entry = rows("select entry_id from remit.entry where trace = '50001'").get(0);
    assertThat(claimway.run("worklist", "--kind", "REMITTANCE_TO_APPROVE").out())
        .contains("entry " + entry, "$6,000.00");
    Ended own = claimway.run("remit", "approve", entry, "--as", "morgan");
    assertThat(own.exitCode()).isEqualTo(REFUSED);
    assertThat(own.err()).contains("prepared it; another person must approve");
    Ended approved = claimway.run("--json", "remit", "approve", entry, "--as", "jordan");
    assertThat(approved.json().path("entry").path("step").asText()).isEqualTo("RELEASED");
    assertThat(claimway.run("remit", "withdraw", entry, "--as", "morgan", "--because", "x").err())
        .contains("it waits for nobody, it is RELEASED");

    Path wrong =
        file("wrong.yaml", "50002", "third.pdf", "9000.00", "6000.00", "3000.00", "CO", "45");
    enter(wrong, "morgan");
    String given = rows("select entry_id from remit.entry where trace = '50002'").get(0);
    Ended withdrawn =
        claimway.run("remit", "withdraw", given, "--as", "morgan", "--because", "not ours");
    assertThat(withdrawn.out()).contains("withdrawn", "nothing of it posts");
    assertThat(rows("select kind from worklist.item where state = 'OPEN' and kind like '%APPROVE'"))
        .isEmpty();
    assertThat(claimway.run("prove").exitCode()).isZero();
  }

  @Test
  @Order(3)
  void postsItAsAnyOtherAndTiesItToItsCheck() {
    bank.states(
        "statement.bai",
        LocalDate.of(2026, 1, 28),
        "115 %d Z,LBX0099,40117,LOCKBOX CHECK 40117/".formatted(charge - 5_500));
    night(LocalDate.of(2026, 1, 28));
    assertThat(
            rows(
                "select concat_ws(' ', trace, partner, state, posted_cents, suspended_cents) from remit.payment order by trace"))
        .containsExactly(
            "40117 entered POSTED %d -1500".formatted(charge - 4_000),
            "50001 entered POSTED 0 600000");
    assertThat(rows("select trace from deposit.clearing where deposited_cents = expected_cents"))
        .as(
            "%s, %s, %s",
            rows("select l::text from deposit.line l"),
            rows("select c::text from deposit.clearing c"),
            rows("select kind || outcome from exchange.inbound_file"))
        .containsExactly("40117");
    assertThat(
            rows(
                "select kind || ' ' || cents from worklist.item where state = 'OPEN' and kind in ('UNLISTED_ADJUSTMENT', 'PROVIDER_ADJUSTMENT', 'SUSPENDED_CLAIM') order by 1"))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -1500", "SUSPENDED_CLAIM 600000", "UNLISTED_ADJUSTMENT 4000");
    assertThat(claimway.run("remit", "list").out())
        .contains("payment 1 posted", "withdrawn", "released");
    assertThat(claimway.run("prove").exitCode()).isZero();
  }

  /** Money in suspense goes where a person says, and back; each step keeps every promise. */
  @Test
  @Order(4)
  void movesWhatStandsInSuspenseWhereAPersonSays() {
    String unlisted = item("UNLISTED_ADJUSTMENT");
    assertThat(suspense()).isEqualTo(-600_000 + 4_000 + 1_500);
    says(unlisted, "jordan", "--action", "CLASSIFY", "--to", "DENIED");
    assertThat(suspense()).isEqualTo(-600_000 + 1_500);
    assertThat(open("DENIED_CLAIM")).containsExactly("4000");
    proves();
    says(unlisted, "morgan", "--undo");
    assertThat(open("DENIED_CLAIM")).isEmpty();
    assertThat(open("UNLISTED_ADJUSTMENT")).containsExactly("4000");
    proves();
    assertThat(resolve(unlisted, "dana", "--action", "CLASSIFY", "--to", "CONTRACTUAL").err())
        .contains("no reason is told", "late-filing");
    assertThat(
            resolve(
                    unlisted,
                    "dana",
                    "--action",
                    "CLASSIFY",
                    "--to",
                    "CONTRACTUAL",
                    "--reason",
                    "small-balance")
                .err())
        .contains(
            "for small-balance $40.00 is more than Dana Whitfield (operations) may give up",
            "finance may up to $100.00, operations may up to $25.00");
    says(
        unlisted, "dana", "--action", "CLASSIFY", "--to", "CONTRACTUAL", "--reason", "not-covered");
    assertThat(resolve(unlisted, "jordan", "--action", "CLASSIFY", "--to", "DENIED").err())
        .contains("no unlisted adjustment of it stands in suspense");
    proves();

    String beside = item("PROVIDER_ADJUSTMENT");
    says(beside, "jordan", "--action", "EXPLAIN", "--to", "LEVY");
    assertThat(suspense()).isEqualTo(-600_000);
    assertThat(open("PROVIDER_ADJUSTMENT")).isEmpty();
    proves();
    says(beside, "jordan", "--undo");
    assertThat(open("PROVIDER_ADJUSTMENT")).containsExactly("-1500");
    proves();
    says(
        beside,
        "jordan",
        "--action",
        "EXPLAIN",
        "--to",
        "WRITE_OFF",
        "--payer",
        "harbor-commercial",
        "--reason",
        "small-balance");
    assertThat(suspense()).isEqualTo(-600_000);
    assertThat(
            rows(
                "select a.code || ' ' || sum(b.debit_cents - b.credit_cents) from ledger.account a join ledger.account_block b using (account_id) where a.kind in ('write-offs', 'levies', 'denied-receivable') group by a.code order by 1"))
        .containsExactly(
            "denied-receivable:cbh-ny:harbor-commercial 0",
            "levies:cbh-ny:1411111111 0",
            "write-offs:cbh-ny:harbor-commercial 1500");
    assertThat(
            rows(
                "select posted_cents || '+' || suspended_cents from remit.payment where trace = '40117'"))
        .containsExactly("%d+0".formatted(charge - 5_500));
    proves();
  }

  private static long suspense() {
    return Long.parseLong(
        rows("select sum(b.debit_cents - b.credit_cents)::text from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'suspense'")
            .get(0));
  }

  private static String item(String kind) {
    return rows("select left(work_item_id, 10) from worklist.item where kind = '" + kind + "'")
        .get(0);
  }

  private static List<String> open(String kind) {
    return rows("select cents from worklist.item where state = 'OPEN' and kind = '" + kind + "'");
  }

  private static Ended resolve(String item, String person, String... words) {
    return claimway.run(
        Stream.concat(
                Stream.of("resolve", item, "--as", person, "--because", "the payer says so"),
                Stream.of(words))
            .toArray(String[]::new));
  }

  private static void says(String item, String person, String... words) {
    Ended said = resolve(item, person, words);
    assertThat(said.exitCode()).as(said.err()).isZero();
  }

  private static void proves() {
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
  }

  /** What the payer of the first claim sent: paid in part, taken off by a code nobody knows. */
  private static Path paid(String name) throws IOException {
    String paid = Cents.plain(charge - 4_000);
    Path file = file(name, "40117", "scan.pdf", Cents.plain(charge), paid, "40.00", "CO", "1");
    Files.writeString(
        file,
        Files.readString(file)
                .replace("\namount: " + paid, "\namount: " + Cents.plain(charge - 5_500))
            + "adjustments:\n  - {code: CS, reference: \"Q7\", amount: 15.00}\n");
    return file;
  }

  private static Path file(
      String name,
      String number,
      String document,
      String charge,
      String paid,
      String adjusted,
      String group,
      String reason)
      throws IOException {
    List<String> claim =
        rows(
            "select patient_control_number || ' ' || service_date from claim.version join claim.claim using (claim_id) order by claim_id limit 1");
    String[] of = claim.get(0).split(" ", -1);
    return Files.writeString(
        folder.resolve(name),
        """
        payer: harbor-commercial
        entity: cbh-ny
        number: "%s"
        date: 2026-01-26
        amount: %s
        method: check
        document: %s
        claims:
          - control-number: %s
            payer-number: ICN%s
            charge: %s
            paid: %s
            lines:
              - procedure: "90837"
                date: %s
                charge: %s
                paid: %s
                adjustments:
                  - {group: %s, reason: "%s", amount: %s}
        """
            .formatted(
                number, paid, document, of[0], number, charge, paid, of[1], charge, paid, group,
                reason, adjusted));
  }

  private static Ended enter(Path file, String person) {
    return claimway.run("remit", "enter", file.toString(), "--as", person);
  }

  private static Path payersThatNeedNotBeAsked() throws IOException {
    Path payers = Files.createDirectories(folder.resolve("payers"));
    try (Stream<Path> profiles = Files.list(Path.of("jobs", "payers"))) {
      for (Path profile : profiles.toList()) {
        Files.writeString(
            payers.resolve(profile.getFileName()),
            Files.readString(profile).replace("[837P, \"270\"]", "[837P]"));
      }
    }
    return payers;
  }

  private static void waitForNothing(Duration atMost) {}

  private static void night(LocalDate night) {
    facts.publish();
    try (Lease lease = edges.lease("entered remittances")) {
      assertThat(
              pipeline
                  .nights()
                  .run(
                      NightOrder.of(night, claimway.settings().network().nights().cutOffOf(night)),
                      lease,
                      new CrashPoints(null),
                      (run, stage, totals, took) -> {}))
          .as(
              "night of "
                  + night
                  + rows(
                      "select invariant || ': ' || subject || ' ' || detail from proof.open_break where repaired_run is null"))
          .isIn(0, 3);
    }
  }

  private static List<String> rows(String sql) {
    return claimway.suite().rows(sql);
  }
}
