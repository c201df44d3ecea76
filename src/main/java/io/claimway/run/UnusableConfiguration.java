package io.claimway.run;

/**
 * The promise broken by whoever configured the run: a setting, address, credential or business date
 * that cannot work (exit code 2).
 */
public final class UnusableConfiguration extends RuntimeException {

  /**
   * @param message one or two lines that name the key, file and line or the address, and never a
   *     secret
   */
  public UnusableConfiguration(String message) {
    super(message);
  }

  public UnusableConfiguration(String message, Throwable cause) {
    super(message, cause);
  }
}
