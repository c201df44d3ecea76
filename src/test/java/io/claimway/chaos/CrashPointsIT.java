package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.run.StageName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process at named points, starts the same command again, and finds the files and the
 * ledger of a run that nobody disturbed.
 *
 * <p>The kills hit two nights of one book, one that files claims and one that prepares and releases
 * payouts: earlier stages of it are published, so that a start goes straight to the next point. The
 * undisturbed run has one core of Spark and a state folder of its own, the killed one has two:
 * their equal hashes say too that neither matters.
 */
class CrashPointsIT {
  private static final String FIRST = "2026-01-15";
  private static final String NIGHT = "2026-01-27";

  /**
   * A night that files claims: what a Tuesday's would bill was confirmed on a Sunday, by nobody.
   */
  private static final String FILING_NIGHT = "@2026-01-26";

  private static final String NEXT = "2026-01-28";
  private static final String[] DEMO = {
    "demo",
    "--sessions",
    "120",
    "--nights",
    "8",
    "--first-night",
    FIRST,
    "--seed",
    "11",
    "--faults",
    "none",
    "--json"
  };
  private static final int KILLED = 137;
  private static final int REFUSED = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);

  private static final Set<StageName> COPYING =
      Set.of(
          StageName.INGEST,
          StageName.ACKNOWLEDGE,
          StageName.REMIT,
          StageName.ELIGIBILITY,
          StageName.BUILD,
          StageName.SPLIT);

  /**
   * Every stage and every kind of point at least once, after kills at random times; the long
   * profile has them all. The last four are the release's, which comes after the whole night under
   * the name of the same stage.
   */
  private static final List<String> REPRESENTATIVE =
      List.of(
          "split:mid-copy" + FILING_NIGHT,
          "submit:before-put" + FILING_NIGHT,
          "submit:after-put" + FILING_NIGHT,
          "receive:before-publish",
          "ingest:mid-copy",
          "acknowledge:mid-copy",
          "remit:before-publish",
          "reassociate:after-publish",
          "eligibility:mid-copy",
          "eligibility:before-put",
          "eligibility:after-put",
          "build:mid-copy",
          "split:before-publish",
          "submit:before-publish",
          "payout:before-staging",
          "payout:after-publish",
          "prove:before-publish",
          "prove:before-put",
          "payout:before-put",
          "payout:after-put",
          "payout:before-publish",
          "payout:after-publish");

  private static final long SEED = Long.getLong("kills.seed", 20260125);
  private static final int RANDOM_KILLS = 5;

  /** From before the first statement to the middle of an early night. */
  private static final long SHORTEST_LIFE_MILLIS = 1_000;

  private static final long LONGEST_LIFE_MILLIS = 10_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void aNightKilledAtItsPointsEndsAsIfUndisturbed() throws Exception {
    oneNightAtATime(
        endsAsIfUndisturbed(
            "crash",
            suite -> {
              killAtRandomTimes(suite);
              killAt(REPRESENTATIVE, suite);
            }));
  }

  @Test
  @Tag("long")
  void aNightKilledAtEveryPointEndsAsIfUndisturbed() throws Exception {
    endsAsIfUndisturbed("crash_all", suite -> killAt(everyPoint(), suite));
  }

  /** Early ones: the nights in which the points lie are still to come. */
  private void killAtRandomTimes(Suite suite) throws InterruptedException {
    Random random = new Random(SEED);
    for (int kill = 1; kill <= RANDOM_KILLS; kill++) {
      Duration life = Duration.ofMillis(random.nextLong(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
      try (CommandProcess process =
          CommandProcess.start(suite, folder.resolve("killed"), Map.of(), DEMO)) {
        assertThat(process.endsBefore(life)).as("ended within %s", life).isFalse();
      }
    }
  }

  private void killAt(List<String> points, Suite suite) {
    for (String point : points) {
      CommandProcess.Ended killed =
          demo(
              suite,
              Map.of("CLAIMWAY_CRASH_AT", point.contains("@") ? point : point + "@" + NIGHT));
      assertThat(killed.exitCode())
          .as("killed at %s, which is there to be reached: %s", point, killed.err())
          .isEqualTo(KILLED);
    }
  }

  /** What is done to a book before it is finished. */
  private interface Disturbance {
    void happen(Suite suite) throws Exception;
  }

  /** Answers the disturbed book, which is whole in the end. */
  private Suite endsAsIfUndisturbed(String name, Disturbance disturbance) throws Exception {
    Suite suite = SharedServers.suite(name);
    Map<String, String> oneCore = Map.of("CLAIMWAY_SPARK_MASTER", "local[1]");
    try (CommandProcess undisturbed =
        CommandProcess.start(
            SharedServers.suite(name + "_undisturbed"),
            folder.resolve("undisturbed"),
            oneCore,
            DEMO)) {
      disturbance.happen(suite);
      CommandProcess.Ended recovered = demo(suite, Map.of());
      CommandProcess.Ended whole = undisturbed.end();

      assertThat(whole.exitCode()).as(whole.err()).isIn(WHOLE);
      assertThat(recovered.exitCode()).as(recovered.err()).isEqualTo(whole.exitCode());
      JsonNode expected = JSON.readTree(whole.lastLine());
      assertThat(expected.path("claimsPaid").asInt()).as("%s", expected).isPositive();
      assertThat(expected.path("payouts").asInt()).as("%s", expected).isPositive();
      assertThat(expected.at("/prove/checks").asInt()).isGreaterThanOrEqualTo(12);
      assertThat(expected.at("/prove/broken").asInt(-1)).isZero();
      assertThat(JSON.readTree(recovered.lastLine())).isEqualTo(expected);
      return suite;
    }
  }

  /** The book is whole now, and a further night of it is where two processes meet. */
  private void oneNightAtATime(Suite suite) throws IOException, InterruptedException {
    Path state = folder.resolve("killed");
    String[] nightly = {"nightly", "--business-date", NEXT};
    Map<String, String> noWait = Map.of("CLAIMWAY_ELIGIBILITY_WAIT", "0s");
    try (CommandProcess first = CommandProcess.start(suite, state, noWait, nightly)) {
      first.stopAtFirstWords(StageName.RECEIVE.word());
      CommandProcess.Ended second = run(suite, noWait, nightly);
      assertThat(second.exitCode()).as(second.err()).isEqualTo(REFUSED);
      assertThat(second.err())
          .contains("nightly --business-date " + NEXT)
          .contains("process " + first.pid())
          .containsPattern(
              "holds the lease since \\d{4}-\\d{2}-\\d{2}T\\S+; once it has ended, the same command does its work");
      first.kill();
    }
    CommandProcess.Ended third = run(suite, noWait, nightly);
    assertThat(third.exitCode()).as(third.err()).isIn(WHOLE);
  }

  private CommandProcess.Ended demo(Suite suite, Map<String, String> environment) {
    return run(suite, environment, DEMO);
  }

  private CommandProcess.Ended run(
      Suite suite, Map<String, String> environment, String... command) {
    try (CommandProcess process =
        CommandProcess.start(suite, folder.resolve("killed"), environment, command)) {
      return process.end();
    }
  }

  /** In the order in which a night comes to them. */
  private static List<String> everyPoint() {
    List<String> points = new ArrayList<>();
    points.add("split:mid-copy" + FILING_NIGHT);
    points.add("submit:before-put" + FILING_NIGHT);
    points.add("submit:after-put" + FILING_NIGHT);
    for (StageName stage : StageName.values()) {
      String word = stage.word();
      points.add(word + ":before-staging");
      if (COPYING.contains(stage)) {
        points.add(word + ":mid-copy");
      }
      if (stage == StageName.ELIGIBILITY) {
        points.add(word + ":before-put");
        points.add(word + ":after-put");
      }
      points.add(word + ":before-publish");
      points.add(word + ":after-publish");
    }
    points.add("prove:before-put");
    points.add("prove:after-put");
    // The release of the prepared payouts follows the whole night, under the stage's name again.
    points.addAll(
        List.of(
            "payout:before-put",
            "payout:after-put",
            "payout:before-publish",
            "payout:after-publish"));
    return points;
  }
}
