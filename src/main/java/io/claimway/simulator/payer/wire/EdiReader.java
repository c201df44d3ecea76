package io.claimway.simulator.payer.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the segments of one interchange one by one, with the delimiters that its ISA declares. */
public final class EdiReader {

  private static final int ISA_LENGTH = 106;
  private static final int[] ISA_WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

  private final byte[] bytes;
  private final EdiSyntax syntax;
  private final boolean fixedWidth;
  private int at;
  private int position;

  public EdiReader(byte[] bytes) {
    this.bytes = bytes;
    if (bytes.length < ISA_LENGTH || bytes[0] != 'I' || bytes[1] != 'S' || bytes[2] != 'A') {
      throw new UnreadableInterchange("no ISA of 106 bytes at its start");
    }
    char element = (char) bytes[3];
    this.syntax =
        new EdiSyntax(element, (char) bytes[104], (char) bytes[82], (char) bytes[105], false);
    this.fixedWidth = hasFixedWidths(element);
  }

  private boolean hasFixedWidths(char element) {
    int place = 3;
    for (int width : ISA_WIDTHS) {
      if (bytes[place] != element) {
        return false;
      }
      place += width + 1;
    }
    return true;
  }

  /** Whether every element of the ISA has its fixed width. */
  public boolean fixedWidth() {
    return fixedWidth;
  }

  public EdiSyntax syntax() {
    return syntax;
  }

  /**
   * The next segment, numbered from 1 for the ISA, or null after the last one. A text without
   * terminator at the end is a segment too.
   */
  public EdiSegment next() {
    while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    if (at >= bytes.length) {
      return null;
    }
    int end = at;
    while (end < bytes.length && bytes[end] != syntax.terminator()) {
      end++;
    }
    List<String> parts = new ArrayList<>(12);
    int from = at;
    for (int i = at; i <= end; i++) {
      if (i == end || bytes[i] == syntax.element()) {
        parts.add(new String(bytes, from, i - from, StandardCharsets.ISO_8859_1));
        from = i + 1;
      }
    }
    at = end + 1;
    return new EdiSegment(parts.toArray(String[]::new), ++position, syntax.component());
  }
}
