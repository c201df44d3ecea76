package io.claimway.simulator.payer.wire;

/**
 * The four delimiters of an interchange, and whether its sender breaks lines after the terminator.
 */
public record EdiSyntax(
    char element, char component, char repetition, char terminator, boolean lineBreaks) {

  /** The usual delimiters, {@code * : ^ ~}, on one line. */
  public static final EdiSyntax USUAL = new EdiSyntax('*', ':', '^', '~', false);

  /** Reads {@code "*:^~"}; a following {@code "\n"} asks for line breaks. */
  public static EdiSyntax of(String delimiters) {
    if (delimiters.length() < 4 || delimiters.length() > 5) {
      throw new IllegalArgumentException(
          "Cannot read delimiters \"" + delimiters + "\": expected four, and a line break at most");
    }
    return new EdiSyntax(
        delimiters.charAt(0),
        delimiters.charAt(1),
        delimiters.charAt(2),
        delimiters.charAt(3),
        delimiters.length() == 5);
  }

  boolean delimits(char c) {
    return c == element || c == component || c == repetition || c == terminator;
  }
}
