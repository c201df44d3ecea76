package io.claimway.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The processor time of the measured thread, which other work on the machine does not stretch. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ThreadTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Processor time of all runs of an iteration. */
  public long cpuNanos;

  /** How many runs there were. */
  public long runs;

  private long before;

  @Setup(Level.Invocation)
  public void begin() {
    before = THREADS.getCurrentThreadCpuTime();
  }

  @TearDown(Level.Invocation)
  public void end() {
    cpuNanos += THREADS.getCurrentThreadCpuTime() - before;
    runs++;
  }
}
