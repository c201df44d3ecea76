package io.claimway.x12;

/** A relational condition of the standard between elements, such as P0809 or R0203. */
final class SyntaxNote {
  private final char kind;
  private final int[] elements;

  private SyntaxNote(char kind, int[] elements) {
    this.kind = kind;
    this.elements = elements;
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

  /** The element that is missing, or its negative when it excludes another; 0 when all is well. */
  int brokenElement(Segment segment) {
    int present = 0;
    for (int e : elements) {
      if (segment.has(e)) {
        present++;
      }
    }
    return switch (kind) {
      case 'P' -> present == 0 || present == elements.length ? 0 : firstAbsent(segment, 0);
      case 'R' -> present == 0 ? elements[0] : 0;
      case 'E' -> present > 1 ? -elements[elements.length - 1] : 0;
      case 'C' ->
          segment.has(elements[0]) && present < elements.length ? firstAbsent(segment, 1) : 0;
      case 'L' -> segment.has(elements[0]) && present == 1 ? elements[1] : 0;
      default ->
          throw new IllegalStateException("Cannot apply syntax note " + kind + ": unknown kind");
    };
  }

  private int firstAbsent(Segment segment, int start) {
    for (int i = start; i < elements.length; i++) {
      if (!segment.has(elements[i])) {
        return elements[i];
      }
    }
    return elements[0];
  }
}
