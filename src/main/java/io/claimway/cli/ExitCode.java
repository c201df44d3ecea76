package io.claimway.cli;

/** How a command ended, as the scheduler reads it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** The process failed: nothing is half done, and the message says what leads on. */
  FAILED(1),
  /** Wrong usage, date or configuration; nothing was done. */
  WRONG_USAGE(2),
  /** Finished, with items that are new or overdue. */
  NEEDS_A_PERSON(3),
  /** Refused: another run holds the lease, a plan is stale, another rule set, a later night. */
  REFUSED(4),
  /** Finished, and the books are broken: an invariant does not hold. */
  BROKEN_BOOKS(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
