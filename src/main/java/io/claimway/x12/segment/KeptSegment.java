package io.claimway.x12.segment;

import java.util.List;

/**
 * A segment that the guide allows and no typed value models, kept whole so that writing loses
 * nothing.
 *
 * @param elements the elements after the segment id; inside one, U+001F stands between components
 *     and U+001E between repetitions, whatever the delimiters of the file were
 */
public record KeptSegment(String id, List<String> elements) {

  /** Stands between the components of an element, independent of any file's delimiters. */
  public static final char COMPONENT = '\u001f';

  /** Stands between the repetitions of an element, independent of any file's delimiters. */
  public static final char REPETITION = '\u001e';

  public KeptSegment {
    id = Absent.text(id);
    elements = Absent.list(elements);
  }

  public static KeptSegment of(String id, String... elements) {
    return new KeptSegment(id, List.of(elements));
  }

  /** The element at a position counted from 1, or empty text. */
  public String element(int position) {
    return position <= elements.size() ? elements.get(position - 1) : "";
  }

  /** Names the segment only: its content may be PHI. */
  @Override
  public String toString() {
    return id + "*…";
  }
}
