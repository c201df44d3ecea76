package io.claimway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A night in a process of its own, with what each of its stages cost. */
final class ObservedNight {
  private static final Pattern STAGE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d {2}(\\w+) +([\\d.]+) s {2}(.*)");
  private static final double NANOS = 1e9;

  /** It becomes the program: what is observed is the program's own process. */
  private static final String LAUNCHER = "jobs/claimway";

  private final Map<String, StageCost> stages = new LinkedHashMap<>();
  private final List<String> said = new ArrayList<>();
  private double seconds;
  private double cpuSeconds;
  private double peakMiB;
  private double servicesCpuSeconds;
  private int exitCode;

  private ObservedNight() {}

  /** What one stage cost; its seconds are the program's own, the rest is Linux's. */
  record StageCost(
      String stage, double seconds, double cpuSeconds, double peakMiB, String totals) {}

  /** Lets the launcher make the class archive, as it does once after a build. */
  static void makeReady() throws IOException, InterruptedException {
    int exitCode = new ProcessBuilder(LAUNCHER, "nightly", "--help").start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("Cannot measure: the launcher ended with " + exitCode);
    }
  }

  /**
   * Runs a command of Claimway to its end.
   *
   * @param atStage told the name of each stage when it has ended
   */
  static ObservedNight run(
      List<String> arguments, Map<String, String> environment, Consumer<String> atStage)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    // Such as -XX:StartFlightRecording=filename=night.jfr,settings=profile
    builder.environment().put("CLAIMWAY_JAVA_OPTS", System.getProperty("bench.flags", ""));
    ObservedNight night = new ObservedNight();
    long start = System.nanoTime();
    double servicesBefore = servicesCpuSeconds(-1);
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> night.hear(process.pid(), line, atStage));
    }
    night.servicesCpuSeconds = servicesCpuSeconds(process.pid()) - servicesBefore;
    night.exitCode = process.waitFor();
    night.seconds = (System.nanoTime() - start) / NANOS;
    return night;
  }

  /** What the other processes that this one has started have used: the embedded services. */
  private static double servicesCpuSeconds(long except) throws IOException {
    double seconds = 0;
    for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
      if (process.pid() != except) {
        seconds +=
            ProcessCost.cpuSeconds(process.pid())
                + ProcessCost.endedChildrenCpuSeconds(process.pid());
      }
    }
    return seconds;
  }

  private void hear(long pid, String line, Consumer<String> atStage) {
    said.add(line);
    Matcher stage = STAGE.matcher(line);
    if (!stage.matches()) {
      return;
    }
    try {
      double cpu = ProcessCost.cpuSeconds(pid);
      double peak = ProcessCost.peakMiB(pid);
      ProcessCost.forgetPeak(pid);
      stages.put(
          stage.group(1),
          new StageCost(
              stage.group(1),
              Double.parseDouble(stage.group(2)),
              cpu - cpuSeconds,
              peak,
              stage.group(3)));
      cpuSeconds = cpu;
      peakMiB = Math.max(peakMiB, peak);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot observe process " + pid, e);
    }
    atStage.accept(stage.group(1));
  }

  List<StageCost> stages() {
    return List.copyOf(stages.values());
  }

  /** All that the process printed. */
  String said() {
    return String.join("\n", said);
  }

  /** From the start of the process to its end. */
  double seconds() {
    return seconds;
  }

  double cpuSeconds() {
    return cpuSeconds;
  }

  /** Processor time of Postgres, Kafka and the S3 server meanwhile. */
  double servicesCpuSeconds() {
    return servicesCpuSeconds;
  }

  double peakMiB() {
    return peakMiB;
  }

  int exitCode() {
    return exitCode;
  }
}
