package io.claimway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux has counted of one process: processor time and its largest resident memory. */
final class ProcessCost {
  private static final double TICKS = 100; // USER_HZ of every Linux that Java runs on
  private static final double KIB_PER_MIB = 1024;

  /** Places in /proc/pid/stat after the command's closing bracket. */
  private static final int USER = 11;

  private static final int CHILDREN = 13;

  private ProcessCost() {}

  /** Seconds of processor time so far; 0 for a process that has ended. */
  static double cpuSeconds(long pid) throws IOException {
    return ticks(pid, USER) / TICKS;
  }

  /** The same of children that have ended. */
  static double endedChildrenCpuSeconds(long pid) throws IOException {
    return ticks(pid, CHILDREN) / TICKS;
  }

  private static long ticks(long pid, int first) throws IOException {
    try {
      String stat = Files.readString(proc(pid, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    } catch (IOException ended) {
      return 0;
    }
  }

  /** The largest resident memory since the start or the last {@link #forgetPeak}. */
  static double peakMiB(long pid) throws IOException {
    try {
      List<String> lines = Files.readAllLines(proc(pid, "status"));
      return lines.stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .max()
              .orElse(0)
          / KIB_PER_MIB;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Lets the peak begin again at what is resident now. */
  static void forgetPeak(long pid) throws IOException {
    Files.writeString(proc(pid, "clear_refs"), "5");
  }

  private static Path proc(long pid, String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
