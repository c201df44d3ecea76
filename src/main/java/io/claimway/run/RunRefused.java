package io.claimway.run;

/**
 * The refusal to start or continue: another run holds the lease, a plan is stale, another rule set
 * (exit code 4).
 */
public final class RunRefused extends RuntimeException {

  /**
   * @param message who or what stands in the way, and since when
   */
  public RunRefused(String message) {
    super(message);
  }
}
