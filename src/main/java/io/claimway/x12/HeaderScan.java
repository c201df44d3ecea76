package io.claimway.x12;

import java.nio.charset.StandardCharsets;

/**
 * Finds the delimiters of an interchange in its first bytes: by the ISA's sixteen separators, by
 * what stands before the next GS, TA1 or ST when the ISA is damaged, or from a bare GS or ST.
 *
 * <p>A delimiter may be a character of several bytes in UTF-8; the scan gives each as its bytes.
 */
final class HeaderScan {
  /** An ISA is 106 bytes; wraps, wide delimiters and some padding must still fit. */
  static final int WINDOW_BYTES = 600;

  private static final int SEPARATORS = 16;

  byte[] element = {};
  byte[] component = {};
  byte[] repetition = {};
  byte[] segment = {};

  /** A byte that stands before every segment id, as some senders write it; 0 when there is none. */
  byte prefix;

  /** Why the header is no proper ISA, or null. */
  String flaw;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private int endOfHeader;

  private HeaderScan(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = Math.min(to, from + WINDOW_BYTES);
  }

  /** True when an ISA starts here: the id and then something that is no letter or digit. */
  static boolean isInterchange(byte[] bytes, int p, int to) {
    return p + 4 <= to
        && bytes[p] == 'I'
        && bytes[p + 1] == 'S'
        && bytes[p + 2] == 'A'
        && !isWord(bytes[p + 3])
        && bytes[p + 3] != ' '
        && bytes[p + 3] != 0
        && !isBreak(bytes[p + 3]);
  }

  /** True when a GS or ST starts here, as in files that lost their ISA. */
  static boolean isBare(byte[] bytes, int p, int to) {
    return p + 3 <= to
        && (bytes[p] == 'G' || bytes[p] == 'S')
        && bytes[p + 1] == (bytes[p] == 'G' ? 'S' : 'T')
        && !isWord(bytes[p + 2])
        && bytes[p + 2] > ' ';
  }

  /** The delimiters of the ISA at {@code from}; null when they cannot be told. */
  static HeaderScan ofInterchange(byte[] bytes, int from, int to) {
    HeaderScan scan = new HeaderScan(bytes, from, to);
    scan.element = scan.characterAt(from + 3);
    boolean found = scan.bySeparators() || scan.byNextSegment();
    if (!found || !scan.dividesSegments()) {
      return null;
    }
    scan.takePrefix();
    return scan;
  }

  /** The delimiters of a file that starts with GS or ST. */
  static HeaderScan ofBare(byte[] bytes, int from, int to) {
    HeaderScan scan = new HeaderScan(bytes, from, to);
    scan.element = scan.characterAt(from + 2);
    scan.component = new byte[] {':'};
    scan.repetition = new byte[] {'^'};
    scan.flaw = "there is no ISA";
    for (int p = from + 2; p < scan.to; p++) {
      byte b = bytes[p];
      boolean terminates = b == '~' || b == '\r' || b == '\n' || b == '\'' || b < 0;
      if (terminates && !scan.startsWith(scan.element, p)) {
        scan.segment = scan.characterAt(p);
        return scan;
      }
    }
    scan.segment = new byte[] {'~'};
    return scan;
  }

  private boolean dividesSegments() {
    char terminator = asChar(segment);
    return terminator != Delimiters.NONE && terminator != asChar(element);
  }

  private boolean bySeparators() {
    int p = from + 3;
    int repetitionAt = -1;
    int repetitionTo = -1;
    for (int n = 1; n <= SEPARATORS; n++) {
      p = n == 1 ? p : next(p);
      if (p < 0) {
        return false;
      }
      if (n == 11) {
        repetitionAt = p + element.length;
      }
      if (n == 12) {
        repetitionTo = p;
      }
      p += element.length;
    }
    p = skipBreaks(p);
    if (p >= to) {
      return false;
    }
    component = characterAt(p);
    int terminator = behindBlanks(p + component.length);
    if (terminator >= to || isWord(bytes[p])) {
      return false;
    }
    segment = characterAt(terminator);
    if (isWord(bytes[terminator]) || bytes[terminator] == ' ' || startsWith(element, terminator)) {
      return false;
    }
    if (isBreak(segment) && componentEndsSegments(terminator)) {
      segment = component;
      component = new byte[0];
      flaw = "ISA16 is empty";
    }
    endOfHeader = terminator + segment.length;
    takeRepetition(repetitionAt, repetitionTo);
    return true;
  }

  /** {@code *~} and a line break: ISA16 was left out when the next segment ends with it as well. */
  private boolean componentEndsSegments(int lineBreak) {
    int p = skipBreaks(lineBreak);
    while (p < to && bytes[p] != '\r' && bytes[p] != '\n') {
      p++;
    }
    return p < to
        && p - component.length > lineBreak
        && startsWith(component, p - component.length);
  }

  /** A line break may end segments although blanks were put before it. */
  private int behindBlanks(int p) {
    int q = p;
    while (q < to && bytes[q] == ' ') {
      q++;
    }
    return q < to && isBreak(bytes[q]) ? q : p;
  }

  /** {@code $\n~GS*…$\n~ST*}: the byte before the first segment behind the ISA, told by its id. */
  private void takePrefix() {
    int p = endOfHeader;
    while (p < to && (isBreak(bytes[p]) || bytes[p] == ' ')) {
      p++;
    }
    boolean alone = p + 4 < to && !isWord(bytes[p]) && bytes[p] > ' ';
    if (alone && startsNext(p + 1) && !startsWith(element, p) && !startsWith(segment, p)) {
      prefix = bytes[p];
      flaw = "a byte that belongs to no segment stands before each";
    }
  }

  private void takeRepetition(int at, int end) {
    byte[] candidate = characterAt(at);
    if (at + candidate.length == end
        && !isWord(bytes[at])
        && bytes[at] != ' '
        && !startsWith(element, at)
        && !startsWith(segment, at)
        && !(component.length > 0 && startsWith(component, at))) {
      repetition = candidate;
    }
  }

  /** A damaged ISA: what stands right before the next segment ends segments. */
  private boolean byNextSegment() {
    flaw = "the ISA does not have 16 elements of their fixed widths";
    component = new byte[0];
    repetition = new byte[0];
    for (int p = from + 4; p + 3 < to; p++) {
      if (!startsNext(p)) {
        continue;
      }
      int end = p;
      while (end > from + 4 && (isBreak(bytes[end - 1]) || bytes[end - 1] == ' ')) {
        end--;
      }
      int start = characterBefore(end);
      if (isWord(bytes[start]) || startsWith(element, start)) {
        if (end == p || !isBreak(bytes[end])) {
          continue;
        }
        segment = new byte[] {bytes[end]};
        endOfHeader = p;
        return true;
      }
      segment = characterAt(start);
      int before = characterBefore(start);
      if (before > from + 3 && !isWord(bytes[before]) && !startsWith(element, before)) {
        component = characterAt(before);
      }
      endOfHeader = p;
      return true;
    }
    return false;
  }

  private boolean startsNext(int p) {
    boolean id =
        (bytes[p] == 'G' && bytes[p + 1] == 'S') || (bytes[p] == 'S' && bytes[p + 1] == 'T');
    if (id) {
      return startsWith(element, p + 2);
    }
    return bytes[p] == 'T'
        && bytes[p + 1] == 'A'
        && bytes[p + 2] == '1'
        && startsWith(element, p + 3);
  }

  private int next(int p) {
    for (int q = p; q + element.length <= to; q++) {
      if (startsWith(element, q)) {
        return q;
      }
    }
    return -1;
  }

  private boolean startsWith(byte[] wanted, int p) {
    if (wanted.length == 0 || p + wanted.length > to) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[p + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private int skipBreaks(int p) {
    int q = p;
    while (q < to && isBreak(bytes[q])) {
      q++;
    }
    return q;
  }

  /** The bytes of the character at p: one, or a whole UTF-8 sequence. */
  private byte[] characterAt(int p) {
    if (p >= to) {
      return new byte[0];
    }
    int lead = bytes[p] & 0xFF;
    int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    for (int i = 1; i < length; i++) {
      if (p + i >= to || (bytes[p + i] & 0xC0) != 0x80) {
        length = 1;
        break;
      }
    }
    byte[] character = new byte[length];
    System.arraycopy(bytes, p, character, 0, length);
    return character;
  }

  private int characterBefore(int p) {
    int q = p - 1;
    while (q > from && p - q < 4 && (bytes[q] & 0xC0) == 0x80) {
      q--;
    }
    return characterAt(q).length == p - q ? q : p - 1;
  }

  static char asChar(byte[] character) {
    if (character.length == 0) {
      return Delimiters.NONE;
    }
    if (character.length == 1) {
      return (char) (character[0] & 0xFF);
    }
    return new String(character, StandardCharsets.UTF_8).charAt(0);
  }

  private static boolean isBreak(byte[] character) {
    return character.length == 1 && isBreak(character[0]);
  }

  private static boolean isBreak(byte b) {
    return b == '\r' || b == '\n';
  }

  private static boolean isWord(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }
}
