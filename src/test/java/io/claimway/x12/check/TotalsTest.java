package io.claimway.x12.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Interchanges;
import io.claimway.x12.SnipLevel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The totals that acknowledgements and secondary claims must keep. */
class TotalsTest {
  private static final String SECONDARY =
      "HL*1**20*1~CLM*A1*100~SBR*P*18~CAS*CO*45*20~AMT*D*60~NM1*PR*2*FIRST*****PI*P1~LX*1~"
          + "SV1*HC:90837*100~SVD*P1*60*HC:90837**1~CAS*PR*3*20~CAS*CO*45*20~";

  private static final String RECEIPT =
      "BHT*0085*08*X*20260105*1200*TH~HL*1**20*1~HL*2*1*21*1~TRN*2*B1~STC*A1:19*20260105*WQ*300~"
          + "QTY*90*2~QTY*AA*1~AMT*YU*300~AMT*YY*70~HL*3*2*19*1~NM1*85*2*X~TRN*1*0~QTY*QA*2~QTY*QC*1~"
          + "AMT*YU*300~AMT*YY*70~HL*4*3*PT~TRN*2*C1~STC*A2:20*20260105*WQ*100~TRN*2*C2~"
          + "STC*A2:20*20260105*WQ*200~HL*5*3*PT~TRN*2*C3~STC*A7:562*20260105*U*70~"
          + "STC*A7:33*20260105*U*70~";

  private static List<String> totals(FileReport report) {
    return report.transactions().get(0).findings().stream()
        .filter(finding -> finding.code().level() == SnipLevel.BALANCE)
        .map(finding -> finding.location().designator() + ": " + finding.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AK2*837*1~IK5*A~AK2*837*2~IK5*R*5~AK9*P*2*2*1~|",
        "AK9*A*5*5*5~|",
        "AK2*837*2~IK5*R*5~AK9*P*5*5*4~|",
        "AK2*837*1~IK5*E~AK9*E*1*1*1~|",
        "AK2*837*1~IK5*R*5~AK9*A*1*1*1~|AK904: it does not add up: stated 1, expected 0 as answered",
        "AK2*837*1~IK5*A~AK2*837*2~IK5*A~AK9*A*1*1*1~|AK903: it does not add up: stated 1, expected at least the 2 answered",
        "AK9*A*2*2*3~|AK904: it does not add up: stated 3, expected at most the 2 received",
        "AK2*837*1~IK5*R*5~AK2*837*2~IK5*R*5~AK9*P*5*5*4~|AK904: it does not add up: stated 4, expected room for the 2 rejected"
      })
  void holdsTheCountsOfA999AgainstItsAnswers(String body, String finding) {
    FileReport report =
        Interchanges.check("FA", "005010X231A1", "999", "AK1*HC*17*005010X222A1~" + body);

    assertThat(totals(report)).isEqualTo(finding == null ? List.of() : List.of(finding));
    assertThat(report.transactions().get(0).accepted()).isTrue();
  }

  @Test
  void holdsTheTotalsOfA277CaAgainstItsClaims() {
    assertThat(totals(receipt(RECEIPT))).isEmpty();
    assertThat(totals(receipt(RECEIPT.replace("QTY*90*2", "QTY*90*3"))))
        .containsExactly("QTY02: it does not add up: stated 3, expected 2 as listed");
    assertThat(totals(receipt(RECEIPT.replace("AMT*YY*70~HL*4", "AMT*YY*70.5~HL*4"))))
        .containsExactly("AMT02: it does not add up: stated 70.50, expected 70.00 as listed");
  }

  @Test
  void comparesNothingWhereABatchIsRefusedWithoutItsClaims() {
    String refused =
        "BHT*0085*08*X*20260105*1200*TH~HL*1**20*1~HL*2*1*21*0~TRN*2*B1~"
            + "STC*A3:21*20260105*U*300~QTY*AA*3~AMT*YY*300~";
    assertThat(totals(receipt(refused))).isEmpty();
  }

  private static FileReport receipt(String body) {
    return Interchanges.check("HN", "005010X214", "277", body);
  }

  @Test
  void holdsWhatAnotherPayerPaidAndAdjustedAgainstTheCharge() {
    String lineOnly = SECONDARY.replace("SBR*P*18~CAS*CO*45*20~", "SBR*P*18~");
    assertThat(totals(claim(lineOnly))).isEmpty();
    assertThat(totals(claim(SECONDARY)))
        .containsExactly(
            "CLM02: it does not add up: stated 100.00, computed 120.00, difference -20.00");
    assertThat(totals(claim(lineOnly.replace("AMT*D*60", "AMT*D*50"))))
        .containsExactly(
            "CLM02: it does not add up: stated 100.00, computed 90.00, difference 10.00");
    assertThat(totals(claim(lineOnly.replace("SVD*P1*60", "SVD*P1*61"))))
        .containsExactly(
            "SV102: it does not add up: stated 100.00, computed 101.00, difference -1.00");
    assertThat(totals(claim(lineOnly.replace("AMT*D*60~", "")))).isEmpty();
  }

  @Test
  void addsUpInstitutionalLinesByTheirThirdElement() {
    String body = "CLM*A1*100~LX*1~SV2*0900*HC:90837*60~LX*2~SV2*0900*HC:90834*";
    assertThat(totals(Interchanges.check("HC", "005010X223A2", "837", body + "40~"))).isEmpty();
    assertThat(totals(Interchanges.check("HC", "005010X223A2", "837", body + "41~")))
        .containsExactly(
            "CLM02: it does not add up: stated 100.00, computed 101.00, difference -1.00");
  }

  private static FileReport claim(String body) {
    return Interchanges.check("HC", "005010X222A1", "837", body);
  }
}
