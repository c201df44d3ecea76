package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter drawn = new StringWriter();
  private Instant now = Instant.parse("2026-01-06T07:00:00Z");
  private String tasks = "";

  private final ProgressLine line =
      new ProgressLine(new PrintWriter(drawn), () -> now, () -> tasks);

  @Test
  void saysWhatGoesOnForHowLongAndHowFarItIs() {
    line.begin("2026-01-05  build       ");
    now = now.plusSeconds(12);
    tasks = "3 of 8 tasks";
    line.draw();
    assertThat(drawn).hasToString(CLEAR + "2026-01-05  build            12 s  3 of 8 tasks");
  }

  @Test
  void whatTheStageTellsGoesBeforeWhatIsSeenFromOutside() {
    line.begin("prove");
    tasks = "3 of 8 tasks";
    line.within("12 of 45 invariants");
    line.draw();
    assertThat(drawn.toString()).endsWith("  12 of 45 invariants");
    line.begin("report");
    line.draw();
    assertThat(drawn.toString()).endsWith("  3 of 8 tasks");
  }

  @Test
  void makesRoomForWhatIsSaidNextAndThenDrawsNothing() {
    line.begin("prove");
    line.draw();
    line.end();
    assertThat(drawn.toString()).endsWith(CLEAR);
    int length = drawn.toString().length();
    line.draw();
    line.end();
    line.close();
    assertThat(drawn.toString()).hasSize(length);
  }

  @Test
  void leavesNoTraceWhereItWasNeverDrawn() {
    line.begin("receive");
    line.end();
    assertThat(drawn.toString()).isEmpty();
  }
}
