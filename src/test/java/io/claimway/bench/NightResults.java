package io.claimway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a night that was measured several times is told as: the run of median length, and how long
 * the others took.
 */
final class NightResults {
  /** How often a night is measured, each time from the same state. */
  static final int RUNS = Integer.getInteger("bench.runs", 3);

  /** A night's flags in the launcher, with the class that starts a session behind its jar. */
  private static final List<String> LAUNCHED =
      List.of(
          "-Xmx2g",
          "-XX:+UseParallelGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:SharedArchiveFile=target/claimway-nights.jsa",
          "-cp",
          "target/claimway.jar:target/test-classes");

  private NightResults() {}

  /**
   * A night as measured once.
   *
   * @param payersSeconds how long the simulated payers took to answer the night's inquiries
   * @param sessionSeconds how long a Spark session takes to start in a process of its own
   * @param note what else is to be said of it
   */
  record Measured(
      ObservedNight night,
      NightFloor floor,
      double payersSeconds,
      double sessionSeconds,
      String loadBefore,
      String note) {

    static Measured of(
        ObservedNight night, NightFloor floor, double payersSeconds, String loadBefore, String note)
        throws IOException, InterruptedException {
      return new Measured(night, floor, payersSeconds, sessionStart(), loadBefore, note);
    }

    double ratio() {
      return night.seconds() / floor.seconds();
    }

    double ratioWithoutSession() {
      return (night.seconds() - sessionSeconds) / floor.seconds();
    }
  }

  /**
   * Prints the night and keeps it under {@code target/bench}.
   *
   * @param title what the night was, and the command that ran it
   */
  static void keep(String name, String title, List<Measured> runs) throws IOException {
    String text = text(title, runs);
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(Path.of("target", "bench", name), text);
    System.out.println(text);
  }

  private static String text(String title, List<Measured> runs) throws IOException {
    List<Measured> byLength =
        runs.stream().sorted(Comparator.comparing(each -> each.night().seconds())).toList();
    Measured median = byLength.get(byLength.size() / 2);
    StringBuilder text = new StringBuilder();
    text.append(machine()).append('\n').append(title).append("\n");
    text.append(line("runs: %s; below is the median%n%n", lengths(runs)));
    text.append(line("%-12s %9s %9s %10s  %s%n", "stage", "wall s", "cpu s", "peak MiB", "totals"));
    for (ObservedNight.StageCost stage : median.night().stages()) {
      text.append(
          line(
              "%-12s %9.1f %9.1f %10.0f  %s%n",
              stage.stage(), stage.seconds(), stage.cpuSeconds(), stage.peakMiB(), stage.totals()));
    }
    ObservedNight night = median.night();
    NightFloor floor = median.floor();
    text.append(
        line(
            "%-12s %9.1f %9.1f %10.0f  process, start to end%n%n",
            "all", night.seconds(), night.cpuSeconds(), night.peakMiB()));
    text.append(figure("session start (a process of its own), s", median.sessionSeconds()));
    text.append(figure("cpu of Postgres, Kafka and S3 meanwhile, s", night.servicesCpuSeconds()));
    text.append(figure("simulated payers answering inquiries, s", median.payersSeconds()));
    text.append(
        figure(line("floor: byte scan of %,d bytes, s", floor.bytes()), floor.scanSeconds()));
    text.append(
        figure(line("floor: binary COPY of %,d rows, s", floor.rows()), floor.copySeconds()));
    text.append(figure("ratio to the floor", median.ratio()));
    text.append(figure("ratio without the session start", median.ratioWithoutSession()));
    if (!median.note().isEmpty()) {
      text.append(median.note()).append('\n');
    }
    text.append("load before ").append(median.loadBefore()).append('\n');
    return text.toString();
  }

  private static String lengths(List<Measured> runs) {
    return runs.stream()
        .map(
            each ->
                line(
                    "%.1f s (%.1f times the floor, %.1f without the session start)",
                    each.night().seconds(), each.ratio(), each.ratioWithoutSession()))
        .collect(Collectors.joining(", "));
  }

  private static String figure(String name, double value) {
    return line("%-48s %8.1f%n", name, value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double sessionStart() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(LAUNCHED);
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
    return "%d cores, %s, Java %s"
        .formatted(Runtime.getRuntime().availableProcessors(), model, Runtime.version());
  }

  /** The load of the last minute, five and fifteen. */
  static String load() throws IOException {
    String[] figures = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
    return figures[0] + " " + figures[1] + " " + figures[2];
  }
}
