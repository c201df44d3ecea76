package io.claimway.x12.remittance835;

import static org.assertj.core.api.Assertions.assertThat;

import com.imsweb.x12.reader.X12Reader.FileType;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.segment.Golden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemittanceFileTest {

  @Test
  void writesARemittanceWithReversalCorrectionAndTakeback() {
    byte[] written = SyntheticRemittances.written(SyntheticRemittances.parts());
    Golden.assertGolden("835/reversal-and-takeback.edi", written);
    Golden.assertReadByImsweb(FileType.ANSI835_5010_X221, written);
  }

  @Test
  void readsBackWhatItWrote() {
    List<RemittancePart> parts = SyntheticRemittances.parts();
    List<RemittancePart> read = read(SyntheticRemittances.written(parts), new ArrayList<>());
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal", ".*segments")
        .isEqualTo(parts);
  }

  @Test
  void namesTheOrdinalOfEverySegmentThatPosts() {
    byte[] written = SyntheticRemittances.written(SyntheticRemittances.parts());
    List<String> lines = new String(written, StandardCharsets.UTF_8).lines().toList();
    List<RemittancePart> read = read(written, new ArrayList<>());
    int header = 2;
    assertThat(lines.get(header + read.get(0).payment().ordinal() - 1)).startsWith("BPR*");
    RemittanceClaim claim = read.get(1).claim();
    assertThat(lines.get(header + claim.ordinal() - 1)).startsWith("CLP*CW000000001A*");
    RemittanceLine line = claim.lines().get(0);
    assertThat(lines.get(header + line.ordinal() - 1)).startsWith("SVC*");
    assertThat(lines.get(header + line.adjustments().get(1).ordinal() - 1))
        .startsWith("CAS*PR*3*5");
    assertThat(lines.get(header + read.get(5).adjustment().ordinal() - 1)).startsWith("PLB*");
  }

  @Test
  void balancesLineClaimAndPaymentToTheCent() {
    List<RemittancePart> read =
        read(SyntheticRemittances.written(SyntheticRemittances.parts()), new ArrayList<>());
    for (RemittancePart part : read) {
      if (part.kind() == RemittancePart.Kind.CLAIM) {
        assertThat(part.claim().differenceCents()).isZero();
        assertThat(part.claim().lines().get(0).differenceCents()).isZero();
      }
    }
    assertThat(read.get(read.size() - 1).end().differenceCents()).isZero();
  }

  @Test
  void saysThatATransactionWasCutOff() {
    byte[] written = SyntheticRemittances.written(SyntheticRemittances.parts());
    String text = new String(written, StandardCharsets.UTF_8);
    byte[] cut = text.substring(0, text.indexOf("PLB*")).getBytes(StandardCharsets.UTF_8);
    List<Finding> findings = new ArrayList<>();
    List<RemittancePart> read = read(cut, findings);
    assertThat(read.get(read.size() - 1).end().complete()).isFalse();
    assertThat(findings)
        .extracting(Finding::code)
        .contains(FindingCode.TRANSACTION_TRAILER_MISSING);
  }

  @Test
  void reportsAnAmountThatIsNoneAndGoesOn() {
    byte[] written = SyntheticRemittances.written(SyntheticRemittances.parts());
    String text =
        new String(written, StandardCharsets.UTF_8).replace("CAS*CO*197*90~", "CAS*CO*197*9O~");
    List<Finding> findings = new ArrayList<>();
    List<RemittancePart> read = read(text.getBytes(StandardCharsets.UTF_8), findings);
    assertThat(read).hasSize(7);
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.location().designator()).isEqualTo("CAS03");
              assertThat(finding.code()).isEqualTo(FindingCode.CHARACTER_INVALID);
              assertThat(finding.refuses()).isTrue();
            });
    assertThat(read.get(2).claim().differenceCents()).isEqualTo(9000);
  }

  static List<RemittancePart> read(byte[] file, List<Finding> findings) {
    List<RemittancePart> parts = new ArrayList<>();
    try (RemittanceReader reader =
        new RemittanceReader(new ByteArrayInputStream(file), findings::add)) {
      reader.forEachRemaining(parts::add);
    }
    return parts;
  }
}
