package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.bench.NightResults.Measured;
import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaCluster;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.ObjectStore;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs one large night as the {@code nightly} command in a process of its own, against simulated
 * payers that answer its inquiries meanwhile, and measures it beside its floor. Run: {@code mvn
 * verify -Pbench -Dtest=NightBench -Dbench.sessions=24000}.
 */
@Tag("bench")
class NightBench {
  private static final int SESSIONS = Integer.getInteger("bench.sessions", 24_000);
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 6);
  private static final long SEED = 7;
  private static final double LIMIT_MIB = 3 * 1024;

  @TempDir Path folder;

  @Test
  void aNightOfSessions() throws Exception {
    ObservedNight.makeReady();
    List<Measured> runs = new ArrayList<>();
    for (int run = 1; run <= NightResults.RUNS; run++) {
      Path state = folder.resolve("state-" + run);
      EmbeddedServers servers = new EmbeddedServers(state);
      try {
        runs.add(measure(servers.up(), state));
      } finally {
        servers.down();
      }
    }
    String title =
        """
        mvn verify -Pbench -Dtest=NightBench -Dbench.sessions=%d
        night of %,d sessions, seed %d, by the launcher"""
            .formatted(SESSIONS, SESSIONS, SEED);
    NightResults.keep("night-" + SESSIONS + ".txt", title, runs);
    assertThat(runs).allMatch(each -> each.night().peakMiB() < LIMIT_MIB);
  }

  private Measured measure(ServerAddresses addresses, Path state) throws Exception {
    PostgresSettings superuser =
        addresses.as(ServerAddresses.SUPERUSER, addresses.postgres().url().replaceAll(".*/", ""));
    World world = World.generate(WorldParameters.oneNight(SESSIONS, SEED, NIGHT));
    LocalDate before = world.parameters().nights().get(0);
    try (KafkaCluster kafka = KafkaCluster.open(addresses.kafka());
        ObjectStore objects = ObjectStore.open(addresses.s3());
        Publisher publisher = Publisher.open(world, kafka)) {
      publisher.publish(before);
      ObservedNight first = night(state, before, stage -> {});
      assertThat(first.exitCode()).as(first.said()).isIn(0, 3);
      publisher.publish(NIGHT);
      OutsideWorld outside =
          new OutsideWorld(
              new StoredMailboxes(objects),
              world.registry(),
              FaultMenu.named("none"),
              SEED,
              before,
              state.resolve("payers"));
      outside.morning(NIGHT);
      NightFloor.Mark mark = NightFloor.mark(superuser, objects);
      String load = NightResults.load();
      ObservedNight night;
      double payers;
      try (AnsweringInquiries answering = new AnsweringInquiries(outside, NIGHT)) {
        night = night(state, NIGHT, answering::stageEnded);
        payers = answering.seconds();
      }
      assertThat(night.exitCode()).as(night.said()).isIn(0, 3);
      NightFloor floor = NightFloor.measure(superuser, mark, objects, folder);
      return Measured.of(
          night,
          floor,
          payers,
          load,
          String.format(
              Locale.ROOT,
              "the night before, with the reference facts only, took %.1f s",
              first.seconds()));
    }
  }

  private ObservedNight night(Path state, LocalDate date, Consumer<String> atStage)
      throws IOException, InterruptedException {
    return ObservedNight.run(
        List.of("--state", state.toString(), "nightly", "--business-date", date.toString()),
        // Sessions of one night alone are billed only without the window for amendments.
        Map.of("CLAIMWAY_NETWORK_AMENDMENT_WINDOW_HOURS", "0", "CLAIMWAY_ELIGIBILITY_WAIT", "100s"),
        atStage);
  }
}
