package io.claimway.stage;

import io.claimway.run.OutsideFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How often something that may be repeated is tried while what is outside does not answer: the
 * waits between the tries grow fourfold.
 *
 * @param most tries, the first included
 * @param firstWait before the second try
 */
public record Tries(int most, Duration firstWait) {
  private static final int GROWTH = 4;
  private static final int DEEPEST_CAUSE = 20;

  /** Four tries bridge the restart of a server: 2, 8 and 32 seconds between them. */
  public static Tries of(int most) {
    return new Tries(most, Duration.ofSeconds(2));
  }

  /**
   * Does the work, again where it failed in passing.
   *
   * @param told each failure that is not the last, before the wait
   */
  public void run(Runnable work, Consumer<Failed> told) {
    Duration wait = firstWait;
    for (int done = 1; ; done++) {
      try {
        work.run();
        return;
      } catch (RuntimeException failure) {
        if (done >= most || !mayPass(failure)) {
          throw failure;
        }
        told.accept(new Failed(failure.getMessage(), wait));
        sleep(wait, failure);
        wait = wait.multipliedBy(GROWTH);
      }
    }
  }

  /** A try that failed and the pause before the next. */
  public record Failed(String why, Duration pause) {}

  private static boolean mayPass(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
      if (cause instanceof OutsideFailure outside) {
        return outside.mayPass();
      }
    }
    return false;
  }

  private static void sleep(Duration wait, RuntimeException failure) {
    try {
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
