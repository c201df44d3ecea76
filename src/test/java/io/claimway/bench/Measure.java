package io.claimway.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The cost of one way to do a thing, warm: the median of three runs in wall-clock time and in
 * processor time of the thread, which other work on the machine does not stretch.
 */
record Measure(String name, double megabytes, double wallMillis, double cpuMillis) {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static Measure of(String name, long bytes, Callable<?> work) throws Exception {
    double[] wall = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long used = THREADS.getCurrentThreadCpuTime();
      if (work.call() == null) {
        throw new IllegalStateException("Cannot measure " + name + ": it gave nothing");
      }
      if (round >= 0) {
        cpu[round] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
        wall[round] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    return new Measure(name, bytes / 1e6, wall[ROUNDS / 2], cpu[ROUNDS / 2]);
  }

  /** Megabytes a second of processor time. */
  double speed() {
    return megabytes / cpuMillis * 1000;
  }

  /** How many times as fast as the other, by processor time and for each byte. */
  double times(Measure other) {
    return speed() / other.speed();
  }

  static String heading() {
    return String.format(
        "%-58s %8s %9s %9s %10s %10s%n", "", "MB", "wall ms", "CPU ms", "wall MB/s", "CPU MB/s");
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-58s %8.1f %9.0f %9.0f %10.1f %10.1f%n",
        name,
        megabytes,
        wallMillis,
        cpuMillis,
        megabytes / wallMillis * 1000,
        speed());
  }
}
