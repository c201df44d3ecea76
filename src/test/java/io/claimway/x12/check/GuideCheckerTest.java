package io.claimway.x12.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.SnipLevel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideCheckerTest {
  private static final String CLAIM =
      """
      ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*0200*^*00501*000000001*0*T*:~
      GS*HC*SENDER*RECEIVER*20260105*0200*1*X*005010X222A1~
      ST*837*0001*005010X222A1~
      BHT*0019*00*BATCH1*20260105*0200*CH~
      NM1*41*2*CLAIMWAY*****46*TIN1~
      PER*IC*DESK*TE*2125550100~
      NM1*40*2*HARBOR*****46*HARBOR1~
      HL*1**20*1~
      NM1*85*2*CLAIMWAY BH*****XX*1234567893~
      N3*1 MAIN ST~
      N4*ALBANY*NY*122070001~
      REF*EI*123456789~
      HL*2*1*22*0~
      SBR*P*18*GRP1******CI~
      NM1*IL*1*TESTER*ADA****MI*M1~
      N3*2 ELM ST~
      N4*ALBANY*NY*12207~
      DMG*D8*19900101*F~
      NM1*PR*2*HARBOR*****PI*HBR1~
      CLM*C1*175***10:B:1*Y*A*Y*Y~
      HI*ABK:F411~
      NM1*82*1*HEALER*EVE****XX*1234567893~
      PRV*PE*PXC*103T00000X~
      LX*1~
      SV1*HC:90837:95*175*UN*1***1~
      DTP*472*D8*20251230~
      REF*6R*C1L1~
      SE*26*0001~
      GE*1*1~
      IEA*1*000000001~
      """;

  @Test
  void findsNothingInAConformingClaim() {
    FileReport report = check(CLAIM);
    assertThat(report.transactions().get(0).findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.kind()).isEqualTo("837P");
    assertThat(report.claims()).isEqualTo(1);
  }

  @Test
  void missesARequiredSegmentWithItsLoop() {
    Finding finding = only(CLAIM.replace("DTP*472*D8*20251230~\n", "").replace("SE*26", "SE*25"));
    assertThat(finding.code()).isEqualTo(FindingCode.SEGMENT_MISSING);
    assertThat(finding.code().text()).isEqualTo("IK304:3");
    assertThat(finding.loop()).isEqualTo("2400");
    assertThat(finding.message()).isEqualTo("DTP*472 is missing: the guide requires it");
    assertThat(finding.refuses()).isTrue();
  }

  @Test
  void missesARequiredElementWithItsDesignator() {
    Finding finding = only(CLAIM.replace("NM1*IL*1*TESTER*ADA", "NM1*IL*1**ADA"));
    assertThat(finding.code()).isEqualTo(FindingCode.ELEMENT_MISSING);
    assertThat(finding.location().designator()).isEqualTo("NM103");
    assertThat(finding.location().segment()).isEqualTo(13);
    assertThat(finding.loop()).isEqualTo("2010BA");
  }

  @Test
  void refusesACodeThatTheGuideDoesNotHave() {
    Finding finding = only(CLAIM.replace("BHT*0019*00", "BHT*0019*99"));
    assertThat(finding.code()).isEqualTo(FindingCode.CODE_INVALID);
    assertThat(finding.message()).isEqualTo("BHT02: found '99' where 00, 18 was expected");
  }

  @Test
  void notesAnExternalCodeThatIsUnknown() {
    Finding finding = only(CLAIM.replace("***10:B:1", "***00:B:1"));
    assertThat(finding.code().level()).isEqualTo(SnipLevel.CODE_SET);
    assertThat(finding.location().designator()).isEqualTo("CLM05-1");
    assertThat(finding.refuses()).isFalse();
  }

  @Test
  void wantsThePayersNumberOnAReplacement() {
    Finding finding = only(CLAIM.replace("***10:B:1", "***10:B:7"));
    assertThat(finding.code()).isEqualTo(FindingCode.SITUATIONAL_SEGMENT_MISSING);
    assertThat(finding.message()).contains("REF*F8 is missing");
  }

  @Test
  void wantsTheSubscribersBirthDateWhenHeIsThePatient() {
    Finding finding = only(CLAIM.replace("DMG*D8*19900101*F~\n", "").replace("SE*26", "SE*25"));
    assertThat(finding.message()).contains("DMG is missing: the patient is the subscriber");
    assertThat(finding.loop()).isEqualTo("2000B");
  }

  @Test
  void addsUpTheLinesOfAClaim() {
    Finding finding = only(CLAIM.replace("CLM*C1*175*", "CLM*C1*180*"));
    assertThat(finding.code()).isEqualTo(FindingCode.TOTALS_DISAGREE);
    assertThat(finding.location().designator()).isEqualTo("CLM02");
    assertThat(finding.message()).contains("stated 180.00, computed 175.00, difference 5.00");
  }

  @Test
  void findsADateThatTheCalendarDoesNotHave() {
    assertThat(only(CLAIM.replace("D8*20251230", "D8*20250230")).code())
        .isEqualTo(FindingCode.DATE_INVALID);
  }

  @Test
  void findsAWrongCheckDigit() {
    Finding finding =
        only(CLAIM.replace("HEALER*EVE****XX*1234567893", "HEALER*EVE****XX*1234567890"));
    assertThat(finding.code()).isEqualTo(FindingCode.IDENTIFIER_MALFORMED);
    assertThat(finding.loop()).isEqualTo("2310B");
  }

  @Test
  void countsTheHierarchy() {
    assertThat(only(CLAIM.replace("HL*2*1*22", "HL*2*7*22")).location().designator())
        .isEqualTo("HL02");
  }

  @Test
  void neverPutsPersonalValuesIntoMessages() {
    FileReport report =
        check(CLAIM.replace("NM1*IL*1*TESTER*ADA", "NM1*IL*1*" + "TESTER".repeat(20)));
    assertThat(report.transactions().get(0).findings())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.message() + f).doesNotContain("TESTER"))
        .anySatisfy(f -> assertThat(f.found()).contains("TESTER"));
  }

  @Test
  void refusesAWrongCount() {
    Finding finding = only(CLAIM.replace("SE*26", "SE*25"));
    assertThat(finding.code()).isEqualTo(FindingCode.SEGMENT_COUNT_WRONG);
    assertThat(finding.code().text()).isEqualTo("IK502:4");
    assertThat(finding.refuses()).isTrue();
    assertThat(finding.message()).isEqualTo("the trailer counts '25' segments, there are 26");
  }

  @Test
  void oneBadTransactionCostsNoOther() {
    String transaction = CLAIM.substring(CLAIM.indexOf("ST*"), CLAIM.indexOf("GE*"));
    String second = transaction.replace("*0001", "*0002");
    String cut = transaction.substring(0, transaction.indexOf("HL*2"));
    FileReport report = check(CLAIM.replace(transaction, cut + second).replace("GE*1*1", "GE*2*1"));
    assertThat(report.transactions()).hasSize(2);
    assertThat(report.transactions().get(0).accepted()).isFalse();
    assertThat(report.transactions().get(1).accepted()).isTrue();
    assertThat(report.transactions().get(1).findings()).isEmpty();
  }

  @Test
  void compilesEveryGuide() {
    for (String[] guide :
        List.of(
            new String[] {"837", "005010X222A1"},
            new String[] {"835", "005010X221A1"},
            new String[] {"270", "005010X279A1"},
            new String[] {"271", "005010X279A1"},
            new String[] {"999", "005010X231A1"},
            new String[] {"277", "005010X214"},
            new String[] {"276", "005010X212"},
            new String[] {"277", "005010X212"})) {
      assertThat(Guides.find(guide[0], guide[1])).as(guide[0] + " " + guide[1]).isPresent();
    }
    assertThat(Guides.find("837", "005010X223A2")).isEmpty();
  }

  private static Finding only(String text) {
    List<Finding> findings = check(text).transactions().get(0).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static FileReport check(String text) {
    return FileCheck.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
