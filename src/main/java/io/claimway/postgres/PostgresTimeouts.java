package io.claimway.postgres;

import java.io.Serializable;

/**
 * How long Postgres may take before it counts as failed.
 *
 * @param statementSeconds longest run of one statement; migrations take as long as they take
 * @param lockSeconds longest wait for a lock
 * @param socketSeconds longest silence of the server while it is asked something; longer than a
 *     statement may run, since it says nothing meanwhile
 * @param leaseSeconds longest silence after which the lease counts as lost and the process stops; a
 *     connection that the server closed counts at once
 */
public record PostgresTimeouts(
    int statementSeconds, int lockSeconds, int socketSeconds, int leaseSeconds)
    implements Serializable {

  /**
   * The longest statement of a night of 250,000 runs under two minutes: half an hour is ten times
   * that on a slow machine. A server that pauses for half a minute is not lost.
   */
  public static final PostgresTimeouts USUAL = new PostgresTimeouts(1_800, 120, 1_860, 30);

  public PostgresTimeouts {
    mustBe("statementSeconds", statementSeconds, 1, 86_400);
    mustBe("lockSeconds", lockSeconds, 1, 86_400);
    mustBe("socketSeconds", socketSeconds, statementSeconds + 1, 90_000);
    mustBe("leaseSeconds", leaseSeconds, 1, 600);
  }

  private static void mustBe(String name, int seconds, int least, int most) {
    if (seconds < least || seconds > most) {
      throw new IllegalArgumentException(
          "%s is %d, expected %d to %d".formatted(name, seconds, least, most));
    }
  }

  /** The server's own limits, as options of a connection. */
  String serverOptions() {
    return "-c statement_timeout=%ds -c lock_timeout=%ds".formatted(statementSeconds, lockSeconds);
  }
}
