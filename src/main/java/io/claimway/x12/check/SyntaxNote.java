package io.claimway.x12.check;

import java.util.Arrays;

/** A relational condition of the standard between elements, such as P0809 or R0203. */
final class SyntaxNote {
  private final char kind;
  private final int[] elements;
  private final long mask;

  private SyntaxNote(char kind, int[] elements) {
    this.kind = kind;
    this.elements = elements;
    this.mask = Arrays.stream(elements).mapToLong(e -> 1L << e).reduce(0, (a, b) -> a | b);
  }

  static SyntaxNote parse(String text) {
    int[] elements = new int[(text.length() - 1) / 2];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Integer.parseInt(text.substring(1 + 2 * i, 3 + 2 * i));
    }
    return new SyntaxNote(text.charAt(0), elements);
  }

  /** A segment with fewer elements than this cannot break the note. */
  int firstElement() {
    int first = Integer.MAX_VALUE;
    for (int e : elements) {
      first = Math.min(first, e);
    }
    return kind == 'R' ? 0 : first;
  }

  /**
   * The element that is missing, or its negative when it excludes another; 0 when all is well. A
   * bit of {@code filled} is set for each element that is there.
   */
  int brokenElement(long filled) {
    int present = Long.bitCount(filled & mask);
    boolean hasFirst = isIn(filled, elements[0]);
    return switch (kind) {
      case 'P' -> present == 0 || present == elements.length ? 0 : firstAbsent(filled);
      case 'R' -> present == 0 ? elements[0] : 0;
      case 'E' -> present > 1 ? -elements[elements.length - 1] : 0;
      case 'C' -> hasFirst && present < elements.length ? firstAbsent(filled) : 0;
      case 'L' -> hasFirst && present == 1 ? elements[1] : 0;
      default ->
          throw new IllegalStateException("Cannot apply syntax note " + kind + ": unknown kind");
    };
  }

  private int firstAbsent(long filled) {
    for (int e : elements) {
      if (!isIn(filled, e)) {
        return e;
      }
    }
    return 0;
  }

  private static boolean isIn(long filled, int element) {
    return ((filled >>> element) & 1) != 0;
  }
}
