package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.imsweb.x12.reader.X12Reader;
import com.imsweb.x12.reader.X12Reader.FileType;
import io.claimway.x12.Finding;
import io.claimway.x12.segment.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFileTest {

  @Test
  void writesATa1ThatReadsBack() {
    InterchangeAcknowledgement rejected =
        new InterchangeAcknowledgement("000000017", "260108", "0200", "R", "025");
    var out = Golden.writer();
    try (AcknowledgementWriter file = AcknowledgementWriter.to(out)) {
      file.open(Golden.interchange());
      file.write(rejected);
    }
    try (InterchangeAcknowledgementReader reader =
        new InterchangeAcknowledgementReader(
            new ByteArrayInputStream(out.bytes()), AnswerFileTest::none)) {
      InterchangeAcknowledgement read = reader.next();
      assertThat(read).isEqualTo(rejected);
      assertThat(read.rejected()).isTrue();
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void writesA999AsTheGuideWantsIt() {
    byte[] written = SyntheticAnswers.written(SyntheticAnswers.partlyAccepted());
    Golden.assertGolden("answers/999-partly-accepted.edi", written);
  }

  /**
   * imsweb 1.13 is no judge of a 999: it wants IK5 and AK9 in places where no 999 has them, in the
   * rejected 999 of its own tests as well, and knows CTX only with CTX02, which the context CLM01
   * does not have. Nothing else may be wrong with ours.
   */
  @Test
  void imswebFindsInA999OnlyWhatItFindsInEvery999() throws IOException {
    byte[] written = SyntheticAnswers.written(SyntheticAnswers.partlyAccepted());
    X12Reader reader = new X12Reader(FileType.ANSI837_5010_X231, new ByteArrayInputStream(written));
    assertThat(reader.getFatalErrors()).isEmpty();
    assertThat(reader.getErrors())
        .containsExactlyInAnyOrder(
            "AK9 in loop HEADER is required but not found",
            "IK5 in loop 2000 is required but not found",
            "CTX in loop 2100 element at position 2 does not exist!!!!");
  }

  @Test
  void readsWhichTransactionsA999Rejects() {
    byte[] written = SyntheticAnswers.written(SyntheticAnswers.partlyAccepted());
    try (AcknowledgementReader reader =
        new AcknowledgementReader(new ByteArrayInputStream(written), AnswerFileTest::none)) {
      GroupAcknowledgement read = reader.next();
      assertThat(read).isEqualTo(SyntheticAnswers.partlyAccepted());
      assertThat(read.rejected()).isFalse();
      assertThat(read.transactions())
          .extracting(TransactionAcknowledgement::rejected)
          .containsExactly(true, false);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void writesA277CaAsTheGuideWantsIt() {
    byte[] written =
        SyntheticAnswers.written(
            "HN", "277", SyntheticAnswers.receiptHeader(), SyntheticAnswers.receipt());
    Golden.assertGolden("answers/277ca-accepted-and-rejected.edi", written);
    Golden.assertReadByImsweb(FileType.ANSI837_5010_X214, written);
  }

  @Test
  void readsWhichClaimsA277CaRejects() {
    byte[] written =
        SyntheticAnswers.written(
            "HN", "277", SyntheticAnswers.receiptHeader(), SyntheticAnswers.receipt());
    List<ReportedStatus> read = read(written);
    assertThat(read)
        .extracting(ReportedStatus::level)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ordinal")
        .containsExactlyElementsOf(SyntheticAnswers.receipt());
    StatusTrace accepted = read.get(3).level().traces().get(0);
    assertThat(accepted.trace().number()).isEqualTo("CW000000001A");
    assertThat(accepted.rejected()).isFalse();
    assertThat(accepted.reference("1K")).isEqualTo("HARB0001");
    StatusTrace rejected = read.get(4).level().traces().get(0);
    assertThat(rejected.rejected()).isTrue();
    assertThat(rejected.statuses().get(0).codes()).hasToString("[A7:562:85]");
    StatusTrace batch = read.get(4).receiver().traces().get(0);
    assertThat(batch.count("90")).isEqualTo(1);
    assertThat(batch.amountCents("YU")).isEqualTo(17500);
    assertThat(read.get(4).provider().parties().get(0).name().id()).isEqualTo("1234567893");
  }

  @Test
  void writesA276AndA277AsTheGuideWantsThem() {
    byte[] asked =
        SyntheticAnswers.written(
            "HR",
            "276",
            StatusQuestion.header("0001", "ASK1", Golden.DAY, "0200"),
            SyntheticAnswers.questions());
    Golden.assertGolden("answers/276-subscriber-and-dependent.edi", asked);
    byte[] told =
        SyntheticAnswers.written(
            "HN", "277", SyntheticAnswers.answerHeader(), SyntheticAnswers.answer());
    Golden.assertGolden("answers/277-paid.edi", told);
    assertThat(read(told))
        .extracting(ReportedStatus::level)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ordinal")
        .containsExactlyElementsOf(SyntheticAnswers.answer());
  }

  private static List<ReportedStatus> read(byte[] file) {
    List<ReportedStatus> all = new ArrayList<>();
    try (ClaimStatusReader reader =
        new ClaimStatusReader(new ByteArrayInputStream(file), AnswerFileTest::none)) {
      while (reader.nextTransaction() != null) {
        for (ReportedStatus status; (status = reader.nextLevel()) != null; ) {
          all.add(status);
        }
      }
    }
    return all;
  }

  private static void none(Finding finding) {
    throw new AssertionError("found " + finding);
  }
}
