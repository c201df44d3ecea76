package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a partner is told about a file that was not taken in whole. */
class FileAnswerTest {
  private static final String HEAD =
      "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260120*0600*^*00501*000000041*0*P*:~"
          + "GS*HP*CLEARPATH*CLAIMWAY*20260120*0600*41*X*005010X221A1~";
  private static final String PAYMENT =
      "ST*835*%s~BPR*I*80*C*ACH*CCP*01*091000019*DA*1*1422222222**01*091000019*DA*2*%s~TRN*1*T1*1422222222~DTM*405*20260120~"
          + "N1*PR*SUMMIT MUTUAL PPO~N3*1 MAIN~N4*ALBANY*NY*12207~PER*BL*DESK*TE*5185550100~N1*PE*CLAIMWAY*XX*1902000017~REF*TJ*131000001~"
          + "LX*1~CLP*ABC1*1*120*80*15*12*ICN1*11*1~CAS*CO*45*25~CAS*PR*3*15~NM1*QC*1*TEST*PATIENT****MI*X~DTM*232*20260105~SE*17*%s~";
  private static final String TAIL = "GE*2*41~IEA*1*000000041~";
  private static final String GOOD = PAYMENT.formatted("0001", "20260120", "0001");
  private static final String BAD = PAYMENT.formatted("0002", "20261399", "0002");

  @Test
  void saysNothingAboutAFileThatIsGood() {
    assertThat(answer(HEAD + GOOD + TAIL.replace("GE*2", "GE*1")).isEmpty()).isTrue();
    assertThat(answer("Dear partner").isEmpty()).isTrue();
  }

  @Test
  void refusesOneTransactionAndAcceptsItsNeighbour() {
    FileAnswer answer = answer(HEAD + GOOD + BAD + TAIL);
    assertThat(answer.interchanges()).isEmpty();
    assertThat(answer.groups()).hasSize(1);
    GroupAcknowledgement group = answer.groups().get(0);
    assertThat(group.groupCode() + " " + group.groupControl() + " " + group.version())
        .isEqualTo("HP 41 005010X221A1");
    assertThat(group.status() + group.included() + group.received() + group.accepted())
        .isEqualTo("P221");
    assertThat(group.transactions())
        .extracting(each -> each.control() + " " + each.status() + " " + each.codes())
        .containsExactly("0001 A []", "0002 R [5]");
    SegmentError error = group.transactions().get(1).errors().get(0);
    assertThat(error.segment() + " " + error.position() + " " + error.code()).isEqualTo("BPR 2 8");
    assertThat(error.elements().get(0).position() + " " + error.elements().get(0).code())
        .isEqualTo("16 8");
    assertThat(error.elements().get(0).badValue()).isEmpty();
  }

  @Test
  void refusesWhatItsStageSetAsideThoughTheGuideAllowsIt() {
    GroupAcknowledgement group =
        FileAnswer.of(
                () ->
                    new ByteArrayInputStream(
                        (HEAD + GOOD + TAIL).getBytes(StandardCharsets.US_ASCII)),
                ordinal -> ordinal == 1)
            .groups()
            .get(0);
    assertThat(group.status()).isEqualTo("R");
    assertThat(group.transactions().get(0).codes()).containsExactly("5");
  }

  @Test
  void asksForAnInterchangeAgainThatLostWhatNo999CanName() {
    FileAnswer cutBehindAPayment = answer(HEAD + GOOD);
    assertThat(cutBehindAPayment.groups())
        .extracting(each -> each.status() + each.codes())
        .containsExactly("E[3]");
    assertThat(cutBehindAPayment.interchanges()).isEmpty();

    FileAnswer withoutItsEnd = answer(HEAD + GOOD + GOOD.replace("0001", "0002") + "GE*2*41~");
    assertThat(withoutItsEnd.groups()).isEmpty();
    assertThat(notes(withoutItsEnd)).containsExactly("000000041 R 023");

    String withoutGroup = HEAD.substring(0, HEAD.indexOf("GS*")) + GOOD + TAIL;
    assertThat(answer(withoutGroup).groups()).isEmpty();
    assertThat(notes(answer(withoutGroup))).containsExactly("000000041 R 024");

    String fused = HEAD + GOOD + "GE*1*41~IEA*1*000000042~";
    assertThat(notes(answer(fused))).containsExactly("000000041 R 001");
  }

  @Test
  void refusesAGroupWhoseNumbersDoNotPair() {
    GroupAcknowledgement group = answer(HEAD + GOOD + "GE*1*7~IEA*1*000000041~").groups().get(0);
    assertThat(group.status() + group.accepted() + group.codes()).isEqualTo("R0[4]");
  }

  private static List<String> notes(FileAnswer answer) {
    return answer.interchanges().stream()
        .map(each -> each.control() + " " + each.status() + " " + each.note())
        .toList();
  }

  private static FileAnswer answer(String text) {
    return FileAnswer.of(
        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), ordinal -> false);
  }
}
