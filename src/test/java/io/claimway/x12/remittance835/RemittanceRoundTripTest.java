package io.claimway.x12.remittance835;

import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.Samples;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemittanceRoundTripTest {

  private static final Map<String, String> NOT_CONFORMING =
      Map.ofEntries(
          Map.entry("AlexJReid__scribe__sample_835.edi", "NM1 stands before the claim's CAS"),
          Map.entry("CHS-CDS-AIML__edi-835-parser__test.835", "SE01 counts one too many"),
          Map.entry("Inteligenz__X12Parser__Example1.txt", "a CLP without amounts"),
          Map.entry("LinuxForHealth__x12__managed-care.835", "BPR16 is no date"),
          Map.entry("affect-therapeutics__edi-835-parser__exhaustive_sample.txt", "BPR02 is 00"),
          Map.entry("genformai__edi-cli__conftest.py__0.x12", "SE01 is wrong"),
          Map.entry("genformai__edi-cli__conftest.py__1.x12", "GE stands where the SE should"),
          Map.entry("genformai__edi-cli__legacy_fixtures.py__0.x12", "SE01 and SE02 are wrong"),
          Map.entry(
              "genformai__edi-cli__test_edge_cases.py__0.x12",
              "PLB03 is no composite, so PLB05 is no amount"),
          Map.entry("genformai__edi-cli__test_edge_cases.py__1.x12", "SE01 is wrong"),
          Map.entry("genformai__edi-cli__test_edge_cases.py__2.x12", "SE01 and SE02 are wrong"),
          Map.entry("genformai__edi-cli__test_edge_cases.py__3.x12", "SE01 is wrong"),
          Map.entry(
              "genformai__edi-cli__test_edge_cases.py__4.x12",
              "PLB03 is no composite, so PLB04 is no amount"),
          Map.entry("genformai__edi-cli__test_edge_cases.py__5.x12", "SE01 is wrong"),
          Map.entry("genformai__edi-cli__test_parser_integration.py__0.x12", "SE01 is wrong"),
          Map.entry(
              "genformai__edi-cli__test_parser_integration.py__1.x12",
              "an unknown segment in the header"),
          Map.entry(
              "genformai__edi-cli__test_parser_integration.py__2.x12", "N1 stands before the TRN"),
          Map.entry("gunajii__EDI-parser-and-validator__sample_835.edi", "SE01 is wrong"),
          Map.entry(
              "keironstoddart__edi-835-parser__blue_cross_nc_sample.txt",
              "an SVC whose amounts stand at SVC07 and SVC08"),
          Map.entry("kputnam__stupidedi__3a.edi__0.x12", "SE01 is wrong"),
          Map.entry("moov-io__x12__sample2.txt", "BPR16 is no date"),
          Map.entry("ryanco__x12-parser__X12ParserTest.java__0.x12", "the BPR is random text"),
          Map.entry("ryanco__x12-parser__example835NoISA.txt", "the BPR is random text"),
          Map.entry("ryanco__x12-parser__example835One.txt", "the BPR is random text"),
          Map.entry("ryanco__x12-parser__example835SpecialCharsOne.txt", "the BPR is random text"));

  @Test
  void givesBackEverySampleRemittanceSegmentForSegment() throws Exception {
    Samples.comeBack("835", "835", RemittanceRoundTripTest::rewritten, NOT_CONFORMING);
  }

  static byte[] rewritten(byte[] file) {
    SegmentWriter out = Samples.writer();
    RemittanceWriter writer = RemittanceWriter.asRead(out);
    try (RemittanceReader reader =
        new RemittanceReader(new ByteArrayInputStream(file), finding -> {})) {
      while (reader.hasNext()) {
        writer.write(reader.next());
      }
    }
    return out.bytes();
  }
}
