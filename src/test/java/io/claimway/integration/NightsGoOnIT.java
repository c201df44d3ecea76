package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes in from outside and could stop the nights for good: dates, topics, facts. One book, in
 * order; each part ends with the next night green.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightsGoOnIT {
  private static final int WRONG_DATE = 2;
  private static final int REFUSED = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);

  @TempDir static Path folder;
  private static Suite suite;
  private static CommandLineRun claimway;

  @BeforeAll
  static void beginABook() throws IOException {
    suite = SharedServers.suite("nights_go_on");
    claimway =
        CommandLineRun.on(suite, folder, "claimway", Path.of("jobs", "payers"))
            .at("2026-01-08T12:00:00Z");
    whole(
        claimway.run(
            "demo",
            "--sessions",
            "40",
            "--nights",
            "3",
            "--first-night",
            "2026-01-05",
            "--faults",
            "none"));
    claimway = claimway.configuredWith("eligibility:\n  wait: 0s\n");
  }

  @Test
  @Order(1)
  void aNightHasADateWhoseCutOffHasPassed() {
    List<String> before = runs();
    whole(claimway.run("nightly"));
    whole(night("2026-01-06"));
    refuses(WRONG_DATE, night("2036-01-07"), "that day has not come, it is 2026-01-08 07:00");
    refuses(WRONG_DATE, overridden("2036-01-07"), "that day has not come");
    refuses(WRONG_DATE, night("2026-01-08"), "its cut-off is 2026-01-09 02:00");
    refuses(WRONG_DATE, night("2026-01-03"), "it is no banking day");
    refuses(REFUSED, night("2026-01-02"), "that of 2026-01-07 has run and took what there was");
    refuses(
        REFUSED,
        claimway.run(
            "nightly", "--business-date", "2026-01-08", "--override", "why", "--as", "nobody"),
        "has no person of that id");
    assertThat(runs()).isEqualTo(before);

    whole(overridden("2026-01-08"));
    assertThat(
            suite.rows(
                "select override_by || ': ' || override_reason from run.run where override_by is not null"))
        .containsExactly("robin: payers close early");
    assertThat(claimway.run("status", "--runs", "1").out())
        .contains("its date was opened by robin: payers close early");
    whole(night("2026-01-08"));

    claimway = claimway.at("2026-01-10T12:00:00Z");
    whole(claimway.run("nightly"));
    assertThat(runs()).endsWith("nightly-2026-01-08", "nightly-2026-01-09");
  }

  private static Ended night(String date) {
    return claimway.run("nightly", "--business-date", date);
  }

  private static Ended overridden(String date) {
    return claimway.run(
        "nightly", "--business-date", date, "--override", "payers close early", "--as", "robin");
  }

  private static List<String> runs() {
    return suite.rows("select run_id from run.run where job = 'nightly' order by business_date");
  }

  private static void whole(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
  }

  private static void refuses(int exitCode, Ended ended, String why) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.err()).contains(why);
  }
}
