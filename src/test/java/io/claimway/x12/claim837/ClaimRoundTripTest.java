package io.claimway.x12.claim837;

import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.Samples;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimRoundTripTest {

  private static final Map<String, String> NOT_CONFORMING =
      Map.ofEntries(
          Map.entry("AlexJReid__scribe__facility_837.edi", "no HL at all"),
          Map.entry("AlexJReid__scribe__neurology_837.edi", "no HL at all"),
          Map.entry("AlexJReid__scribe__professional_837.edi", "no HL at all"),
          Map.entry("AlexJReid__scribe__sample_837.edi", "no HL at all"),
          Map.entry("AlexJReid__scribe__sample_837_multi_claim.edi", "no HL at all"),
          Map.entry("AlexJReid__scribe__sample_837_rendering_provider.edi", "no HL at all"),
          Map.entry(
              "Inteligenz__X12Parser__Example1_2_And_3_Combined.txt",
              "SBR08 is not used by the guide"),
          Map.entry("Inteligenz__X12Parser__Example3_COB.txt", "SBR08 is not used by the guide"),
          Map.entry(
              "Inteligenz__X12Parser__ProfessionalClaim1.txt", "REF stands before the claim's AMT"),
          Map.entry(
              "Inteligenz__X12Parser__UnbundlingTester.cs__1.x12", "HL01 does not start at 1"),
          Map.entry("Query-farm__vgi-x12__truncated.edi", "cut off, and no HL"),
          Map.entry("apimeister__x12-types___837_test.rs__1.x12", "NM102 is a name"),
          Map.entry("genformai__edi-cli__test_parser.py__0.x12", "SBR12 does not exist"),
          Map.entry("genformai__edi-cli__test_parser.py__1.x12", "SBR12 does not exist"),
          Map.entry("genformai__edi-cli__test_parser.py__2.x12", "a level without a claim"),
          Map.entry("genformai__edi-cli__test_parser.py__3.x12", "SBR12 does not exist"),
          Map.entry("genformai__edi-cli__test_parser.py__4.x12", "SBR12 does not exist"),
          Map.entry("genformai__edi-cli__test_parser.py__5.x12", "SBR12 does not exist"),
          Map.entry(
              "genformai__edi-cli__test_parser.py__6.x12",
              "an unknown segment before the submitter"),
          Map.entry(
              "gunajii__EDI-parser-and-validator__invalid_837.edi", "a level without a claim"),
          Map.entry("xlate__staedi__sample837-small.edi", "a level without a claim"));

  @Test
  void givesBackEverySampleClaimSegmentForSegment() throws Exception {
    Samples.comeBack("837P", "837", ClaimRoundTripTest::rewritten, NOT_CONFORMING);
  }

  static byte[] rewritten(byte[] file) {
    SegmentWriter out = Samples.writer();
    ClaimFileWriter writer = ClaimFileWriter.asRead(out);
    try (ClaimFileReader reader =
        new ClaimFileReader(new ByteArrayInputStream(file), finding -> {})) {
      for (ClaimTransaction read; (read = reader.nextTransaction()) != null; ) {
        List<FiledClaim> claims = new ArrayList<>();
        for (FiledClaim claim; (claim = reader.nextClaim()) != null; ) {
          claims.add(claim);
        }
        writer.write(read, ClaimHierarchy.asRead(claims));
      }
    }
    return out.bytes();
  }
}
