package io.claimway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Several ways to do one thing, measured in rounds: in each, every way runs once in a virtual
 * machine of its own. Speeds are medians over the rounds; ratios are those of one round.
 */
final class Contest {
  /** One way, and its megabytes a second of processor time in each round. */
  private record Entry(String name, int claims, double bytes, List<Double> speeds) {}

  private static final String HEAP = "2g";
  private static final int WARM_UPS = 5;
  private static final int ITERATIONS = 3;

  private final Class<?> benchmarks;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  Contest(Class<?> benchmarks) {
    this.benchmarks = benchmarks;
  }

  void entry(String method, String name, int claims, double bytes) {
    entries.put(method, new Entry(name, claims, bytes, new ArrayList<>()));
  }

  void round() throws RunnerException {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Entry way = entry.getValue();
      way.speeds.add(way.bytes / 1e6 / seconds(entry.getKey(), way.claims));
    }
  }

  /** Processor time of one run: the median of the iterations of one fork. */
  private double seconds(String method, int claims) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(benchmarks.getName() + "\\." + method + "$")
                    .param("claims", Integer.toString(claims))
                    .mode(Mode.AverageTime)
                    .forks(1)
                    .jvmArgs("-Xmx" + HEAP)
                    .warmupIterations(WARM_UPS)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(ITERATIONS)
                    .measurementTime(TimeValue.seconds(1))
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    return median(
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(Contest::secondsOfRun)
            .toList());
  }

  private static double secondsOfRun(IterationResult iteration) {
    double nanos = iteration.getSecondaryResults().get("cpuNanos").getScore();
    return nanos / iteration.getSecondaryResults().get("runs").getScore() / 1e9;
  }

  // --- results

  String table(String title) {
    StringBuilder table = new StringBuilder();
    table.append(String.format("%n%-52s %8s %8s %8s %8s%n", title, "MB", "MB/s", "least", "most"));
    for (Entry way : entries.values()) {
      table.append(line("%-52s %8.1f %8.1f %8.1f %8.1f%n", way.name, way.bytes / 1e6, way.speeds));
    }
    return table.append(String.format("%n")).toString();
  }

  /** How many times as fast the one is as the other, and the least and the most of all rounds. */
  String ratio(String one, String other, String name) {
    List<Double> mine = entries.get(one).speeds;
    List<Double> theirs = entries.get(other).speeds;
    List<Double> ratios =
        IntStream.range(0, mine.size()).mapToObj(i -> mine.get(i) / theirs.get(i)).toList();
    return line("%-52s %8s %8.1f %8.1f %8.1f%n", name, "", ratios);
  }

  private static String line(String format, String name, Object second, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    double least = sorted.get(0);
    double most = sorted.get(sorted.size() - 1);
    return String.format(Locale.ROOT, format, name, second, median(sorted), least, most);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  static String machine() {
    return String.format(
        Locale.ROOT,
        "mvn verify -Pbench -Dtest=X12Bench%n%n"
            + "%d processors (%s), %s %s, Java %s, heap %s, load average %.1f%n"
            + "processor time of the thread; each in a JVM of its own in every round%n",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        HEAP,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return "of unknown kind";
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return in.lines()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: *", ""))
          .findFirst()
          .orElse("of unknown kind");
    } catch (IOException e) {
      return "of unknown kind";
    }
  }
}
