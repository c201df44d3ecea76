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
import java.util.List;
import java.util.Map;
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

  /** Where the index is wrong, and why. */
  private static final Map<String, String> EXAMINED =
      Map.of(
          "837I_4010/Query-farm__vgi-x12__pipe_delims.edi", PROFESSIONAL,
          "837I_4010/azoner__pyx12__x12testdata_837miss.source.txt", PROFESSIONAL,
          "837I_4010/azoner__pyx12__x12testdata_simple1.source.txt", PROFESSIONAL,
          "malformed/Inteligenz__X12Parser__GraniteNetExample.txt", WIDE_DELIMITER,
          "malformed/Inteligenz__X12Parser__essarsteelalgoma.txt", WIDE_DELIMITER,
          "malformed/ryanco__x12-parser__example835nonasciielemsep.txt", WIDE_DELIMITER,
          "malformed/ryanco__x12-parser__example852nonasciisegsep.txt", WIDE_DELIMITER,
          "malformed/xlate__staedi__ts214_ellipses_segterm.edi", WIDE_DELIMITER);

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
