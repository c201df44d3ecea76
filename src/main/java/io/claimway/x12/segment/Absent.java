package io.claimway.x12.segment;

import java.util.List;

/**
 * The one reading of absence in segment values: null text is empty text, a null list is an empty
 * list.
 */
public final class Absent {

  private Absent() {}

  /** The text itself, or empty text for null. */
  public static String text(String value) {
    return value == null ? "" : value;
  }

  /** An unmodifiable copy of the list, or the empty list for null. */
  public static <T> List<T> list(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
