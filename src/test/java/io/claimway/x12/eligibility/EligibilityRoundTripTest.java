package io.claimway.x12.eligibility;

import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.Samples;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EligibilityRoundTripTest {

  @Test
  void givesBackEverySample270SegmentForSegment() throws Exception {
    Samples.comeBack(
        "270",
        "270",
        EligibilityRoundTripTest::rewritten,
        Map.of(
            "Kartik-Hirijaganer__X12-Parser-Encoder__batch_with_one_bad_transaction.x12",
            "NM102 is 9",
            "genformai__edi-cli__test_parser.py__0.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__1.x12",
            "an unknown segment before the BHT",
            "genformai__edi-cli__test_parser.py__2.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__3.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__4.x12",
            "REF stands behind the address",
            "genformai__edi-cli__test_parser.py__5.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__6.x12",
            "SE01 is wrong"));
  }

  @Test
  void givesBackEverySample271SegmentForSegment() throws Exception {
    Samples.comeBack(
        "271",
        "271",
        EligibilityRoundTripTest::rewritten,
        Map.ofEntries(
            Map.entry("Inteligenz__X12Parser__Example1_DHHS.txt", "AAA stands behind the DMG"),
            Map.entry(
                "Inteligenz__X12Parser__Example_3_1_2.txt",
                "EB03 repeats by the component separator"),
            Map.entry("Inteligenz__X12Parser__Example_3_2_2.txt", "HL04 of a dependent is 1"),
            Map.entry("Inteligenz__X12Parser__FromMunawarAbad.txt", "LS01 is 9999"),
            Map.entry(
                "Inteligenz__X12Parser__ValidationForDependentBenefitInfo.txt",
                "HL04 of a subscriber with a dependent is 0"),
            Map.entry(
                "Inteligenz__X12Parser__ValidationForDependentName.txt",
                "HL04 of a subscriber with a dependent is 0"),
            Map.entry(
                "Inteligenz__X12Parser__ValidationForSource.txt",
                "HL04 of a source without a receiver is 1"),
            Map.entry(
                "Inteligenz__X12Parser__ValidationForSubscriberBenefitInfo.txt", "SE01 is wrong"),
            Map.entry("Inteligenz__X12Parser__ValidationForSubscriberName.txt", "SE01 is wrong"),
            Map.entry(
                "Inteligenz__X12Parser__ValidationOnAll.txt",
                "HL04 of a subscriber with a dependent is 0"),
            Map.entry(
                "Inteligenz__X12Parser___4010__Example1_DHHS.txt", "AAA stands behind the DTP"),
            Map.entry(
                "Inteligenz__X12Parser___5010__Example_3_1_2.txt",
                "EB03 repeats by the component separator"),
            Map.entry(
                "Kartik-Hirijaganer__X12-Parser-Encoder__271_ls_le_wrapper.x12",
                "REF stands behind the LS"),
            Map.entry(
                "LinuxForHealth__x12__subscriber-health-benefit-check-error.271",
                "SE02 differs from ST02"),
            Map.entry("imsweb__x12-parser__x271.txt", "SE01 is wrong"),
            Map.entry("jdavisp3__TigerShark__271-dependent-benefits.txt", "SE01 is wrong"),
            Map.entry("jdavisp3__TigerShark__5010-271-example-1.txt", "SE01 is wrong")));
  }

  static byte[] rewritten(byte[] file) {
    SegmentWriter out = Samples.writer();
    EligibilityWriter writer = EligibilityWriter.asRead(out);
    try (EligibilityReader reader =
        new EligibilityReader(new ByteArrayInputStream(file), finding -> {})) {
      for (HierarchicalHeader header; (header = reader.nextTransaction()) != null; ) {
        String set = reader.set();
        List<EligibilityLevel> levels = new ArrayList<>();
        for (ReportedEligibility reported; (reported = reader.nextLevel()) != null; ) {
          levels.add(reported.level());
        }
        writer.write(set, header, levels);
      }
    }
    return out.bytes();
  }
}
