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

  /** Warm after so much processor time or so many runs, whichever comes first, but after two. */
  private static final double WARM_UP_MILLIS = 3000;

  private static final int MOST_WARM_UPS = 30;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static Measure of(String name, long bytes, Callable<?> work) throws Exception {
    double spent = 0;
    for (int run = 0; run < 2 || (run < MOST_WARM_UPS && spent < WARM_UP_MILLIS); run++) {
      long used = THREADS.getCurrentThreadCpuTime();
      run(name, work);
      spent += (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
    }
    double[] wall = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long used = THREADS.getCurrentThreadCpuTime();
      run(name, work);
      cpu[round] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
      wall[round] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    return new Measure(name, bytes / 1e6, wall[ROUNDS / 2], cpu[ROUNDS / 2]);
  }

  private static void run(String name, Callable<?> work) throws Exception {
    if (work.call() == null) {
      throw new IllegalStateException("Cannot measure " + name + ": it gave nothing");
    }
  }

  /** Megabytes a second of processor time. */
  double speed() {
    return megabytes / cpuMillis * 1000;
  }

  /** How many times as fast as the other, by processor time and for each byte. */
  double times(Measure other) {
    return speed() / other.speed();
  }

  static String heading(String title) {
    return String.format(
        "%-58s %8s %9s %9s %10s %10s%n", title, "MB", "wall ms", "CPU ms", "wall MB/s", "CPU MB/s");
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
