package io.claimway.x12;

import static io.claimway.x12.Interchanges.group;
import static io.claimway.x12.Interchanges.interchange;
import static io.claimway.x12.Interchanges.transaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.check.Balance;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that have lost something: none is accepted whole, and what is whole in them stays so. */
class LostContentTest {
  private static final String GUIDE = "005010X221A1";

  private static String payment(String control, String cents) {
    return transaction(
        "835",
        control,
        "BPR*I*%2$s*C*CHK************20260105~TRN*1*7%1$s*1512345678~DTM*405*20260105~N1*PR*PAYER~N3*1 MAIN~N4*ALBANY*NY*12207~PER*BL*HELP*TE*8005551212~N1*PE*PAYEE*XX*1679576722~LX*1~CLP*A%1$s*1*100*%2$s**12*ICN1*11*1~NM1*QC*1*DOE*JO~SVC*HC:90837*100*%2$s**1~DTM*472*20260102~CAS*CO*45*40~"
            .formatted(control, cents));
  }

  private static final String TWO =
      interchange(group("HP", GUIDE, payment("0001", "60"), payment("0002", "60")));

  private static FileReport read(String file) {
    return FileCheck.read(file.getBytes(UTF_8));
  }

  private static List<Boolean> accepted(FileReport report) {
    return report.transactions().stream().map(TransactionReport::accepted).toList();
  }

  private static List<FindingCode> refusing(FileReport report) {
    return report.findings().stream().filter(Finding::refuses).map(Finding::code).toList();
  }

  private static List<String> segments(String file) {
    return List.of(file.split("(?<=~)"));
  }

  private static String join(List<String> segments) {
    return String.join("", segments);
  }

  @Test
  void acceptsTheFileThatTheOthersAreMadeFrom() {
    assertThat(read(TWO).isClean()).isTrue();
    assertThat(accepted(read(TWO))).containsExactly(true, true);
  }

  @Test
  void refusesAFileOfTwoPaymentsCutAtAnySegment() {
    List<String> segments = segments(TWO);
    for (int kept = 1; kept < segments.size(); kept++) {
      FileReport cut = read(join(segments.subList(0, kept)));
      assertThat(cut.refused()).as("cut behind segment " + kept).isTrue();
      List<Boolean> whole = new ArrayList<>();
      for (String segment : segments.subList(0, kept)) {
        if (segment.startsWith("ST*")) {
          whole.add(false);
        } else if (segment.startsWith("SE*")) {
          whole.set(whole.size() - 1, true);
        }
      }
      assertThat(accepted(cut)).as("cut behind segment " + kept).isEqualTo(whole);
    }
  }

  @Test
  void refusesAFileOfTwoPaymentsThatBeginsAtAnyOtherSegment() {
    List<String> segments = segments(TWO);
    for (int lost = 1; lost < segments.size(); lost++) {
      String rest = join(segments.subList(lost, segments.size()));
      assertThat(isNoX12(rest) || isRefusedThroughout(read(rest)))
          .as("without the first " + lost + " segments")
          .isTrue();
    }
  }

  private static boolean isNoX12(String file) {
    try {
      read(file);
      return false;
    } catch (UnreadableFile refusal) {
      return true;
    }
  }

  private static boolean isRefusedThroughout(FileReport report) {
    return report.refused() && !accepted(report).contains(true);
  }

  @Test
  void refusesAFileOfTwoPaymentsThatLostAnySegmentThatHoldsItTogether() {
    List<String> segments = segments(TWO);
    for (int lost = 0; lost < segments.size(); lost++) {
      List<String> rest = new ArrayList<>(segments);
      String gone = rest.remove(lost);
      if (gone.matches("(?s)(ISA|GS|ST|SE|GE|IEA)\\*.*")) {
        assertThat(read(join(rest)).refused()).as("without " + gone).isTrue();
      }
    }
  }

  @Test
  void refusesAFileOfTwoPaymentsWithAnyOfThoseSegmentsDamaged() {
    List<String> segments = segments(TWO);
    for (int damaged = 0; damaged < segments.size(); damaged++) {
      String segment = segments.get(damaged);
      if (segment.matches("(?s)(GS|ST|SE|GE|IEA)\\*.*")) {
        for (String other : List.of("X" + segment, segment.replace("*", ""), "ZZ*1~")) {
          List<String> changed = new ArrayList<>(segments);
          changed.set(damaged, other);
          assertThat(read(join(changed)).refused()).as(segment + " became " + other).isTrue();
        }
      }
    }
  }

  /** The ST of the second payment is damaged: the first one stays, the loss is told where it is. */
  @Test
  void tellsOfAPaymentWhoseHeaderIsDamaged() {
    FileReport report = read(TWO.replace("ST*835*0002", "S*T835*0002"));

    assertThat(accepted(report)).containsExactly(true);
    assertThat(report.refused()).isTrue();
    assertThat(refusing(report))
        .containsExactly(FindingCode.SEGMENT_OUTSIDE_ENVELOPE, FindingCode.TRANSACTION_COUNT_WRONG);
    assertThat(report.findings().get(0).location().fileSegment()).isEqualTo(19);
  }

  @Test
  void refusesWhatStandsInAGroupOrInterchangeWithoutHeader() {
    FileReport withoutGroup = read(TWO.replaceFirst("GS\\*[^~]*~", ""));
    assertThat(accepted(withoutGroup)).containsExactly(false, false);
    assertThat(refusing(withoutGroup)).contains(FindingCode.GROUP_HEADER_MISSING);

    FileReport withoutInterchange = read(TWO.substring(TWO.indexOf("GS*")));
    assertThat(accepted(withoutInterchange)).containsExactly(false, false);
    assertThat(refusing(withoutInterchange)).contains(FindingCode.INTERCHANGE_HEADER_MISSING);
  }

  /** Two groups of which the second lost its header: the first one is not concerned. */
  @Test
  void refusesTheGroupThatLostItsHeaderAndNotItsNeighbour() {
    String file =
        interchange(
            group("HP", GUIDE, payment("0001", "60")), group("HP", GUIDE, payment("0002", "60")));
    int second = file.lastIndexOf("GS*");
    FileReport report =
        read(file.substring(0, second) + file.substring(file.indexOf("ST*", second)));

    assertThat(accepted(report)).containsExactly(true, false);
  }

  @Test
  void refusesWhatLiesBetweenNumbersThatDoNotPair() {
    FileReport group = read(TWO.replace("GE*2*1~", "GE*2*7~"));
    assertThat(accepted(group)).containsExactly(false, false);
    FileReport interchange = read(TWO.replace("IEA*1*000000001", "IEA*1*000000002"));
    assertThat(accepted(interchange)).containsExactly(false, false);
    FileReport transaction = read(TWO.replaceFirst("(SE\\*\\d+)\\*0001", "$1*0009"));
    assertThat(accepted(transaction)).containsExactly(false, true);
  }

  @Test
  void refusesAFileWhoseTrailersCountMoreThanIsThere() {
    FileReport transactions = read(TWO.replace("GE*2*1~", "GE*3*1~"));
    assertThat(transactions.refused()).isTrue();
    assertThat(accepted(transactions)).containsExactly(true, true);
    FileReport groups = read(TWO.replace("IEA*1*", "IEA*2*"));
    assertThat(groups.refused()).isTrue();
    assertThat(accepted(groups)).containsExactly(true, true);
  }

  @ParameterizedTest
  @CsvSource({
    "SEGMENT_OUTSIDE_ENVELOPE, GS*, CLP*LOST*1*1*1~GS*",
    "SEGMENT_OUTSIDE_ENVELOPE, GE*, CLP*LOST*1*1*1~GE*",
    "SEGMENT_OUTSIDE_ENVELOPE, IEA*, CLP*LOST*1*1*1~IEA*",
    "SEGMENT_OUTSIDE_ENVELOPE, ISA*, BPR*I*5~ISA*",
    "TRAILING_GARBAGE, IEA*1*000000001~, IEA*1*000000001~CLP*LOST*1*1*1~"
  })
  void refusesAFileWithSegmentsOutsideOfEveryEnvelope(
      FindingCode code, String place, String withStray) {
    FileReport report = read(TWO.replace(place, withStray));

    assertThat(refusing(report)).containsExactly(code);
    assertThat(accepted(report)).containsExactly(true, true);
  }

  @Test
  void toleratesACountOffByItselfOnlyWhereThePaymentBalancesAndPaysSomething() {
    String offByItself = TWO.replaceFirst("SE\\*\\d+\\*0001", "SE*99*0001");
    FileReport tolerated = read(offByItself);
    assertThat(accepted(tolerated)).containsExactly(true, true);
    assertThat(tolerated.refused()).isFalse();
    assertThat(tolerated.transactions().get(0).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SEGMENT_COUNT_WRONG);

    String nothingPaid =
        interchange(group("HP", GUIDE, payment("0001", "0"), payment("0002", "60")))
            .replace("CAS*CO*45*40~SE*16*0001", "CAS*CO*45*100~SE*17*0001");
    assertThat(accepted(read(nothingPaid))).containsExactly(false, true);
    assertThat(accepted(read(offByItself.replaceFirst("CAS\\*CO\\*45\\*40~", ""))))
        .containsExactly(false, true);
    assertThat(accepted(read(offByItself.replaceFirst("BPR\\*I\\*60", "BPR*I*61"))))
        .containsExactly(false, true);
    FileReport answer =
        read(
            interchange(
                group(
                    "FA",
                    "005010X231A1",
                    "ST*999*0001*005010X231A1~AK1*HC*1*005010X222A1~AK9*A*1*1*1~SE*5*0001~")));
    assertThat(accepted(answer)).containsExactly(false);
  }

  /** 4010: no guide is applied that would refuse them. */
  @ParameterizedTest
  @CsvSource({
    "BPR*I*60, BPR*I*6O",
    "*100*60**12, *1OO*60**12",
    "*100*60**12, *100*6O**12",
    "SVC*HC:90837*100*60, SVC*HC:90837*1O0*60",
    "CAS*CO*45*40, CAS*CO*45*4O",
    "SE*16, PLB*1*20261231*WO:X*1O~SE*17"
  })
  void claimsNoBalanceOfAmountsThatCannotBeRead(String whole, String damaged) {
    for (String guide : List.of(GUIDE, "004010X091A1")) {
      FileReport report =
          read(interchange(group("HP", guide, payment("0001", "60").replace(whole, damaged))));
      Balance balance = report.transactions().get(0).balance();
      assertThat(balance.differenceCents()).as(guide).isNull();
      assertThat(balance.holds()).as(guide).isFalse();
      assertThat(accepted(report)).as(guide).containsExactly(false);
    }
  }
}
