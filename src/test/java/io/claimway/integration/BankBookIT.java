package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.batch.NightOrder;
import io.claimway.integration.BankByHand.Entry;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * What a bank writes, in one book from January to February: deposits under any type and in any
 * form, reports that are not final, what it takes back, and entries of ours that it returns or
 * corrects. The book's cash is the bank's after every night.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankBookIT {
  private static final int REFUSED = 4;
  private static final LocalDate FIRST_NIGHT = day("01-27");
  private static final String DFI = "02100002";

  @TempDir private static Path folder;
  private static CommandLineRun claimway;
  private static Edges edges;
  private static Pipeline pipeline;
  private static SeveralPractices facts;
  private static ObjectStore objects;
  private static BankByHand bank;

  @BeforeAll
  static void opensTheBook() throws IOException {
    Suite suite = SharedServers.suite("bank_book");
    claimway = CommandLineRun.on(suite, folder, "claimway", payersThatNeedNotBeAsked());
    Path vault = folder.resolve("state").resolve("outside").resolve("vault.csv");
    Files.createDirectories(vault.getParent());
    Files.writeString(
        vault,
        """
        token,routing,account,type
        operating-cbh-ny,021000021,111222333,CHECKING
        alpha-1111,011000015,987651111,CHECKING
        beta-2222,011000015,987652222,CHECKING
        gamma-3333,011000015,987653333,CHECKING
        """);
    edges = new Edges(claimway.settings(), line -> {});
    edges.kafka().ensureTopics(Topics.all());
    pipeline = new Pipeline(edges, BankBookIT::waitForNothing);
    objects = edges.objectStore();
    bank = new BankByHand(objects, "111222333", 100_000);
    facts = edges.opened(new SeveralPractices(edges.kafka(), FIRST_NIGHT));
    facts.isPaidTo("alpha", "alpha-1111", AccountHolder.BUSINESS, FIRST_NIGHT);
    facts.isPaidTo("beta", "beta-2222", AccountHolder.BUSINESS, FIRST_NIGHT);
    facts.isPaidTo("gamma", "gamma-3333", AccountHolder.BUSINESS, FIRST_NIGHT);
    for (String practice : List.of("alpha", "beta", "gamma")) {
      facts.sees(practice, day("01-07"));
    }
    facts.sees("gamma", day("01-20"));
  }

  @AfterAll
  static void closesTheBook() {
    edges.close();
  }

  @Test
  @Order(1)
  void payersSayWhatWillCome() {
    List<String> said = new ArrayList<>();
    said.add(payment("ACH", "1902000011", "OTHERTYPE1", 5_000));
    said.add(payment("CHK", "1902000011", "0004471823", 10_900));
    said.add(payment("FWT", "1902000011", "TWOPARTS1", 8_000));
    said.add(payment("ACH", "1902000011", "INTERIM1", 6_000));
    said.add(payment("ACH", "1902000011", "TAKENBACK1", 7_000));
    said.add(payment("ACH", "1902000011", "OVERTWOLINES1", 4_100));
    said.add(payment("ACH", "1902000011", "MERGED1", 1_100));
    said.add(payment("ACH", "1902000011", "MERGED2", 2_200));
    said.add(payment("ACH", "1902000029", "ELSEWHERE1", 3_300));
    remittance("2026-01-27", said);
    night("01-27");
    assertThat(open("deposit.clearing where deposited_cents <> expected_cents")).isEqualTo(9);
    done("2026-01-28T15:00:00Z", "payout", "approve", "P20260130", "--as", "jordan");
  }

  @Test
  @Order(2)
  void depositsTieWhateverTheyLookLike() {
    bank.states(
        "a-statement.bai",
        day("01-28"),
        "399 5000 0,B99001,,RTP CREDIT RECEIVED TRN*1*OTHERTYPE1*1422222222\\",
        "115 10900 Z,LBX0099,4471823,LOCKBOX CHECK 4471823 SUMMIT/",
        "195 6000 Z,W1,,FEDWIRE IN OBI=TRN*1*TWOPARTS1*1422222222~ 13/05/26",
        "195 2000 Z,W2,,FEDWIRE IN 05/16/26 TRN|1|TWOPARTS1|1422222222",
        "165 7000 Z,D4001,,HCCLAIMPMT TRN*1*TAKENBACK1*1422222222\\/",
        "165 4100 Z,D4003,,HCCLAIMPMT ORIG CO NAME SUMMIT MUTUAL TRN*1*OVERTWO/\n88,LINES1*1422222222\\/",
        "142 3300 Z,D4004,,TRN*1*MERGED1*1422222222 TRN*1*MERGED2*1422222222\\/",
        "165 3300 Z,D4005,,HCCLAIMPMT TRN*1*ELSEWHERE1*1422222222\\/");
    bank.reports(
        "b-interim.bai",
        day("01-28"),
        "1",
        "3",
        "165 6000 0,,,HCCLAIMPMT TRN*1*INTERIM1*1422222222\\/");
    bank.reports("c-test.bai", day("01-28"), "4", "2", "165 99900 0,,,A TEST/");
    bank.reports("d-deleted.bai", day("01-27"), "2", "2", "165 88800 0,,,NEVER MIND/");
    night("01-28");
    assertThat(rows("select trace from deposit.clearing where deposited_cents <> expected_cents"))
        .containsExactly("INTERIM1");
    assertThat(
            rows(
                "select a.code || ' ' || sum(b.debit_cents - b.credit_cents) from ledger.account a join ledger.account_block b using (account_id) where a.kind in ('intercompany', 'opening-balances', 'unapplied-deposits', 'remittance-clearing') group by a.code having sum(b.debit_cents - b.credit_cents) <> 0 order by 1"))
        .containsExactly(
            "intercompany:cbh-ca:cbh-ny 3300",
            "intercompany:cbh-ny:cbh-ca -3300",
            "opening-balances:cbh-ny -100000",
            "remittance-clearing:cbh-ny 6000");
    assertThat(items())
        .containsExactly(
            "OPENING_BALANCE account operating-cbh-ny 100000",
            "UNBOOKED_STATEMENT bank/c-test.bai 0",
            "UNBOOKED_STATEMENT bank/d-deleted.bai 0");
    cashIsTheBanks();
  }

  @Test
  @Order(3)
  void whatAFinalStatementSaysAgainIsBookedOnceAndWhatIsTakenBackIsOpenAgain() {
    bank.states(
        "e-final.bai",
        day("01-28"),
        "165 6000 Z,B55501,7001,ORIG CO NAME:SUMMIT TRN*1*INTERIM1*1422222222\\/");
    bank.states(
        "f-statement.bai",
        day("01-29"),
        "455 7000 Z,D4002,,REVERSAL HCCLAIMPMT TRN*1*TAKENBACK1*1422222222\\/",
        "698 250 Z,,,SERVICE CHARGE/",
        "354 12 Z,,,INTEREST/",
        "699 77 Z,,,SOMETHING/");
    night("01-29");
    assertThat(rows("select trace from deposit.clearing where deposited_cents <> expected_cents"))
        .containsExactly("TAKENBACK1");
    assertThat(rows("select state || ' ' || count(*) from deposit.line group by state order by 1"))
        .containsExactly("CLEARED 9", "SUSPENDED 1", "TAKEN_BACK 1", "TYPED 2");
    assertThat(items())
        .contains(
            "DEPOSIT_TAKEN_BACK bank line 10 -7000", "UNEXPLAINED_BANK_LINE bank line 13 -77");
    cashIsTheBanks();
  }

  @Test
  @Order(4)
  void returnsAndChangesOfEntriesArePostedByWhatABankKnows() {
    List<String> payouts =
        rows("select concat_ws(' ', payout_id, cents) from payout.payout order by payout_id");
    long taken =
        rows("select cents::text from payout.batch").stream().mapToLong(Long::parseLong).sum();
    bank.states(
        "g-statement.bai", day("01-30"), "455 %d Z,000123,,CLAIMWAY CCD PAYOUT/".formatted(taken));
    String[] alpha = payouts.get(0).split(" ", -1);
    String[] beta = payouts.get(1).split(" ", -1);
    bank.states(
        "h-statement.bai",
        day("02-02"),
        "257 %s Z,%s0000001,%s,RETURN SETTLE CCD R02 ACCOUNT CLOSED/"
            .formatted(alpha[1], DFI, alpha[0]));
    bank.says(
        "i-returns.ach",
        day("02-02"),
        new Entry(Long.parseLong(beta[1]), beta[0], "99R03" + DFI + "0000002      01100001"),
        new Entry(
            0,
            payouts.get(2).split(" ", -1)[0],
            "98C01" + DFI + "0000003      01100001123456789 111"),
        new Entry(0, "", "98C06" + DFI + "0000003      01100001123456789 111            22"),
        new Entry(4_242, "SOMEBODY", "99R01999999990000042      01100001"));
    night("02-02");
    assertThat(rows("select state from payout.payout order by payout_id"))
        .containsExactly("RETURNED", "RETURNED", "SETTLED");
    assertThat(items())
        .contains(
            "ACCOUNT_CHANGE practice pra-gamma 0",
            "PAYOUT_RETURNED payout " + alpha[0] + " " + alpha[1],
            "PAYOUT_RETURNED payout " + beta[0] + " " + beta[1],
            "UNKNOWN_RETURN line 9 4242");
    assertThat(rows("select to_jsonb(n)::text from payout.entry_notice n where kind = 'CHANGED'"))
        .hasSize(2)
        .noneMatch(row -> row.contains("123456789 111"));
    cashIsTheBanks();
    bank.states(
        "j-statement.bai",
        day("02-03"),
        "257 %s Z,%s0000002,,ACH RETURN R03/".formatted(beta[1], DFI),
        "165 7000 Z,D4009,,HCCLAIMPMT TRN*1*TAKENBACK1*1422222222\\/");
    bank.reports(
        "k-again.bai", day("02-02"), "1", "2", "257 %s 0,,,RETURN SETTLE/".formatted(alpha[1]));
    night("02-03");
    assertThat(
            rows(
                "select count(*)::text from ledger.transfer where undoes is not null and event = 'PAYOUT_RELEASED'"))
        .containsExactly("2");
    assertThat(
            rows(
                "select sum(b.debit_cents - b.credit_cents)::text from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'ach-clearing'"))
        .containsExactly("0");
    assertThat(open("deposit.clearing where deposited_cents <> expected_cents")).isZero();
    assertThat(items()).noneMatch(item -> item.startsWith("DEPOSIT_TAKEN_BACK"));
    cashIsTheBanks();
    Ended refused =
        claimway
            .at("2026-02-10T15:00:00Z")
            .run("payout", "prepare", "--practice", "pra-gamma", "--as", "morgan");
    assertThat(refused.exitCode()).as(refused.out()).isEqualTo(REFUSED);
    assertThat(refused.err()).contains("account of practice pra-gamma is written otherwise");
  }

  @Test
  @Order(5)
  void aStatementWaitsForTheOneThatIsMissing() {
    long known = bank.balance();
    byte[] missing = bank.written(day("02-04"), "165 100 Z,Q1,,NOBODY/");
    bank.states("l-statement.bai", day("02-05"), "165 200 Z,Q2,,NOBODY/");
    night("02-05");
    assertThat(items())
        .contains("MISSING_STATEMENT statement of operating-cbh-ny of 2026-02-05 200");
    cashIs(known);
    bank.put("m-late.bai", missing);
    night("02-06");
    assertThat(items()).noneMatch(item -> item.startsWith("MISSING_STATEMENT"));
    cashIsTheBanks();
  }

  private static LocalDate day(String monthAndDay) {
    return LocalDate.parse("2026-" + monthAndDay);
  }

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

  private static void night(String date) {
    facts.publish();
    try (Lease lease = edges.lease("bank book")) {
      assertThat(
              pipeline
                  .nights()
                  .run(
                      NightOrder.of(
                          day(date), claimway.settings().network().nights().cutOffOf(day(date))),
                      lease,
                      new CrashPoints(null),
                      (run, stage, totals, took) -> {}))
          .as(
              "night of "
                  + date
                  + rows(
                      "select invariant || ': ' || subject || ' ' || detail from proof.open_break where repaired_run is null"))
          .isIn(0, 3);
    }
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
  }

  private static void cashIsTheBanks() {
    cashIs(bank.balance());
  }

  private static void cashIs(long cents) {
    assertThat(
            rows(
                "select sum(b.debit_cents - b.credit_cents)::text from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'bank-cash'"))
        .containsExactly(Long.toString(cents));
  }

  private static void done(String now, String... words) {
    Ended ended = claimway.at(now).run(words);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
  }

  private static List<String> rows(String sql) {
    return claimway.suite().rows(sql);
  }

  private static long open(String what) {
    return Long.parseLong(rows("select count(*)::text from " + what).get(0));
  }

  private static List<String> items() {
    return rows(
        "select concat_ws(' ', kind, subject, cents) from worklist.item where state = 'OPEN' and kind not in ('SUSPENDED_CLAIM', 'MISSING_TA1', 'MISSING_999', 'MISSING_277CA', 'RETURNED_ENTRY') order by 1");
  }

  /** A payment of a claim that nobody knows: its money is expected all the same. */
  private static String payment(String method, String payee, String trace, long cents) {
    String amount = Cents.plain(cents);
    return """
        BPR*I*%1$s*C*%2$s**01*123456780*DA*9*1422222222**01*021000018*DA*77*20260127~
        TRN*1*%3$s*1422222222~
        DTM*405*20260127~
        N1*PR*SUMMIT MUTUAL PPO~
        N3*100 MAIN STREET~
        N4*HARTFORD*CT*06103~
        PER*BL*SERVICES*TE*8005550100~
        N1*PE*CLAIMWAY*XX*%4$s~
        LX*1~
        CLP*NOBODYS%3$s*1*%1$s*%1$s**12*ICN%3$s*11*1~
        NM1*QC*1*PERSON*TEST****MI*M999~
        SVC*HC:90837*%1$s*%1$s**1~
        DTM*472*20260107~
        """
        .formatted(amount, method, trace, payee);
  }

  private static void remittance(String date, List<String> payments) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260127*0500*^*00501*000700001*0*P*:~
        GS*HP*CLEARPATH*CLAIMWAY*20260127*0500*1*X*005010X221A1~
        """);
    int number = 0;
    for (String payment : payments) {
      number++;
      text.append("ST*835*%04d~\n".formatted(number)).append(payment);
      text.append("SE*%d*%04d~\n".formatted(payment.lines().count() + 2, number));
    }
    text.append("GE*%d*1~\nIEA*1*000700001~\n".formatted(number));
    objects.put(
        "mailboxes/clearpath/inbound/835_" + date + ".edi",
        text.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
