package io.claimway.simulator.payer.wire;

import java.util.Arrays;
import java.util.List;

/**
 * One segment as received: its id, its elements, and its place in the transaction (1 = ST) or in
 * the file.
 */
public final class EdiSegment {

  private final String[] parts;
  private final int position;
  private final char componentSeparator;

  EdiSegment(String[] parts, int position, char componentSeparator) {
    this.parts = parts;
    this.position = position;
    this.componentSeparator = componentSeparator;
  }

  public String id() {
    return parts[0];
  }

  public int position() {
    return position;
  }

  /** The same segment counted from elsewhere, such as its ST. */
  public EdiSegment renumbered(int newPosition) {
    return new EdiSegment(parts, newPosition, componentSeparator);
  }

  /** Number of elements after the id. */
  public int size() {
    return parts.length - 1;
  }

  /** The n-th element, counted from 1; empty where the segment ends before it. */
  public String element(int n) {
    return n < parts.length ? parts[n] : "";
  }

  /** The components of the n-th element; one empty component where it is absent. */
  public List<String> components(int n) {
    return split(element(n), componentSeparator);
  }

  /** The c-th component (from 1) of the n-th element; empty where absent. */
  public String component(int n, int c) {
    List<String> components = components(n);
    return c <= components.size() ? components.get(c - 1) : "";
  }

  static List<String> split(String text, char separator) {
    int first = text.indexOf(separator);
    if (first < 0) {
      return List.of(text);
    }
    String[] found = new String[8];
    int count = 0;
    int from = 0;
    for (int at = first; at >= 0; at = text.indexOf(separator, from)) {
      if (count + 1 == found.length) {
        found = Arrays.copyOf(found, found.length * 2);
      }
      found[count++] = text.substring(from, at);
      from = at + 1;
    }
    found[count++] = text.substring(from);
    return List.of(Arrays.copyOf(found, count));
  }

  /** Only the id and place, since elements may carry names and member ids. */
  @Override
  public String toString() {
    return id() + " at " + position;
  }
}
