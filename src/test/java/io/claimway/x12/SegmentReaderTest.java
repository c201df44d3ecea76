package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {
  private static final String ISA =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*1200*^*00501*000000001*0*T*:~";

  @Test
  void readsElementsComponentsAndRepetitions() {
    try (SegmentReader in = reader(ISA + "SV1*HC:90837:95*150.5**1^2:3~")) {
      assertThat(in.next()).isTrue();
      assertThat(in.next()).isTrue();
      Segment sv1 = in.segment();
      assertThat(sv1.id()).isEqualTo("SV1");
      assertThat(sv1.elementCount()).isEqualTo(4);
      assertThat(sv1.component(1, 2)).isEqualTo("90837");
      assertThat(sv1.componentCount(1)).isEqualTo(3);
      assertThat(sv1.component(1, 4)).isEmpty();
      assertThat(sv1.cents(2)).isEqualTo(15050);
      assertThat(sv1.has(3)).isFalse();
      assertThat(sv1.repetitionCount(4)).isEqualTo(2);
      assertThat(sv1.component(4, 2, 2)).isEqualTo("3");
      assertThat(sv1.element(9)).isEmpty();
      assertThat(sv1.byteOffset()).isEqualTo(106);
      assertThat(in.next()).isFalse();
    }
  }

  @Test
  void leavesOutLineBreaksAndWrapsWhenTheyEndNoSegment() {
    String wrapped = (ISA + "REF*6R*ABCDEF~\r\nREF*6R*GHI~").replaceAll("(.{80})", "$1\r\n");
    assertThat(read(wrapped.replace("CDE", "CD\nE")))
        .containsExactly(ISA.substring(0, ISA.length() - 1), "REF*6R*ABCDEF", "REF*6R*GHI");
  }

  @Test
  void takesLineFeedsAsTerminatorsWhenTheIsaSaysSo() {
    assertThat(read(ISA.replace('~', '\n') + "REF*6R*1\r\nREF*6R*2\n"))
        .contains("REF*6R*1", "REF*6R*2")
        .hasSize(3);
  }

  @Test
  void readsDelimitersThatTakeSeveralBytes() {
    String text = (ISA + "NM1*QC*1*ÖZ~REF*6R*1:2~").replace('~', '…').replace('*', '¦');
    try (SegmentReader in = reader(text)) {
      in.next();
      in.next();
      assertThat(in.segment().element(3)).isEqualTo("ÖZ");
      in.next();
      assertThat(in.segment().component(2, 2)).isEqualTo("2");
      assertThat(in.delimiters().element()).isEqualTo('¦');
      assertThat(in.delimiters().segment()).isEqualTo('…');
    }
  }

  @Test
  void readsLatin1WhereTheBytesAreNoUtf8() {
    byte[] bytes = (ISA + "N3*STRAßE~").getBytes(Charset.forName("ISO-8859-1"));
    try (SegmentReader in = new SegmentReader(new ByteArrayInputStream(bytes))) {
      in.next();
      in.next();
      assertThat(in.segment().element(1)).isEqualTo("STRAßE");
    }
  }

  @Test
  void takesNewDelimitersFromEachInterchange() {
    String second = ISA.replace('*', '|').replace('~', '!');
    assertThat(read(ISA + "IEA*1*000000001~\n" + second + "TA1|000000001!"))
        .containsExactly(
            ISA.substring(0, 105), "IEA*1*000000001", second.substring(0, 105), "TA1|000000001");
  }

  @Test
  void givesTheSameSegmentsHoweverTheStreamIsCut() {
    StringBuilder text = new StringBuilder(ISA);
    for (int i = 0; i < 20_000; i++) {
      text.append("CLP*A").append(i).append("*1*150.5*100**12*ICN~\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    InputStream trickling =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 7919));
          }
        };
    assertThat(read(trickling)).isEqualTo(read(new ByteArrayInputStream(bytes))).hasSize(20_001);
  }

  @Test
  void cutsOffASegmentWithoutEnd() {
    String huge = "A".repeat(3 * SegmentReader.MAX_SEGMENT_BYTES);
    try (SegmentReader in = reader(ISA + "NTE*ADD*" + huge + "~REF*6R*1~")) {
      in.next();
      in.next();
      assertThat(in.segment().oversized()).isTrue();
      assertThat(in.segment().id()).isEqualTo("NTE");
      assertThat(in.next()).isTrue();
      assertThat(in.segment().element(2)).isEqualTo("1");
      assertThat(in.next()).isFalse();
    }
  }

  @Test
  void saysWhereAndWhyBytesAreNoX12() {
    assertThatThrownBy(() -> read("%PDF-1.7 something"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "Cannot read X12 at byte 0: found '%PD' where an ISA segment was expected to start");
    assertThatThrownBy(() -> read(" \n"))
        .hasMessage("Cannot read X12 at byte 2: the file is empty");
  }

  @Test
  void readsAFileWithoutIsa() {
    assertThat(read("GS*HP*A*B*20260105*1200*1*X*005010X221A1~ST*835*0001~")).hasSize(2);
  }

  private static SegmentReader reader(String text) {
    return new SegmentReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(InputStream stream) {
    List<String> segments = new ArrayList<>();
    try (SegmentReader in = new SegmentReader(stream)) {
      while (in.next()) {
        Segment segment = in.segment();
        StringBuilder text = new StringBuilder(segment.id());
        for (int e = 1; e <= segment.elementCount(); e++) {
          text.append(in.delimiters().element()).append(segment.element(e));
        }
        segments.add(text.toString());
      }
    }
    return segments;
  }
}
