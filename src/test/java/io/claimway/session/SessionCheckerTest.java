package io.claimway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.run.Rejection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCheckerTest {

  private static final Instant START = Instant.parse("2026-01-05T15:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T15:53:00Z");
  private static final List<ServiceLine> LINES =
      List.of(new ServiceLine("90837", List.of("95"), 1));

  @Test
  void acceptsASessionThatHoldsTogether() {
    assertThat(SessionChecker.check(session(1, START, END, "NY", LINES, "F41.1"))).isEmpty();
  }

  @Test
  void namesTheContradiction() {
    assertThat(reason(session(1, END, START, "NY", LINES, "F41.1"))).isEqualTo("ENDS_BEFORE_START");
    assertThat(reason(session(1, START, START, "NY", LINES, "F41.1")))
        .isEqualTo("ENDS_BEFORE_START");
    assertThat(reason(session(1, START, START.plusSeconds(90_000), "NY", LINES, "F41.1")))
        .isEqualTo("TOO_LONG");
    assertThat(reason(session(0, START, END, "NY", LINES, "F41.1"))).isEqualTo("BAD_REVISION");
    assertThat(reason(session(1, START, END, "ZZ", LINES, "F41.1"))).isEqualTo("BAD_STATE");
    assertThat(reason(session(1, START, END, "NY", List.of(), "F41.1"))).isEqualTo("NO_LINES");
    assertThat(reason(session(1, START, END, "NY", LINES, "anxiety")))
        .isEqualTo("BAD_DIAGNOSIS_SHAPE");
    assertThat(reason(session(1, START, END, "NY", line("9083", "95", 1), "F41.1")))
        .isEqualTo("BAD_PROCEDURE_SHAPE");
    assertThat(reason(session(1, START, END, "NY", line("90837", "9", 1), "F41.1")))
        .isEqualTo("BAD_MODIFIER_SHAPE");
    assertThat(reason(session(1, START, END, "NY", line("90837", "95", 0), "F41.1")))
        .isEqualTo("BAD_UNITS");
  }

  @Test
  void neverQuotesADiagnosis() {
    Rejection rejection =
        SessionChecker.check(session(1, START, END, "NY", LINES, "anxiety")).orElseThrow();
    assertThat(rejection.detail()).doesNotContain("anxiety");
  }

  private static List<ServiceLine> line(String code, String modifier, int units) {
    return List.of(new ServiceLine(code, List.of(modifier), units));
  }

  private static String reason(Session session) {
    return SessionChecker.check(session).orElseThrow().reason();
  }

  private static Session session(
      int revision,
      Instant start,
      Instant end,
      String state,
      List<ServiceLine> lines,
      String diagnosis) {
    Instant confirmed = Instant.parse("2026-01-08T16:00:00Z");
    return new Session(
        "s-1",
        revision,
        SessionStatus.CONFIRMED,
        "p-1",
        "c-1",
        start,
        end,
        "America/New_York",
        DeliveryMode.TELEHEALTH_HOME,
        null,
        state,
        lines,
        List.of(diagnosis),
        "n-1",
        true,
        null,
        confirmed,
        0,
        confirmed);
  }
}
