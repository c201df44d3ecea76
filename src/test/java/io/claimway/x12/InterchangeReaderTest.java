package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterchangeReaderTest {
  private static final String ISA =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*1200*^*00501*000000001*0*T*:~";

  private static final String GS = "GS*HP*S*R*20260105*1200*1*X*005010X221A1~";

  private final List<Finding> findings = new ArrayList<>();

  @Test
  void walksEnvelopesInOrder() {
    assertThat(events(ISA + GS + "ST*835*0001~BPR*I~SE*3*0001~GE*1*1~IEA*1*000000001~"))
        .isEqualTo(
            "INTERCHANGE GROUP TRANSACTION SEGMENT TRANSACTION_END GROUP_END INTERCHANGE_END");
    assertThat(findings).isEmpty();
  }

  @Test
  void endsWhatAMissingTrailerLeftOpen() {
    assertThat(events(ISA + GS + "ST*835*0001~BPR*I~ST*835*0002~SE*2*0002~GE*2*1~IEA*1*000000001~"))
        .isEqualTo(
            "INTERCHANGE GROUP TRANSACTION SEGMENT TRANSACTION_END TRANSACTION TRANSACTION_END"
                + " GROUP_END INTERCHANGE_END");
    assertThat(codes()).containsExactly(FindingCode.TRANSACTION_TRAILER_MISSING);
    assertThat(findings.get(0).refuses()).isTrue();
  }

  @Test
  void endsEverythingAtATruncation() {
    assertThat(events(ISA + GS + "ST*835*0001~BPR*I"))
        .endsWith("TRANSACTION_END GROUP_END INTERCHANGE_END");
    assertThat(codes())
        .containsExactly(
            FindingCode.TRANSACTION_TRAILER_MISSING,
            FindingCode.GROUP_TRAILER_MISSING,
            FindingCode.INTERCHANGE_TRAILER_MISSING);
  }

  @Test
  void readsAnAcknowledgementWhereverItStands() {
    assertThat(events(ISA + "TA1*000000001*260105*1200*A*000~IEA*1*000000001~"))
        .isEqualTo("INTERCHANGE TA1 INTERCHANGE_END");
    assertThat(findings).isEmpty();
  }

  @Test
  void findsNumbersThatDiffer() {
    events(ISA + GS + "ST*835*0001~SE*9*0002~GE*4*7~IEA*3*000000005~");
    assertThat(codes())
        .containsExactly(
            FindingCode.SEGMENT_COUNT_WRONG,
            FindingCode.CONTROL_NUMBERS_DIFFER_IN_TRANSACTION,
            FindingCode.TRANSACTION_COUNT_WRONG,
            FindingCode.CONTROL_NUMBERS_DIFFER_IN_GROUP,
            FindingCode.GROUP_COUNT_WRONG,
            FindingCode.CONTROL_NUMBERS_DIFFER_IN_INTERCHANGE);
    assertThat(findings).allMatch(Finding::refuses);
    assertThat(findings.get(0).location().designator()).isEqualTo("SE01");
  }

  @Test
  void findsWhatFollowsTheEnd() {
    events(ISA + "IEA*0*000000001~GARBAGE*1~MORE~");
    assertThat(codes()).containsExactly(FindingCode.TRAILING_GARBAGE);
  }

  @Test
  void showsWhatLostItsHeaderAndTellsOfItOnce() {
    assertThat(events(ISA + GS + "XT*835*0001~BPR*I~SE*3*0001~GE*1*1~IEA*1*000000001~"))
        .isEqualTo("INTERCHANGE GROUP OUTSIDE OUTSIDE OUTSIDE GROUP_END INTERCHANGE_END");
    assertThat(codes())
        .containsExactly(FindingCode.SEGMENT_OUTSIDE_ENVELOPE, FindingCode.TRANSACTION_COUNT_WRONG);
  }

  @Test
  void readsOnWithoutAnyHeader() {
    assertThat(events("ST*835*0001~BPR*I~SE*3*0001~"))
        .isEqualTo(
            "INTERCHANGE GROUP TRANSACTION SEGMENT TRANSACTION_END GROUP_END INTERCHANGE_END");
    assertThat(codes())
        .contains(FindingCode.INTERCHANGE_HEADER_MISSING, FindingCode.GROUP_HEADER_MISSING);
  }

  private List<FindingCode> codes() {
    return findings.stream().map(Finding::code).toList();
  }

  private String events(String text) {
    List<String> events = new ArrayList<>();
    try (InterchangeReader in =
        new InterchangeReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), findings::add)) {
      for (InterchangeReader.Event event = in.next();
          event != InterchangeReader.Event.END;
          event = in.next()) {
        events.add(event.name());
      }
    }
    return String.join(" ", events);
  }
}
