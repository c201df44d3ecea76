package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.acknowledgement.PartnerAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a 277CA says at each of its levels, and the counts of a 999. */
class AnswerRowsTest {
  private static final String HEAD =
      "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260108*0600*^*00501*000000031*0*P*:~"
          + "GS*HN*CLEARPATH*CLAIMWAY*20260108*0600*31*X*005010X214~ST*277*0001*005010X214~"
          + "BHT*0085*08*T1*20260108*0600*TH~HL*1**20*1~NM1*PR*2*SUMMIT MUTUAL PPO*****PI*SUMM1~TRN*1*T1~";
  private static final String RECEIVER =
      "HL*2*1*21*1~NM1*41*2*CLAIMWAY*****46*CLAIMWAY1~TRN*2*202601070000000070001~";
  private static final String PROVIDER =
      "HL*3*2*19*1~NM1*85*2*CLAIMWAY NY*****XX*1902000017~TRN*1*0~";
  private static final String CLAIM =
      "HL*%d*3*PT~NM1*QC*1*TEST*PATIENT****MI*X~TRN*2*CLM%d~STC*%s*20260108*%s*100~DTP*472*D8*20260105~";
  private static final String TAIL = "GE*1*31~IEA*1*000000031~";

  /** The transaction with a trailer that counts it right. */
  private static String whole(String opened) {
    String transaction = opened.substring(opened.indexOf("ST*"));
    return opened
        + "SE*"
        + (transaction.chars().filter(c -> c == '~').count() + 1)
        + "*0001~"
        + TAIL;
  }

  @Test
  void saysThatAWholeSubmissionIsRefused() {
    List<PartnerAnswer> rows =
        rows(HEAD + RECEIVER + "STC*A8:496:41*20260108*U*500~QTY*AA*5~AMT*YY*500~");
    assertThat(rows).extracting(PartnerAnswer::level).containsExactly("SUBMISSION");
    PartnerAnswer answer = rows.get(0);
    assertThat(answer.verdict() + " " + answer.codes()).isEqualTo("REJECTED A8:496:41");
    assertThat(answer.interchangeControl() + "/" + answer.transactionControl()).isEqualTo("7/0001");
    assertThat(answer.chargeCents()).isEqualTo(50_000);
    assertThat(answer.rejectedCount()).isEqualTo(5);
  }

  @Test
  void passesARefusalByTheSourceOnToTheSubmission() {
    List<PartnerAnswer> rows = rows(HEAD + "STC*A3:21*20260108*U*500~" + RECEIVER);
    assertThat(rows).extracting(PartnerAnswer::verdict).containsExactly("REJECTED");
    assertThat(rows.get(0).transactionControl()).isEqualTo("0001");
    assertThat(rows(HEAD + "STC*A3:21*20260108*U*500~"))
        .extracting(PartnerAnswer::level, PartnerAnswer::chargeCents)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("SUBMISSION", 50_000L));
  }

  @Test
  void saysThatAProviderIsRefusedAndWhoIsAcceptedByNameAllTheSame() {
    List<PartnerAnswer> rows =
        rows(
            HEAD
                + RECEIVER
                + "STC*A1:19:PR*20260108*WQ*300~QTY*90*1~QTY*AA*2~AMT*YU*100~AMT*YY*200~"
                + PROVIDER
                + "STC*A7:562:85*20260108*U*300~QTY*QA*1~QTY*QC*2~AMT*YU*100~AMT*YY*200~"
                + CLAIM.formatted(4, 1, "A2:20", "WQ")
                + CLAIM.formatted(5, 2, "A0:16", "WQ"));
    assertThat(rows)
        .extracting(row -> row.level() + " " + row.verdict() + " " + row.codes())
        .containsExactly(
            "CLAIM ACCEPTED A2:20",
            "CLAIM REJECTED A7:562:85",
            "PROVIDER REJECTED A7:562:85",
            "SUBMISSION ACCEPTED A1:19:PR");
    PartnerAnswer provider = rows.get(2);
    assertThat(provider.providerId()).isEqualTo("1902000017");
    assertThat(provider.transactionControl()).isEqualTo("0001");
    assertThat(provider.namedCount()).isEqualTo(1);
    assertThat(provider.chargeCents()).isEqualTo(20_000);
    assertThat(rows).extracting(PartnerAnswer::position).doesNotHaveDuplicates();
  }

  @Test
  void refusesAClaimOfARefusedSubmissionThoughItIsAcceptedByName() {
    List<PartnerAnswer> rows =
        rows(
            HEAD
                + RECEIVER
                + "STC*A3:21*20260108*U*100~"
                + PROVIDER
                + CLAIM.formatted(4, 1, "A2:20", "WQ"));
    assertThat(rows.get(0).verdict()).isEqualTo("REJECTED");
  }

  @Test
  void readsTheCountsOfAGroup() {
    String of999 =
        HEAD.substring(0, HEAD.indexOf("GS*"))
            + "GS*FA*CLEARPATH*CLAIMWAY*20260108*0600*31*X*005010X231A1~ST*999*0001*005010X231A1~"
            + "AK1*HC*7*005010X222A1~AK2*837*0001*005010X222A1~IK5*A~AK9*P*3*2*1~";
    PartnerAnswer group =
        rows("999", of999).stream()
            .filter(row -> row.level().equals("GROUP"))
            .findFirst()
            .orElseThrow();
    assertThat(group.includedCount() + "/" + group.receivedCount() + "/" + group.acceptedCount())
        .isEqualTo("3/2/1");
  }

  @Test
  void notesHowFarAPayerHasComeWithAClaim() {
    String of277 =
        HEAD.substring(0, HEAD.indexOf("GS*"))
            + "GS*HN*CLEARPATH*CLAIMWAY*20260108*0600*31*X*005010X212~ST*277*0001*005010X212~BHT*0010*08*A1*20260108*0600*DG~"
            + "HL*1**20*1~NM1*PR*2*SUMMIT MUTUAL PPO*****PI*SUMM1~HL*2*1*21*1~NM1*41*2*CLAIMWAY*****46*CLAIMWAY1~"
            + "HL*3*2*19*1~NM1*1P*2*CLAIMWAY NY*****XX*1902000017~HL*4*3*22*0~NM1*IL*1*TEST*PATIENT****MI*X~"
            + "TRN*2*Q1~STC*P1:20*20260108**100*0~REF*EJ*CLM1~";
    PartnerAnswer answer =
        rows("277", of277).stream()
            .filter(row -> row.level().equals("CLAIM"))
            .findFirst()
            .orElseThrow();
    assertThat(answer.source() + " " + answer.verdict() + " " + answer.codes())
        .isEqualTo("277 NOTED P1:20");
    assertThat(answer.patientControlNumber()).isEqualTo("CLM1");
    assertThat(answer.chargeCents()).isEqualTo(10_000);
  }

  /** Two claims of 100 dollars in a transaction that loses something: none of them counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SE*22*0001~ | '' | UNREADABLE 20000",
        "SE*22*0001~ | SE*21*0001~ | UNREADABLE 20000",
        "SE*22*0001~ | SE*22*0002~ | UNREADABLE 20000",
        "ST*277*0001 | ST*2X7*0001 | UNREADABLE 0",
        "ST*277*0001 | STX277*0001 | UNREADABLE 0",
        "GE*1*31~ | GE*1*30~ | UNREADABLE 20000",
        "GS*HN | GX*HN | UNREADABLE 0, UNREADABLE 20000",
        "IEA*1*000000031 | IEA*1*000000030 | UNREADABLE 20000",
        "GE*1*31~IEA*1*000000031~ | '' | UNREADABLE 0, CLAIM 10000, CLAIM 10000",
        "GE*1*31~ | GE*2*31~ | UNREADABLE 0, CLAIM 10000, CLAIM 10000"
      })
  void usesNothingOfATransactionThatIsNotWhole(String whole, String damaged, String expected) {
    String file =
        whole(
            HEAD
                + RECEIVER
                + PROVIDER
                + CLAIM.formatted(4, 1, "A2:20", "WQ")
                + CLAIM.formatted(5, 2, "A2:20", "WQ"));
    assertThat(file).contains(whole);

    String told =
        rowsOf("277CA", file.replace(whole, damaged == null ? "" : damaged)).stream()
            .filter(row -> row.level().equals("CLAIM") || row.level().equals("UNREADABLE"))
            .map(row -> row.level() + " " + row.chargeCents())
            .collect(Collectors.joining(", "));
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void usesNoAcknowledgementOfAnInterchangeThatIsNotCertain() {
    String ta1 = HEAD.substring(0, HEAD.indexOf("GS*")) + "TA1*000000001*260105*1200*R*024~";
    assertThat(rowsOf("TA1", ta1 + "IEA*1*000000031~"))
        .extracting(PartnerAnswer::level)
        .containsExactly("FILE");
    assertThat(rowsOf("TA1", ta1))
        .extracting(PartnerAnswer::level)
        .containsExactly("FILE", "UNREADABLE");
    assertThat(rowsOf("TA1", ta1 + "IEA*1*000000030~"))
        .extracting(PartnerAnswer::level)
        .containsExactly("UNREADABLE");
  }

  private static List<PartnerAnswer> rows(String text) {
    return rows("277CA", text).stream().filter(row -> !row.level().equals("UNREADABLE")).toList();
  }

  private static List<PartnerAnswer> rows(String kind, String opened) {
    return rowsOf(kind, whole(opened));
  }

  private static List<PartnerAnswer> rowsOf(String kind, String text) {
    List<PartnerAnswer> rows = new ArrayList<>();
    try (AnswerRows answers =
        new AnswerRows(
            "sha",
            kind,
            () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))) {
      answers.forEachRemaining(rows::add);
    }
    return rows;
  }
}
