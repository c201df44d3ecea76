package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.check.Balance;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads every sample and compares what was found with the index made by other means. */
class SamplesTest {
  private static final String PROFESSIONAL =
      "the index took the folder's word; the guide is the professional 004010X098A1 and no"
          + " institutional segment stands in it";

  private static final String WIDE_DELIMITER =
      "the index read single bytes; the delimiter is one character of several UTF-8 bytes, and with"
          + " it the file is whole";

  private static final String SHIFTED =
      "the index counts the amounts of a shifted PLB as zero; they cannot be read, so that no"
          + " balance is claimed";

  /** Where the index is wrong, and why. */
  private static final Map<String, String> EXAMINED =
      Map.of(
          "835/genformai__edi-cli__test_edge_cases.py__0.x12", SHIFTED,
          "837I_4010/Query-farm__vgi-x12__pipe_delims.edi", PROFESSIONAL,
          "837I_4010/azoner__pyx12__x12testdata_837miss.source.txt", PROFESSIONAL,
          "837I_4010/azoner__pyx12__x12testdata_simple1.source.txt", PROFESSIONAL,
          "malformed/Inteligenz__X12Parser__GraniteNetExample.txt", WIDE_DELIMITER,
          "malformed/Inteligenz__X12Parser__essarsteelalgoma.txt", WIDE_DELIMITER,
          "malformed/ryanco__x12-parser__example835nonasciielemsep.txt", WIDE_DELIMITER,
          "malformed/ryanco__x12-parser__example852nonasciisegsep.txt", WIDE_DELIMITER,
          "malformed/xlate__staedi__ts214_ellipses_segterm.edi", WIDE_DELIMITER);

  private static final Set<FindingCode> LOST =
      EnumSet.of(
          FindingCode.CONTROL_NUMBERS_DIFFER_IN_INTERCHANGE,
          FindingCode.INTERCHANGE_HEADER_MISSING,
          FindingCode.INTERCHANGE_TRAILER_MISSING,
          FindingCode.GROUP_COUNT_WRONG,
          FindingCode.SEGMENT_OUTSIDE_ENVELOPE,
          FindingCode.TRAILING_GARBAGE,
          FindingCode.GROUP_HEADER_MISSING,
          FindingCode.GROUP_TRAILER_MISSING,
          FindingCode.CONTROL_NUMBERS_DIFFER_IN_GROUP,
          FindingCode.TRANSACTION_COUNT_WRONG,
          FindingCode.TRANSACTION_TRAILER_MISSING,
          FindingCode.CONTROL_NUMBERS_DIFFER_IN_TRANSACTION,
          FindingCode.SEGMENT_COUNT_WRONG);

  @TestFactory
  Stream<DynamicTest> agreesWithTheIndex() {
    return SampleIndex.x12().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.path(), () -> agree(sample)));
  }

  private static void agree(SampleIndex.Sample sample) throws IOException {
    FileReport report = check(sample);
    List<String> differences = new ArrayList<>();
    compare(differences, "type", sample.type(), report.kind());
    compare(differences, "transactions", sample.transactions(), report.transactions().size());
    if (sample.claims() >= 0) {
      compare(differences, "claims", sample.claims(), report.claims());
    }
    if (sample.type().equals("835")) {
      List<Balance> balances =
          report.transactions().stream().map(TransactionReport::balance).toList();
      compare(differences, "line", sample.line(), balances.stream().map(Balance::line).toList());
      compare(differences, "claim", sample.claim(), balances.stream().map(Balance::claim).toList());
      compare(
          differences,
          "payment",
          sample.payment(),
          balances.stream().map(Balance::payment).toList());
    }
    if (EXAMINED.containsKey(sample.path())) {
      assertThat(differences).as("examined: " + EXAMINED.get(sample.path())).isNotEmpty();
    } else {
      assertThat(differences).isEmpty();
    }
  }

  /** Files that the other check passed, although they are not whole. */
  private static final Map<String, String> NOT_WHOLE =
      Map.of(
          "835/affect-therapeutics__edi-835-parser__exhaustive_sample.txt", "neither ISA nor GS",
          "835/genformai__edi-cli__conftest.py__1.x12", "no SE");

  /** What is refused for its envelopes is what a check by other means found broken there. */
  @Test
  void refusesNoSampleForAnEnvelopeThatIsWhole() throws IOException {
    Set<String> broken = SampleIndex.brokenEnvelopes();
    List<String> falsely = new ArrayList<>();
    int refused = 0;
    for (SampleIndex.Sample sample : SampleIndex.x12()) {
      List<Finding> envelope = envelopeRefusals(check(sample));
      if (!envelope.isEmpty()) {
        refused++;
        if (!broken.contains(sample.path()) && !NOT_WHOLE.containsKey(sample.path())) {
          falsely.add(sample.path() + ": " + envelope.get(0));
        }
      }
    }
    assertThat(falsely).isEmpty();
    assertThat(refused).isGreaterThan(50);
  }

  private static List<Finding> envelopeRefusals(FileReport report) {
    return Stream.concat(
            report.findings().stream(),
            report.transactions().stream().flatMap(each -> each.findings().stream()))
        .filter(Finding::refuses)
        .filter(finding -> LOST.contains(finding.code()))
        .toList();
  }

  private static FileReport check(SampleIndex.Sample sample) throws IOException {
    try (InputStream in = Files.newInputStream(sample.file())) {
      return FileCheck.read(in);
    }
  }

  private static void compare(List<String> differences, String what, Object index, Object found) {
    if (!index.equals(found) && !index.toString().equals(found.toString())) {
      differences.add(what + ": the index says " + index + ", found " + found);
    }
  }

  /** The index says OK, FAIL or n/a of the whole file. */
  private static void compare(
      List<String> differences, String what, String index, List<Boolean> found) {
    String verdict = found.contains(false) ? "FAIL" : found.contains(true) ? "OK" : "n/a";
    if (!index.startsWith(verdict)) {
      differences.add(what + " balance: the index says " + index + ", found " + verdict);
    }
  }

  @Test
  void readsEverySegmentOfEverySample() throws IOException {
    for (SampleIndex.Sample sample : SampleIndex.x12()) {
      try (SegmentReader in = new SegmentReader(Files.newInputStream(sample.file()))) {
        long end = 0;
        while (in.next()) {
          end = in.byteOffset();
        }
        assertThat(end).as(sample.path()).isGreaterThan(100);
        assertThat(Files.size(sample.file()) - in.byteOffset())
            .as("bytes of " + sample.path() + " that were not read")
            .isBetween(0L, 600L);
      }
    }
  }

  @Test
  void writesWhatItReads() throws IOException {
    for (SampleIndex.Sample sample : SampleIndex.x12()) {
      try (SegmentReader in = new SegmentReader(Files.newInputStream(sample.file()))) {
        while (in.next()) {
          Segment segment = in.segment();
          if (!isAscii(in.delimiters())) {
            break;
          }
          if (!segment.is("ISA") && segment.terminated() && isPlain(segment)) {
            Segment again = Segment.parse(segment.text(in.delimiters()), in.delimiters());
            assertThat(again.text(Delimiters.USUAL))
                .as(sample.path() + " segment " + segment.ordinal())
                .isEqualTo(segment.text(Delimiters.USUAL));
          }
        }
      }
    }
  }

  private static boolean isAscii(Delimiters d) {
    return (d.element() | d.component() | d.repetition() | d.segment()) < 128;
  }

  /** The writer refuses what no partner may send: control characters, and delimiters as data. */
  private static boolean isPlain(Segment segment) {
    for (int e = 1; e <= segment.elementCount(); e++) {
      String value = segment.element(e);
      if (!value.chars().allMatch(c -> c >= ' ' && c < 127 && "*:^~".indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }
}
