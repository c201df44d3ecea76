package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaCluster;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.ObjectStore;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.Publisher;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs one large night as the {@code nightly} command in a process of its own, against simulated
 * payers that answer its inquiries meanwhile, and measures it beside its floor. Run: {@code mvn
 * test -Pbench -Dtest=NightBench -Dbench.sessions=24000}.
 */
@Tag("bench")
class NightBench {
  private static final int SESSIONS = Integer.getInteger("bench.sessions", 24_000);
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 6);
  private static final long SEED = 7;
  private static final double LIMIT_MIB = 3 * 1024;
  private static final double NANOS = 1e9;

  @TempDir Path folder;

  @Test
  void aNightOfSessions() throws Exception {
    EmbeddedServers servers = new EmbeddedServers(folder.resolve("state"));
    try {
      measure(servers.up());
    } finally {
      servers.down();
    }
  }

  private void measure(ServerAddresses addresses) throws Exception {
    PostgresSettings superuser =
        addresses.as(ServerAddresses.SUPERUSER, addresses.postgres().url().replaceAll(".*/", ""));
    World world = World.generate(WorldParameters.oneNight(SESSIONS, SEED, NIGHT));
    LocalDate before = world.parameters().nights().get(0);
    try (KafkaCluster kafka = KafkaCluster.open(addresses.kafka());
        ObjectStore objects = ObjectStore.open(addresses.s3());
        Publisher publisher = Publisher.open(world, kafka)) {
      publisher.publish(before);
      ObservedNight first = night(before, stage -> {});
      assertThat(first.exitCode()).as(first.said()).isIn(0, 3);
      publisher.publish(NIGHT);
      OutsideWorld outside =
          new OutsideWorld(
              new StoredMailboxes(objects),
              world.registry(),
              FaultMenu.named("none"),
              SEED,
              before,
              folder);
      outside.morning(NIGHT);
      long mark = NightFloor.mark(superuser);
      ObservedNight night;
      double payers;
      try (Answering answering = new Answering(outside)) {
        night = night(NIGHT, answering::stageEnded);
        payers = answering.seconds();
      }
      assertThat(night.exitCode()).as(night.said()).isIn(0, 3);
      NightFloor floor = NightFloor.measure(superuser, mark, objects, folder);
      String results = results(first, night, payers, floor);
      Files.createDirectories(Path.of("target", "bench"));
      Files.writeString(Path.of("target", "bench", "night-" + SESSIONS + ".txt"), results);
      System.out.println(results);
      assertThat(night.peakMiB()).isLessThan(LIMIT_MIB);
    }
  }

  private ObservedNight night(LocalDate date, Consumer<String> atStage)
      throws IOException, InterruptedException {
    return ObservedNight.run(
        List.of(
            "--state",
            folder.resolve("state").toString(),
            "nightly",
            "--business-date",
            date.toString()),
        // Sessions of one night alone are billed only without the window for amendments.
        Map.of("CLAIMWAY_NETWORK_AMENDMENT_WINDOW_HOURS", "0", "CLAIMWAY_ELIGIBILITY_WAIT", "100s"),
        atStage);
  }

  /** The payers of a night, which answer inquiries while the eligibility stage waits for them. */
  private static final class Answering implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private final OutsideWorld outside;
    private final AtomicReference<String> lastStage = new AtomicReference<>("");
    private final Thread thread = new Thread(this::answer, "payers");
    private volatile double seconds;

    Answering(OutsideWorld outside) {
      this.outside = outside;
      thread.start();
    }

    void stageEnded(String stage) {
      lastStage.set(stage);
    }

    private void answer() {
      try {
        while (!lastStage.get().equals("eligibility")) {
          Thread.sleep(LOOK_MILLIS);
          if (lastStage.get().equals("reassociate")) {
            long start = System.nanoTime();
            outside.answerEligibility(NIGHT);
            seconds = Math.max(seconds, (System.nanoTime() - start) / NANOS);
          }
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }

    /** The longest that the payers took for an answer. */
    double seconds() {
      return seconds;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private static String results(
      ObservedNight first, ObservedNight night, double payers, NightFloor floor)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append(machine()).append('\n');
    text.append(line("night of %,d sessions, seed %d, pipeline with -Xmx2g%n%n", SESSIONS, SEED));
    text.append(line("%-12s %9s %9s %10s  %s%n", "stage", "wall s", "cpu s", "peak MiB", "totals"));
    for (ObservedNight.StageCost stage : night.stages()) {
      text.append(
          line(
              "%-12s %9.1f %9.1f %10.0f  %s%n",
              stage.stage(), stage.seconds(), stage.cpuSeconds(), stage.peakMiB(), stage.totals()));
    }
    text.append(
        line(
            "%-12s %9.1f %9.1f %10.0f  process, start to end%n",
            "all", night.seconds(), night.cpuSeconds(), night.peakMiB()));
    text.append(line("%nsession start (a process of its own)   %6.1f s%n", sessionStart()));
    text.append(
        line("cpu of Postgres, Kafka and S3 meanwhile %5.1f s%n", night.servicesCpuSeconds()));
    text.append(line("simulated payers answering inquiries   %6.1f s%n", payers));
    text.append(line("night with the reference facts only    %6.1f s%n", first.seconds()));
    text.append(
        line(
            "floor: byte scan of %,d bytes           %6.2f s%n",
            floor.bytes(), floor.scanSeconds()));
    text.append(
        line(
            "floor: binary COPY of %,d rows          %6.2f s%n",
            floor.rows(), floor.copySeconds()));
    text.append(
        line("ratio to the floor                     %6.1f%n", night.seconds() / floor.seconds()));
    return text.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double sessionStart() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ObservedNight.java());
    int classPath = command.size() - 1;
    command.set(classPath, "target/test-classes:" + command.get(classPath));
    command.addAll(List.of(SessionStart.class.getName(), "local[2]"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines()
        .filter(each -> each.startsWith("seconds "))
        .mapToDouble(each -> Double.parseDouble(each.substring("seconds ".length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Cannot start a session: " + said));
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(each -> each.startsWith("model name"))
            .findFirst()
            .map(each -> each.substring(each.indexOf(':') + 2))
            .orElse("unknown processor");
    return "%d cores, %s, Java %s, load before %.1f"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            Runtime.version(),
            Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]));
  }
}
