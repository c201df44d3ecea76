package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class SegmentWriterTest {
  private final SegmentWriter writer = new SegmentWriter(Delimiters.USUAL);

  @Test
  void leavesOutWhatIsEmptyAtTheEnd() {
    writer.segment("SV1").element("HC").component("90837").component("").element("").skip(2);
    writer.segment("NM1").elements("IL", "1", "", "", "");
    assertThat(writer.text()).isEqualTo("SV1*HC:90837~NM1*IL*1~");
  }

  @Test
  void keepsEmptyPlacesInTheMiddle() {
    writer.segment("X").element("").element("A").component("").component("C").skip(1).element("B");
    assertThat(writer.text()).isEqualTo("X**A::C**B~");
  }

  @Test
  void writesAmountsWithoutZerosAtTheEnd() {
    writer.segment("AMT").cents(15000).cents(15050).cents(15005).cents(-7).cents(0);
    assertThat(writer.text()).isEqualTo("AMT*150*150.5*150.05*-0.07*0~");
  }

  @Test
  void countsSegmentsTransactionsAndGroups() {
    LocalDate day = LocalDate.of(2026, 1, 5);
    LocalTime time = LocalTime.of(2, 0);
    writer
        .openInterchange(InterchangeHeader.of("ZZ", "S", "ZZ", "R", day, time, 7, true))
        .openGroup(GroupHeader.of("HC", "S", "R", day, time, 3, "005010X222A1"))
        .openTransaction(TransactionHeader.of("837", 1, "005010X222A1"));
    writer.segment("BHT").element("0019");
    writer.closeTransaction().openTransaction(TransactionHeader.of("837", 2, "005010X222A1"));
    writer.closeTransaction().closeGroup().closeInterchange();
    assertThat(writer.text())
        .isEqualTo(
            "ISA*00*          *00*          *ZZ*S              *ZZ*R              "
                + "*260105*0200*^*00501*000000007*0*T*:~GS*HC*S*R*20260105*0200*3*X*005010X222A1~"
                + "ST*837*0001*005010X222A1~BHT*0019~SE*3*0001~ST*837*0002*005010X222A1~SE*2*0002~"
                + "GE*2*3~IEA*1*000000007~");
  }

  @Test
  void refusesDelimitersAndControlCharactersWithoutSayingTheValue() {
    assertThatThrownBy(() -> writer.segment("NM1").element("IL").element("O*HARA"))
        .hasMessage("Cannot write NM1 element 2: character 2 is the delimiter '*'");
    assertThatThrownBy(() -> writer.segment("NTE").element("A\nB"))
        .hasMessage("Cannot write NTE element 1: character 2 is a control character 0x0A");
  }

  @Test
  void copiesASegmentWithOtherDelimiters() {
    Segment segment = Segment.parse("EB|1||30!MH|A>B", new Delimiters('|', '>', '!', '~'));
    assertThat(segment.text(Delimiters.USUAL)).isEqualTo("EB*1**30^MH*A:B");
  }
}
