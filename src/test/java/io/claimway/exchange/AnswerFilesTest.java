package io.claimway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.partner.PartnerEnvelope;
import io.claimway.x12.acknowledgement.ElementError;
import io.claimway.x12.acknowledgement.FileAnswer;
import io.claimway.x12.acknowledgement.GroupAcknowledgement;
import io.claimway.x12.acknowledgement.InterchangeAcknowledgement;
import io.claimway.x12.acknowledgement.SegmentError;
import io.claimway.x12.acknowledgement.TransactionAcknowledgement;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files that tell partners what was not taken in. */
class AnswerFilesTest {
  private static final PartnerEnvelope ENVELOPE =
      new PartnerEnvelope(
          "ZZ",
          "CLAIMWAY",
          "ZZ",
          "CLEARPATH",
          "CLAIMWAY",
          "CLEARPATH",
          LocalTime.of(2, 30),
          "P",
          true);

  @Test
  void writesWhatTheGuideAllows() {
    TransactionAcknowledgement refused =
        new TransactionAcknowledgement(
            "835",
            "0002",
            "005010X221A1",
            List.of(
                new SegmentError(
                    "BPR",
                    2,
                    "",
                    "8",
                    List.of(),
                    List.of(new ElementError(16, null, null, "", "8", "", List.of()))),
                new SegmentError("N1", 6, "1000", "3", List.of(), List.of())),
            "R",
            List.of("5"));
    GroupAcknowledgement group =
        new GroupAcknowledgement(
            "999",
            "0001",
            GroupAcknowledgement.GUIDE,
            "HP",
            "41",
            "005010X221A1",
            List.of(refused),
            "R",
            1,
            1,
            0,
            List.of());
    assertClean(new FileAnswer(List.of(), List.of(group)), "999");
  }

  @Test
  void writesATa1WithoutAnyGroup() {
    assertClean(
        new FileAnswer(
            List.of(new InterchangeAcknowledgement("000000041", "260120", "0600", "R", "027")),
            List.of()),
        "TA1");
  }

  private static void assertClean(FileAnswer answer, String kind) {
    byte[] bytes = AnswerFiles.render(answer, ENVELOPE, LocalDate.of(2026, 1, 20), 77);
    FileReport report = FileCheck.read(bytes);
    assertThat(report.kind()).isEqualTo(kind);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean())
        .as("%s in %s", report.transactions(), new String(bytes, StandardCharsets.US_ASCII))
        .isTrue();
  }
}
