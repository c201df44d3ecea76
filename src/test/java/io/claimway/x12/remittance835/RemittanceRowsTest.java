package io.claimway.x12.remittance835;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.PatientControlNumber;
import io.claimway.remittance.RemittanceRow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of an 835: claims and lines as they come, the payment last, and nothing of a transaction
 * that has no end.
 */
class RemittanceRowsTest {
  private static final String HEAD =
      "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260120*0600*^*00501*000000001*0*P*:~"
          + "GS*HP*CLEARPATH*CLAIMWAY*20260120*0600*1*X*005010X221A1~ST*835*0001~"
          + "BPR*I*80*C*ACH*CCP*01*091000019*DA*1*1422222222**01*091000019*DA*2*20260120~TRN*1*T1*1422222222~DTM*405*20260120~"
          + "N1*PR*SUMMIT MUTUAL PPO~N3*1 MAIN~N4*ALBANY*NY*12207~PER*BL*DESK*TE*5185550100~N1*PE*CLAIMWAY*XX*1902000017~REF*TJ*131000001~";
  private static final String CLAIM =
      "LX*1~CLP*abc-1*1*120*80*15*12*ICN1*11*1~NM1*QC*1*TEST*PATIENT****MI*X~DTM*232*20260105~SVC*HC:90837:95*120*80**1~DTM*472*20260105~"
          + "CAS*CO*45*25~CAS*PR*3*15~REF*6R*abc1L01~";
  private static final String TAIL = "SE*20*0001~GE*1*1~IEA*1*000000001~";

  @Test
  void balancesWhatIsRead() {
    List<RemittanceRow> rows = rows(HEAD + CLAIM + TAIL);
    assertThat(rows).extracting(RemittanceRow::kind).containsExactly("C", "L", "P");
    assertThat(rows.get(0).patientControlNumber()).isEqualTo("ABC1");
    assertThat(rows.get(0).flaw()).isNull();
    assertThat(rows.get(1).adjustmentGroups()).containsExactly("CO", "PR");
    assertThat(rows.get(1).adjustmentReasons()).containsExactly("45", "3");
    assertThat(rows.get(1).adjustmentCents()).containsExactly(2500L, 1500L);
    assertThat(rows.get(1).modifiers()).containsExactly("95");
    assertThat(rows.get(1).lineControlNumber()).isEqualTo("ABC1L01");
    RemittanceRow payment = rows.get(2);
    assertThat(payment.flaw()).isNull();
    assertThat(payment.trace() + payment.amountCents() + payment.payeeId() + payment.payeeTaxId())
        .isEqualTo("T180001902000017131000001");
  }

  @Test
  void keepsAPaymentBackWhoseTransactionHasNoEnd() {
    assertThat(rows(HEAD + CLAIM)).extracting(RemittanceRow::kind).containsExactly("C", "L", "Q");
  }

  @Test
  void namesAPaymentThatDoesNotAddUp() {
    List<RemittanceRow> rows = rows((HEAD + CLAIM).replace("BPR*I*80*", "BPR*I*81*") + TAIL);
    assertThat(rows.get(2).flaw()).isEqualTo("PAYMENT OFF -$1.00");
  }

  /** BPR01, BPR03, BPR04: how the money moves; none of them flips the amount. */
  @ParameterizedTest
  @CsvSource({
    "I, C, ACH, CREDIT",
    "C, C, CHK, CREDIT",
    "I, D, ACH, DRAW",
    "H, C, NON, NONE",
    "H, C, ACH, NONE",
    "I, C, NON, CARD",
    "P, C, ACH, PRENOTE",
  })
  void tellsHowTheMoneyMoves(String handling, String sign, String method, String movement) {
    String bpr = "BPR*" + handling + "*80*" + sign + "*" + method + "*";
    RemittanceRow payment = rows((HEAD + CLAIM).replace("BPR*I*80*C*ACH*", bpr) + TAIL).get(2);
    assertThat(payment.movement()).isEqualTo(movement);
    assertThat(payment.amountCents()).isEqualTo(8_000);
    assertThat(payment.flaw()).isNull();
  }

  /** Our own control number (check character and all) without what a payer makes of it. */
  @ParameterizedTest
  @CsvSource({"000%s, %s", "  %s , %s", "%sXYZ, %s", "0, 0", "'', ''", "00ABC1, 00ABC1"})
  void takesAControlNumberOutOfItsPadding(String quoted, String read) {
    String number = new PatientControlNumber(4_711, 2).text();
    String claim =
        CLAIM.replace(
            "CLP*abc-1*", "CLP*" + quoted.formatted(number.toLowerCase(Locale.ROOT)) + "*");
    assertThat(rows(HEAD + claim + TAIL).get(0).patientControlNumber())
        .isEqualTo(read.formatted(number));
  }

  @Test
  void saysOfWhomAClaimIs() {
    String claim =
        CLAIM.replace(
            "NM1*QC*1*TEST*PATIENT****MI*X~",
            "NM1*QC*1*Test-Case*Zoe~NM1*IL*1*OTHER*ONE****MI*00XQ-7~NM1*74*1*TEST*****C*XQ8~NM1*82*1*DOC*A****XX*1999999984~"
                + "NM1*TT*2*SECOND MUTUAL*****PI*SM001~");
    RemittanceRow row = rows(HEAD + claim + TAIL).get(0);
    assertThat(
            List.of(
                row.patientLast(),
                row.patientFirst(),
                row.memberId(),
                row.correctedMemberId(),
                row.renderingNpi()))
        .containsExactly("TESTCASE", "ZOE", "XQ7", "XQ8", "1999999984");
    assertThat(row.crossedOver()).isTrue();
    assertThat(row.toString()).doesNotContain("TESTCASE", "XQ7", "XQ8");
  }

  @Test
  void setsBytesAsideThatAreNoX12() {
    assertThat(rows("Dear partner")).extracting(RemittanceRow::kind).containsExactly("Q");
  }

  /** Two payments of 80 dollars; the second one loses what the table says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ST*835*0002 | ST*8X5*0002 | 1 P, 2 Q 8000",
        "ST*835*0002 | S*T835*0002 | 1 P, 0 Q 8000",
        "SE*23*0002~ | '' | 1 P, 2 Q 8000",
        "SE*23*0002~ | SE*23*0009~ | 1 P, 2 Q 8000",
        "SE*23*0002~ | SE*24*0002~ | 1 P, 2 P",
        "CAS*PR*3*15~REF*6R*abc1L01~SE*23*0002~ | SE*23*0002~ | 1 P, 2 Q 8000",
        "BPR*I*80*C*ACH*CCP*01*091000019*DA*2 | BPR*I*8O*C*ACH*CCP*01*091000019*DA*2 | 1 P, 2 Q 0",
        "GE*2*1~ | '' | 1 P, 2 P, 0 Q 0",
        "GE*2*1~IEA*1*000000001~ | '' | 1 P, 2 P, 0 Q 0",
        "GE*2*1~ | GE*2*7~ | 1 Q 8000, 2 Q 8000",
        "GE*2*1~ | GE*3*1~ | 1 P, 2 P, 0 Q 0",
        "IEA*1*000000001~ | IEA*1*000000007~ | 1 Q 8000, 2 Q 8000",
        "IEA*1*000000001~ | IEA*1*000000001~BPR*I*5*C*CHK~ | 1 P, 2 P, 0 Q 500"
      })
  void losesNothingWithoutTrace(String whole, String damaged, String expected) {
    String second =
        (HEAD.substring(HEAD.indexOf("ST*")) + CLAIM)
            .replace("ST*835*0001", "ST*835*0002")
            .replace("DA*1*", "DA*2*")
            .replace("TRN*1*T1", "TRN*1*T2");
    String two = HEAD + CLAIM + "SE*22*0001~" + second + "SE*23*0002~GE*2*1~IEA*1*000000001~";
    String file = two.replace(whole, damaged == null ? "" : damaged);
    assertThat(file).isNotEqualTo(two);

    String told =
        rows(file).stream()
            .filter(row -> row.kind().equals("P") || row.kind().equals("Q"))
            .map(
                row ->
                    row.transactionOrdinal()
                        + (row.kind().equals("P") ? " P" : " Q " + row.amountCents()))
            .collect(Collectors.joining(", "));
    assertThat(told).isEqualTo(expected);
  }

  /** No database takes a NUL: one in a file once stopped the night, and all after it. */
  @ParameterizedTest
  @ValueSource(strings = {"BPR*I", "TRN*1*T1", "CLP*", "NM1*QC*1*", "ST*835*0001"})
  void setsAPaymentAsideInWhichANulStands(String before) {
    String file = HEAD + CLAIM + TAIL;
    assertThat(file).contains(before);
    List<RemittanceRow> rows = rows(file.replace(before, before + "\0"));
    assertThat(rows).extracting(RemittanceRow::kind).contains("Q").doesNotContain("P");
    assertThat(rows.toString()).doesNotContain("\0");
  }

  private static List<RemittanceRow> rows(String text) {
    List<RemittanceRow> rows = new ArrayList<>();
    new RemittanceRows("sha", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
        .forEachRemaining(rows::add);
    return rows;
  }
}
