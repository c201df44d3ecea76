package io.claimway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a measured night is told as: machine, stages, processes, floor and the ratio to it. */
final class NightResults {
  private NightResults() {}

  /**
   * The text that is checked in.
   *
   * @param title what the night was, and the command that ran it
   * @param payersSeconds how long the simulated payers took to answer the night's inquiries
   */
  static String text(String title, ObservedNight night, double payersSeconds, NightFloor floor)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append(machine()).append('\n').append(title).append("\n\n");
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
    double start = sessionStart();
    text.append(line("%nsession start (a process of its own)   %6.1f s%n", start));
    text.append(
        line("cpu of Postgres, Kafka and S3 meanwhile %5.1f s%n", night.servicesCpuSeconds()));
    text.append(line("simulated payers answering inquiries   %6.1f s%n", payersSeconds));
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
    text.append(
        line(
            "ratio without the session start        %6.1f%n",
            (night.seconds() - start) / floor.seconds()));
    text.append(line("load after %s%n", load()));
    return text.toString();
  }

  /** Prints the text and keeps it under {@code target/bench}. */
  static void keep(String name, String text) throws IOException {
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(Path.of("target", "bench", name), text);
    System.out.println(text);
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
    return "%d cores, %s, Java %s"
        .formatted(Runtime.getRuntime().availableProcessors(), model, Runtime.version());
  }

  /** The load of the last minute, five and fifteen. */
  static String load() throws IOException {
    String[] figures = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
    return figures[0] + " " + figures[1] + " " + figures[2];
  }
}
