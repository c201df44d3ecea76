package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.chaos.OutsideServers.Server;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nights of a world in which everything goes wrong, killed at random times from {@code
 * -Dkills.seed} (several with commas between), while Postgres, Kafka and S3 are paused, killed and
 * out of disk by turns: the same files and the same book as undisturbed, and every event told once.
 */
@Tag("long")
class KillsIT {
  private static final String SEEDS = System.getProperty("kills.seed", "20260125");
  private static final int KILLS = Integer.getInteger("kills.number", 50);
  private static final int NIGHTS = Integer.getInteger("kills.nights", 40);

  /** Mean seconds of a life beyond the shortest; a crowded machine needs longer ones to get on. */
  private static final double LIFE = Integer.getInteger("kills.life", 9);

  private static final int FAILED = 1;
  private static final Pattern SERVER_AWAY =
      Pattern.compile(
          "once (Postgres|Kafka|the object store) answers again|the lease's connection is lost");

  private static final Duration LONGEST = Duration.ofMinutes(25);
  private static final int DISTURBED_EACH = 4;
  private static final Set<Integer> WHOLE = Set.of(0, 3);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String[] DEMO = {
    "demo",
    "--sessions",
    "120",
    "--nights",
    String.valueOf(NIGHTS),
    "--first-night",
    "2026-01-15",
    "--seed",
    "11",
    "--faults",
    "all",
    "--json"
  };

  /** A longer wait for answers changes holds by right: nobody waits that long here. */
  private static final Map<String, String> PATIENT = Map.of("CLAIMWAY_ELIGIBILITY_WAIT", "30m");

  @TempDir private Path folder;

  private static JsonNode whole;
  private long seed;
  private Random random;
  private int kills;
  private int disturbances;
  private int givenUp;

  static Stream<Long> seeds() {
    return Arrays.stream(SEEDS.split(",")).map(Long::valueOf);
  }

  /** First, so that the launcher's class archive is there and lives are spent on nights. */
  @BeforeAll
  static void runThemUndisturbed(@TempDir Path state) throws IOException {
    CommandProcess.Ended ended =
        CommandProcess.run(SharedServers.suite("kills_undisturbed"), state, PATIENT, DEMO);
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
    whole = JSON.readTree(ended.lastLine());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nightsKilledAndDisturbedAtRandomTimesEndAsIfUndisturbed(long seed, TestReporter told)
      throws Exception {
    this.seed = seed;
    random = new Random(seed);
    long start = System.nanoTime();
    JsonNode disturbed;
    try (OutsideServers servers = new OutsideServers(folder.resolve("servers"))) {
      while (kills < KILLS) {
        assertThat(live(servers))
            .as("ended after %d kills, give it more with -Dkills.nights", kills)
            .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("after %d kills", kills)
            .isLessThan(LONGEST);
      }
      CommandProcess.Ended ended = finish(servers);
      disturbed = JSON.readTree(ended.lastLine());
      told.publishEntry(
          "kills",
          "seed %d: %d kills, %d disturbances, %d lives given up for a server, %d s"
              .formatted(
                  seed, kills, disturbances, givenUp, (System.nanoTime() - start) / 1_000_000_000));
      everyEventIsToldOnce(servers.suite());
    }
    assertThat(disturbed.at("/prove/broken").asInt(-1)).isZero();
    assertThat(disturbed).isEqualTo(whole);
  }

  /** One life of the command, killed in the end; answers whether it ended by itself, whole. */
  private boolean live(OutsideServers servers) throws IOException, InterruptedException {
    try (CommandProcess process =
        CommandProcess.start(servers.suite(), folder.resolve("killed"), PATIENT, DEMO)) {
      if (kills % DISTURBED_EACH == DISTURBED_EACH - 1 && disturbances <= kills / DISTURBED_EACH) {
        if (process.endsWithin(life())) {
          return endedWhole(process);
        }
        disturb(servers);
        if (process.endsWithin(life())) {
          return endedWhole(process);
        }
      } else if (process.endsWithin(life())) {
        return endedWhole(process);
      }
      process.kill();
      kills++;
      return false;
    }
  }

  /**
   * Whether it got to its end. It may have given up for what befell a server, in this life or the
   * one before: then it says so, and the next life goes on.
   */
  private boolean endedWhole(CommandProcess process) {
    CommandProcess.Ended ended = process.end();
    if (ended.exitCode() == FAILED && SERVER_AWAY.matcher(ended.err()).find()) {
      givenUp++;
      return false;
    }
    assertThat(ended.exitCode())
        .as("seed %d, after %d kills: %s", seed, kills, ended.err())
        .isIn(WHOLE);
    return true;
  }

  /** Some never get to their first stage, few get through several nights. */
  private Duration life() {
    double seconds = 3 - LIFE * Math.log(1 - random.nextDouble());
    return Duration.ofMillis((long) (Math.min(seconds, 5 * LIFE) * 1_000));
  }

  private void disturb(OutsideServers servers) throws IOException, InterruptedException {
    Duration time = Duration.ofMillis(random.nextLong(2_000, 15_000));
    switch (disturbances++ % 7) {
      case 0 -> servers.pause(Server.POSTGRES, time);
      case 1 -> servers.pause(Server.KAFKA, time);
      case 2 -> servers.pause(Server.S3, time);
      case 3 -> servers.restart(Server.POSTGRES);
      case 4 -> servers.restart(Server.KAFKA);
      case 5 -> servers.restart(Server.S3);
      default -> servers.fillTheDisk(time);
    }
  }

  private CommandProcess.Ended finish(OutsideServers servers) {
    CommandProcess.Ended ended =
        CommandProcess.run(servers.suite(), folder.resolve("killed"), PATIENT, DEMO);
    assertThat(ended.exitCode()).as("seed %d: %s", seed, ended.err()).isIn(WHOLE);
    return ended;
  }

  private static void everyEventIsToldOnce(Suite suite) {
    List<String> told;
    try (KafkaCluster kafka = KafkaCluster.open(suite.kafka())) {
      told =
          Topics.EVENTS.stream()
              .flatMap(topic -> kafka.reader().readAll(topic).stream())
              .map(KillsIT::eventId)
              .sorted()
              .toList();
    }
    assertThat(told)
        .doesNotHaveDuplicates()
        .isEqualTo(
            suite.rows(
                "select event_id from run.outbox where topic not like '%.quarantine' order by event_id collate \"C\""));
  }

  private static String eventId(StoredRecord record) {
    return record.headers().get("event-id");
  }
}
