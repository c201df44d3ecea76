package io.claimway.simulator.payer;

import static io.claimway.simulator.payer.AnswerFixture.all;
import static io.claimway.simulator.payer.AnswerFixture.cents;
import static io.claimway.simulator.payer.AnswerFixture.element;
import static io.claimway.simulator.payer.AnswerFixture.names;
import static io.claimway.simulator.payer.AnswerFixture.segments;
import static io.claimway.simulator.payer.PayerWorldFixture.FIRST_DAY;
import static io.claimway.simulator.payer.PayerWorldFixture.payer;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.PayerWorldFixture.Filing;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed loop of hand-written claims and the outside world's answers. */
class OutsideWorldTest {

  @TempDir private Path outside;

  private final MailboxesInMemory mailboxes = new MailboxesInMemory();

  private OutsideWorld world(FaultMenu menu) {
    return new OutsideWorld(mailboxes, PayerWorldFixture.registry(40), menu, 7, FIRST_DAY, outside);
  }

  private void file(String partner, LocalDate day, int control, Filing... filings) {
    mailboxes.putIfAbsent(
        PayerWorldFixture.outboundName(partner, day, control),
        PayerWorldFixture.file(partner, day, control, List.of(filings)));
  }

  private static LocalDate night(int n) {
    return BankingCalendar.plus(FIRST_DAY, n);
  }

  @Test
  void leavesAcknowledgementsOfItsOwnFilesAsTheyAre() {
    String isa =
        "ISA*00*          *00*          *ZZ*CLAIMWAY       *ZZ*CLEARPATH      *260105*0230*^*00501*000000001*0*P*:~";
    String group =
        "GS*FA*CLAIMWAY*CLEARPATH*20260105*0230*1*X*005010X231A1~ST*999*0001*005010X231A1~AK1*HP*41*005010X221A1~"
            + "AK2*835*0001*005010X221A1~IK5*R*2~AK9*R*1*1*0~SE*6*0001~GE*1*1~";
    String day = night(0).toString().replace("-", "");
    mailboxes.putIfAbsent(
        "mailboxes/clearpath/outbound/999_" + day + "_000000001_x.edi",
        (isa + group + "IEA*1*000000001~").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    mailboxes.putIfAbsent(
        "mailboxes/clearpath/outbound/999_" + day + "_000000002_x.edi",
        (isa + "TA1*000000041*260120*0600*R*027~IEA*0*000000001~")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(3));
    assertThat(mailboxes.list("mailboxes/clearpath/inbound/")).isEmpty();
    assertThat(world.claimwayErrors()).isEmpty();
  }

  @Test
  void paysACleanClaimByItsBenefitsAndDepositsTheMoney() {
    SimulatedPayer harbor = payer("harbor-commercial");
    file("clearpath", night(0), 1, Filing.of("A1", harbor, 0, FIRST_DAY.minusDays(3)));
    OutsideWorld world = world(FaultMenu.named("none"));

    world.morning(night(1));
    assertThat(all(mailboxes, "999")).anyMatch(each -> each.equals(List.of("IK5", "A")));
    assertThat(all(mailboxes, "277CA"))
        .anyMatch(each -> each.get(0).equals("REF") && each.get(1).equals("1K"));
    world.morning(night(9));

    List<List<String>> remittance = all(mailboxes, "835");
    // Fee 123.45: the deductible of 150.00 takes it all, so nothing is paid and no money moves.
    assertThat(remittance).anyMatch(each -> each.get(0).equals("BPR") && each.get(4).equals("NON"));
    assertThat(remittance)
        .contains(List.of("CAS", "CO", "45", "76.55"), List.of("CAS", "PR", "1", "123.45"));
    assertThat(names(mailboxes, "ACH")).isEmpty();

    file("clearpath", night(9), 2, Filing.of("A2", harbor, 0, FIRST_DAY.minusDays(2)));
    world.morning(night(20));
    // 26.55 of the deductible was left; then 25.00 copay; then 20 % of 71.90.
    assertThat(all(mailboxes, "835"))
        .contains(List.of("CAS", "PR", "1", "26.55", "", "3", "25", "", "2", "14.38"));
    assertThat(names(mailboxes, "ACH")).hasSize(1);
    assertThat(
            new String(
                mailboxes.read(names(mailboxes, "ACH").get(0)),
                java.nio.charset.StandardCharsets.US_ASCII))
        .contains("TRN*1*")
        .contains("0000005752");
    assertThat(names(mailboxes, "BAI2")).hasSize(1);
    assertThat(world.claimwayErrors()).isEmpty();
  }

  @Test
  void sequestersTwoPercentOfWhatMedicarePays() {
    SimulatedPayer medicare = payer("medicare-ne");
    file("medicare", night(0), 1, Filing.of("M1", medicare, 0, FIRST_DAY.minusDays(3)));
    file("medicare", night(1), 2, Filing.of("M2", medicare, 0, FIRST_DAY.minusDays(2)));
    world(FaultMenu.named("none")).morning(night(12));
    assertThat(all(mailboxes, "835"))
        .anyMatch(each -> each.get(0).equals("CAS") && each.contains("253"));
  }

  @Test
  void refusesADoubleAndLogsItAsClaimwaysError() {
    SimulatedPayer summit = payer("summit-ppo");
    LocalDate day = FIRST_DAY.minusDays(3);
    file(
        "clearpath", night(0), 1, Filing.of("D1", summit, 0, day), Filing.of("D2", summit, 0, day));
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(1));
    assertThat(world.claimwayErrors()).hasSize(1);
    assertThat(world.claimwayErrors().get(0).detail()).contains("double of live original D1");
    assertThat(all(mailboxes, "277CA"))
        .anyMatch(each -> each.get(0).equals("STC") && each.get(1).equals("A3:54"));
  }

  @Test
  void refusesAnInterchangeControlNumberThatCameBefore() {
    SimulatedPayer summit = payer("summit-ppo");
    file("clearpath", night(0), 1, Filing.of("D1", summit, 0, FIRST_DAY.minusDays(3)));
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(1));
    file("clearpath", night(1), 1, Filing.of("D2", summit, 1, FIRST_DAY.minusDays(3)));
    world.morning(night(2));
    assertThat(all(mailboxes, "TA1"))
        .anyMatch(
            each ->
                each.get(0).equals("TA1") && each.get(4).equals("R") && each.get(5).equals("025"));
  }

  @Test
  void reversesWhatAReplacementReplacesAndFreesWhatAVoidVoids() {
    SimulatedPayer harbor = payer("summit-ppo");
    LocalDate day = FIRST_DAY.minusDays(3);
    file(
        "clearpath", night(0), 1, Filing.of("R1", harbor, 0, day), Filing.of("V1", harbor, 1, day));
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(10));
    Map<String, String> numbers = payerNumbers();

    file(
        "clearpath",
        night(10),
        2,
        Filing.of("R1", harbor, 0, day).coded("90834").as("R2", "7", numbers.get("R1")),
        Filing.of("V1", harbor, 1, day).as("V2", "8", numbers.get("V1")));
    world.morning(night(20));
    file("clearpath", night(20), 3, Filing.of("V3", harbor, 1, day));
    world.morning(night(30));

    List<String> claims =
        all(mailboxes, "835").stream()
            .filter(each -> each.get(0).equals("CLP"))
            .map(each -> each.get(1) + " " + each.get(2))
            .toList();
    assertThat(claims).containsExactlyInAnyOrder("R1 1", "V1 1", "R1 22", "R2 1", "V1 22", "V3 1");
    assertThat(world.claimwayErrors()).isEmpty();
    assertBalanced();
  }

  private Map<String, String> payerNumbers() {
    Map<String, String> numbers = new HashMap<>();
    String control = "";
    for (List<String> segment : all(mailboxes, "277CA")) {
      if (segment.get(0).equals("TRN")) {
        control = segment.get(2);
      } else if (segment.get(0).equals("REF") && segment.get(1).equals("1K")) {
        numbers.put(control, segment.get(2));
      }
    }
    return numbers;
  }

  private List<String> keyAfter(Fault fault) throws Exception {
    SimulatedPayer harbor = payer("harbor-commercial");
    file("clearpath", night(0), 1, Filing.of("K1", harbor, 0, FIRST_DAY.minusDays(3)));
    file("clearpath", night(1), 2, Filing.of("K2", harbor, 0, FIRST_DAY.minusDays(2)));
    world(FaultMenu.always(fault)).morning(night(20));
    assertBalanced();
    return Files.readAllLines(outside.resolve("remittance-key.jsonl"));
  }

  @Test
  void sendsAClaimOnToAPayerOfWhomTheKeySaysThatNobodyKnowsIt() throws Exception {
    List<String> key = keyAfter(Fault.CROSSED_OVER);
    assertThat(all(mailboxes, "835"))
        .anyMatch(each -> each.get(0).equals("CLP") && each.get(2).equals("19"))
        .anyMatch(each -> each.get(0).equals("NM1") && each.get(1).equals("TT"))
        .anyMatch(each -> each.get(0).equals("MOA") && each.get(3).equals("MA18"))
        .anyMatch(each -> each.get(0).equals("CLP") && each.get(2).equals("2"))
        .anyMatch(
            each ->
                each.get(0).equals("CAS") && each.get(1).equals("OA") && each.get(2).equals("23"));
    assertThat(key)
        .anyMatch(
            line ->
                line.contains("\"status\":\"19\"")
                    && line.contains("\"end\":\"POSTED\",\"queues\":[\"NEXT_PAYER\"]"))
        .filteredOn(line -> line.contains("\"status\":\"2\""))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"end\":\"SUSPENDED\""));
  }

  @Test
  void knowsAMemberByAnotherIdAndSaysInTheKeyThatAPersonMustLook() throws Exception {
    List<String> key = keyAfter(Fault.MEMBER_ID_CORRECTED);
    assertThat(all(mailboxes, "835"))
        .anyMatch(
            each ->
                each.get(0).equals("NM1") && each.get(1).equals("74") && each.get(8).equals("C"));
    assertThat(key).anyMatch(line -> line.contains("\"queues\":[\"MEMBER\"]"));
  }

  @Test
  void takesADepositBackAndBringsItAgain() throws Exception {
    List<String> key = keyAfter(Fault.DEPOSIT_TAKEN_BACK);
    String statements =
        names(mailboxes, "BAI2").stream()
            .map(
                name ->
                    new String(mailboxes.read(name), java.nio.charset.StandardCharsets.US_ASCII))
            .reduce("", String::concat);
    assertThat(statements.lines().filter(line -> line.startsWith("16,165,5752,"))).hasSize(2);
    assertThat(statements.lines().filter(line -> line.startsWith("16,455,5752,"))).hasSize(1);
    assertThat(key)
        .filteredOn(line -> line.contains("\"what\":\"money\""))
        .extracting(line -> line.replaceAll(".*\"cents\":(-?\\d+).*", "$1"))
        .containsExactly("5752", "-5752", "5752");
  }

  @Test
  void reportsADayBeforeItIsOver() throws Exception {
    keyAfter(Fault.STATEMENT_INTERIM);
    assertThat(names(mailboxes, "BAI2"))
        .hasSize(2)
        .extracting(
            name ->
                new String(mailboxes.read(name), java.nio.charset.StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith("02,"))
                    .map(line -> line.substring(line.length() - 2))
                    .findFirst()
                    .orElseThrow())
        .containsExactly("3/", "2/");
  }

  @Test
  void servesTheWholeOfIssueTwoAtSixHundredSessions() throws Exception {
    OutsideWorld world = world(FaultMenu.named("some"));
    fileForManyNights(world, 24, 34);

    assertThat(world.claimwayErrors()).isEmpty();
    List<String> log = Files.readAllLines(outside.resolve("fault-log.jsonl"));
    for (Fault fault :
        List.of(
            Fault.FILE_REJECTED,
            Fault.TRANSACTION_REJECTED,
            Fault.CLAIM_REJECTED,
            Fault.DENIED_INCOMPLETE,
            Fault.PARTIALLY_PAID,
            Fault.REVERSED_AND_CORRECTED,
            Fault.CORRECTED_ELSEWHERE,
            Fault.TAKEN_BACK)) {
      assertThat(log).as(fault.key()).anyMatch(line -> line.contains("\"" + fault.key() + "\""));
    }
    List<String> plb =
        all(mailboxes, "835").stream()
            .filter(each -> each.get(0).equals("PLB"))
            .map(String::valueOf)
            .toList();
    assertThat(plb).anyMatch(each -> each.contains("WO:") && each.contains("-"));
    assertThat(plb).anyMatch(each -> each.matches(".*WO:\\w+, \\d.*"));
    assertThat(all(mailboxes, "835"))
        .anyMatch(each -> each.get(0).equals("CLP") && each.get(2).equals("22"));
    assertBalanced();
  }

  private void fileForManyNights(OutsideWorld world, int filingNights, int nights) {
    int serial = 0;
    for (int n = 0; n < nights; n++) {
      world.morning(night(n));
      if (n >= filingNights) {
        continue;
      }
      Map<String, List<Filing>> byPartner = new TreeMap<>();
      for (int i = 0; i < 25; i++) {
        SimulatedPayer payer = PayerWorldFixture.DIRECTORY.payers().get((serial * 7) % 13);
        Filing filing = Filing.of("C" + serial, payer, serial / 13 % 40, night(n).minusDays(3));
        byPartner.computeIfAbsent(payer.partner(), any -> new ArrayList<>()).add(filing);
        serial++;
      }
      int control = n + 1;
      LocalDate today = night(n);
      byPartner.forEach(
          (partner, filings) ->
              mailboxes.putIfAbsent(
                  PayerWorldFixture.outboundName(partner, today, control),
                  PayerWorldFixture.file(partner, today, control, filings)));
    }
  }

  @Test
  void tellsTheSameStoryAgainAfterARestartAtAnyPoint() {
    OutsideWorld first = world(FaultMenu.named("all"));
    fileForManyNights(first, 12, 25);
    Map<String, byte[]> told = contents();

    MailboxesInMemory half = new MailboxesInMemory();
    told.forEach(
        (name, bytes) -> {
          if (name.contains("/outbound/") || name.hashCode() % 2 == 0) {
            half.putIfAbsent(name, bytes);
          }
        });
    OutsideWorld second =
        new OutsideWorld(
            half, PayerWorldFixture.registry(40), FaultMenu.named("all"), 7, FIRST_DAY, outside);
    second.morning(night(24));
    second.morning(night(24));

    assertThat(half.list("mailboxes/")).isEqualTo(mailboxes.list("mailboxes/"));
    told.forEach(
        (name, bytes) -> assertThat(Arrays.equals(half.read(name), bytes)).as(name).isTrue());
  }

  private Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    mailboxes.list("mailboxes/").forEach(name -> contents.put(name, mailboxes.read(name)));
    return contents;
  }

  /** Checks every 835: line, claim, payment, and the segment count. */
  private void assertBalanced() {
    for (String name : names(mailboxes, "835")) {
      long payment = 0;
      long claims = 0;
      long claimCharge = 0;
      long claimPaid = 0;
      long lines = 0;
      long linePaid = 0;
      int count = 0;
      for (List<String> segment : segments(mailboxes.read(name))) {
        count = segment.get(0).equals("ST") ? 1 : count + 1;
        switch (segment.get(0)) {
          case "BPR" -> {
            payment = cents(segment.get(2));
            claims = 0;
            claimCharge = 0;
            claimPaid = 0;
          }
          case "CLP" -> {
            assertThat(claimCharge).as(name).isEqualTo(claimPaid);
            claimCharge = cents(segment.get(3));
            claimPaid = cents(segment.get(4));
            claims += claimPaid;
            assertThat(lines).as(name).isEqualTo(linePaid);
            lines = 0;
            linePaid = 0;
          }
          case "SVC" -> {
            assertThat(lines).as(name).isEqualTo(linePaid);
            lines = cents(segment.get(2));
            linePaid = cents(segment.get(3));
          }
          case "CAS" -> {
            for (int i = 3; i < segment.size(); i += 3) {
              lines -= cents(segment.get(i));
              claimCharge -= cents(segment.get(i));
            }
          }
          case "PLB" -> {
            for (int i = 4; i < segment.size(); i += 2) {
              claims -= cents(segment.get(i));
            }
          }
          case "SE" -> {
            assertThat(element(segment, 1)).isEqualTo(String.valueOf(count));
            assertThat(claims).as(name).isEqualTo(payment);
            assertThat(claimCharge).as(name).isEqualTo(claimPaid);
            assertThat(lines).as(name).isEqualTo(linePaid);
            claimCharge = 0;
            claimPaid = 0;
            lines = 0;
            linePaid = 0;
          }
          default -> {}
        }
      }
    }
  }
}
