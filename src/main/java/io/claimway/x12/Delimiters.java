package io.claimway.x12;

/**
 * The four characters that divide an interchange, as its ISA declares them; {@code repetition} is
 * {@link #NONE} before version 00402, where ISA11 is a standards identifier.
 */
public record Delimiters(char element, char component, char repetition, char segment) {
  /** Stands for a delimiter that the interchange does not have. */
  public static final char NONE = '\0';

  /** What Claimway writes: {@code * : ^ ~}. */
  public static final Delimiters USUAL = new Delimiters('*', ':', '^', '~');

  public Delimiters {
    if (element == segment || element == NONE || segment == NONE) {
      throw new IllegalArgumentException(
          "Cannot divide segments: element delimiter "
              + name(element)
              + " and segment terminator "
              + name(segment)
              + " must both exist and differ");
    }
  }

  /** True when the character divides anything, so that data may not hold it. */
  public boolean divides(char c) {
    return c != NONE && (c == element || c == component || c == repetition || c == segment);
  }

  /** The character in print: itself, or its hexadecimal code when it cannot be seen. */
  public static String name(char c) {
    if (c == NONE) {
      return "none";
    }
    return c > ' ' && c < 127 ? "'" + c + "'" : String.format("0x%02X", (int) c);
  }
}
