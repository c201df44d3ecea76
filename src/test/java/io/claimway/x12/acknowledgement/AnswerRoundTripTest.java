package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Delimiters;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.Samples;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerRoundTripTest {

  @Test
  void givesBackEverySample999SegmentForSegment() throws Exception {
    Samples.comeBack(
        "999",
        "999",
        AnswerRoundTripTest::acknowledgements,
        Map.of(
            "aurelianware__hipaa-attachments__999-acknowledgment.edi",
            "AK5 of a 997 in a 999",
            "kputnam__stupidedi__duplicate_slot_spec.rb__0.x12",
            "a template without its body",
            "xlate__staedi__invalid999.edi",
            "an IK5 before the AK1"));
  }

  @Test
  void givesBackEverySample997SegmentForSegment() throws Exception {
    Samples.comeBack(
        "997",
        "997",
        AnswerRoundTripTest::acknowledgements,
        Map.of(
            "kputnam__stupidedi__duplicate_slot_spec.rb__2.x12",
            "a template without its body",
            "xlate__staedi__ErrorEventsTest.java__2.x12",
            "AK1 has too many elements",
            "xlate__staedi__ErrorEventsTest.java__6.x12",
            "AK401 has too many components",
            "xlate__staedi__empty997.edi",
            "neither AK1 nor AK9",
            "xlate__staedi__extraDelimiter997.edi",
            "AK302 repeats"));
  }

  @Test
  void givesBackEverySample277CaSegmentForSegment() throws Exception {
    Samples.comeBack(
        "277CA",
        "277",
        file -> statuses(file, "277"),
        Map.of(
            "Inteligenz__X12Parser__FromBogeyone.txt",
            "cut off",
            "Inteligenz__X12Parser__FromLatitude81uk.txt",
            "BHT04 is no date"));
  }

  @Test
  void givesBackEverySample277SegmentForSegment() throws Exception {
    Samples.comeBack(
        "277",
        "277",
        file -> statuses(file, "277"),
        Map.of(
            "aurelianware__hipaa-attachments__test-x12-277-healthplan-to-availity.edi",
            "SE01 is wrong"));
  }

  @Test
  void givesBackEverySample276SegmentForSegment() throws Exception {
    Samples.comeBack(
        "276",
        "276",
        file -> statuses(file, "276"),
        Map.of(
            "genformai__edi-cli__test_parser.py__0.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__1.x12",
            "SE01 is wrong",
            "genformai__edi-cli__test_parser.py__2.x12",
            "TRN stands before the name",
            "genformai__edi-cli__test_parser.py__3.x12",
            "TRN stands before the name",
            "genformai__edi-cli__test_parser.py__4.x12",
            "TRN stands before the name",
            "genformai__edi-cli__test_parser.py__5.x12",
            "an unknown segment before the BHT",
            "genformai__edi-cli__test_parser.py__7.x12",
            "TRN stands before the name",
            "genformai__edi-cli__test_parser.py__8.x12",
            "TRN stands before the name"));
  }

  @Test
  void givesBackTheTa1OfEverySample() throws Exception {
    for (var file : Samples.of("TA1")) {
      try (InterchangeAcknowledgementReader reader =
          new InterchangeAcknowledgementReader(Files.newInputStream(file), finding -> {})) {
        InterchangeAcknowledgement answer = reader.next();
        assertThat(answer).as(file.getFileName().toString()).isNotNull();
        assertThat(answer.status()).isIn("A", "E", "R");
        assertThat(answer.note()).hasSize(3);
        assertThat(reader.next()).isNull();
        assertThat(segments(written(answer))).isEqualTo(segments(Files.readAllBytes(file)));
      }
    }
  }

  private static byte[] written(InterchangeAcknowledgement answer) {
    var out = Golden.writer();
    try (AcknowledgementWriter writer = AcknowledgementWriter.to(out)) {
      writer.open(Golden.interchange());
      writer.write(answer);
    }
    return out.bytes();
  }

  /** The TA1s of a file. */
  private static List<String> segments(byte[] file) {
    List<String> all = new ArrayList<>();
    try (SegmentReader in = new SegmentReader(new ByteArrayInputStream(file))) {
      while (in.next()) {
        if (in.segment().is("TA1")) {
          all.add(in.segment().text(Delimiters.USUAL));
        }
      }
    }
    return all;
  }

  static byte[] acknowledgements(byte[] file) {
    SegmentWriter out = Samples.writer();
    AcknowledgementWriter writer = AcknowledgementWriter.asRead(out);
    try (AcknowledgementReader reader =
        new AcknowledgementReader(new ByteArrayInputStream(file), finding -> {})) {
      for (GroupAcknowledgement answer; (answer = reader.next()) != null; ) {
        writer.write(answer);
      }
    }
    return out.bytes();
  }

  static byte[] statuses(byte[] file, String set) {
    SegmentWriter out = Samples.writer();
    ClaimStatusWriter writer = ClaimStatusWriter.asRead(out);
    try (ClaimStatusReader reader =
        new ClaimStatusReader(new ByteArrayInputStream(file), finding -> {})) {
      for (HierarchicalHeader header; (header = reader.nextTransaction()) != null; ) {
        List<StatusLevel> levels = new ArrayList<>();
        for (ReportedStatus status; (status = reader.nextLevel()) != null; ) {
          levels.add(status.level());
        }
        writer.write(set, header, levels);
      }
    }
    return out.bytes();
  }
}
