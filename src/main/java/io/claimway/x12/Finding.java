package io.claimway.x12;

/**
 * One thing found wrong in a file: its code in the standard's words, where it stands, the loop of
 * the guide, what was found there and what was expected.
 *
 * <p>{@code found} is the raw value and may be PHI; {@code message} and {@code toString} never hold
 * it.
 */
public record Finding(
    FindingCode code,
    Location location,
    String loop,
    String found,
    String expected,
    String message,
    boolean refuses) {

  /** A finding that refuses what its code refuses in an answer. */
  public Finding(
      FindingCode code,
      Location location,
      String loop,
      String found,
      String expected,
      String message) {
    this(
        code,
        location,
        loop,
        found,
        expected,
        message,
        code.refuses(Direction.ANSWER) != FindingCode.Refuses.NOTHING);
  }

  public Finding {
    loop = loop == null ? "" : loop;
    found = found == null ? "" : found;
    expected = expected == null ? "" : expected;
  }

  /** The same, refusing nothing. */
  public Finding tolerated() {
    return new Finding(code, location, loop, found, expected, message, false);
  }

  @Override
  public String toString() {
    return code.text()
        + " at "
        + location
        + (loop.isEmpty() ? "" : " in loop " + loop)
        + ": "
        + message;
  }
}
