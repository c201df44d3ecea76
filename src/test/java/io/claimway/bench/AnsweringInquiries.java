package io.claimway.bench;

import io.claimway.s3.ObjectStoreFailure;
import io.claimway.simulator.payer.OutsideWorld;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/** The payers of a night, which answer inquiries while the eligibility stage waits for them. */
final class AnsweringInquiries implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;
  private static final double NANOS = 1e9;

  private final OutsideWorld outside;
  private final LocalDate night;
  private final AtomicReference<String> lastStage = new AtomicReference<>("");
  private final Thread thread = new Thread(this::answer, "payers");
  private volatile double seconds;

  AnsweringInquiries(OutsideWorld outside, LocalDate night) {
    this.outside = outside;
    this.night = night;
    thread.start();
  }

  /** To be told as each stage ends. */
  void stageEnded(String stage) {
    lastStage.set(stage);
  }

  private void answer() {
    try {
      while (!lastStage.get().equals("eligibility")) {
        Thread.sleep(LOOK_MILLIS);
        if (lastStage.get().equals("reassociate")) {
          answerOnce();
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerOnce() {
    long start = System.nanoTime();
    try {
      outside.answerEligibility(night);
    } catch (ObjectStoreFailure notThereYet) {
      // The embedded store lists a file before it is written whole: the next look finds it.
      return;
    } finally {
      seconds = Math.max(seconds, (System.nanoTime() - start) / NANOS);
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
