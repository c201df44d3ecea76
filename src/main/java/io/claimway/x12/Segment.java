package io.claimway.x12;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One segment, as a view over the reader's bytes: valid until the reader moves on, {@link #copy()}
 * keeps it. Elements count from 1, as in the standard; what is not there reads as "".
 */
public final class Segment {
  private static final int NO_DELIMITER = -1;

  /** What a NUL is read as: still a control character, but one that can be kept and shown. */
  private static final char SUBSTITUTE = '\u001a';

  public byte[] bytes;
  int start;

  /** Position after the id (0) and after each element (1 and up). */
  public int[] ends;

  public int count;
  int tag;
  public int componentByte = NO_DELIMITER;
  public int repetitionByte = NO_DELIMITER;
  long ordinal;
  long byteOffset;
  boolean terminated = true;
  boolean oversized;

  /** True when a NUL stands in it: no text holds one, and no database takes it. */
  boolean nul;

  /** True when every byte is ASCII and none is a control character or divides an element. */
  public boolean plain;

  /** One with room for so many elements. */
  Segment(int elements) {
    ends = new int[elements + 1];
  }

  /** A segment of its own from text such as {@code CLP*A1*1*100}, without terminator. */
  public static Segment parse(String text, Delimiters delimiters) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Segment segment = new Segment(bytes.length);
    segment.bytes = bytes;
    segment.componentByte = delimiters.component();
    segment.repetitionByte =
        delimiters.repetition() == Delimiters.NONE ? NO_DELIMITER : delimiters.repetition();
    int elements = 0;
    for (int p = 0; p < bytes.length; p++) {
      if (bytes[p] == (byte) delimiters.element()) {
        segment.ends[elements++] = p;
      }
    }
    segment.ends[elements] = bytes.length;
    segment.count = elements;
    segment.tag = tagOf(bytes, 0, segment.ends[0]);
    return segment;
  }

  /** The id packed into an int, for switches and tables; 0 when it is longer than four bytes. */
  public static int tagOf(byte[] bytes, int from, int to) {
    return to - from > Integer.BYTES ? 0 : (int) Packed.of(bytes, from, to);
  }

  /** The packed form of an id, as {@link #tag()} gives it. */
  public static int tagOf(String id) {
    byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
    return tagOf(ascii, 0, ascii.length);
  }

  /** The id packed into an int (see {@link #tagOf(String)}). */
  public int tag() {
    return tag;
  }

  /** The segment id, {@code NM1}. */
  public String id() {
    String known = SegmentNames.of(tag);
    return known != null ? known : text(start, ends[0]);
  }

  /** True when the segment has this id. */
  public boolean is(String id) {
    int length = ends[0] - start;
    if (id.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Number of elements after the id, empty ones in the middle and at the end included. */
  public int elementCount() {
    return count;
  }

  /** Where the segment starts in the file, from 1. */
  public long ordinal() {
    return ordinal;
  }

  /** Offset of its first byte in the file, from 0. */
  public long byteOffset() {
    return byteOffset;
  }

  /** False for a last segment that the file ends without its terminator. */
  public boolean terminated() {
    return terminated;
  }

  /** True when the segment was longer than the reader keeps; its end is cut off. */
  public boolean oversized() {
    return oversized;
  }

  /** True when the element is there and not empty. */
  public boolean has(int element) {
    return element <= count && from(element) < ends[element];
  }

  /** The whole element, its delimiters included. */
  public String element(int element) {
    return element > count ? "" : text(from(element), ends[element]);
  }

  /** True when the element equals the ASCII value; cheaper than comparing strings. */
  public boolean is(int element, String value) {
    if (element > count) {
      return value.isEmpty();
    }
    int from = from(element);
    if (ends[element] - from != value.length()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (bytes[from + i] != value.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** True when the element has neither components nor repetitions. */
  public boolean isSimple(int element) {
    return element > count
        || (indexOf(componentByte, from(element), ends[element]) < 0
            && indexOf(repetitionByte, from(element), ends[element]) < 0);
  }

  /** Number of components of the element's first repetition; 0 when it is empty. */
  public int componentCount(int element) {
    if (!has(element)) {
      return 0;
    }
    int to = endOfRepetition(from(element), ends[element]);
    return 1 + countOf(componentByte, from(element), to);
  }

  /** A component of the element's first repetition. */
  public String component(int element, int component) {
    return component(element, 1, component);
  }

  /** A component of one repetition of the element; all three count from 1. */
  public String component(int element, int repetition, int component) {
    if (element > count) {
      return "";
    }
    int from = startOfRepetition(element, repetition);
    if (from < 0) {
      return "";
    }
    int to = endOfRepetition(from, ends[element]);
    for (int n = 1; n < component; n++) {
      from = indexOf(componentByte, from, to) + 1;
      if (from == 0) {
        return "";
      }
    }
    int end = indexOf(componentByte, from, to);
    return text(from, end < 0 ? to : end);
  }

  /**
   * Where a component of the first repetition stands (component 0 is the whole element), as start
   * and end in one number; 0 when it is empty.
   */
  public long range(int element, int component) {
    if (element > count) {
      return 0;
    }
    int from = from(element);
    int to = ends[element];
    if (component > 0) {
      to = endOfRepetition(from, to);
      for (int n = 1; n < component; n++) {
        from = indexOf(componentByte, from, to) + 1;
        if (from == 0) {
          return 0;
        }
      }
      int end = indexOf(componentByte, from, to);
      to = end < 0 ? to : end;
    }
    return from < to ? (long) from << 32 | to : 0;
  }

  /** The element packed, 0 when it is not there and -1 when it is longer than eight bytes. */
  public long packed(int element) {
    if (element > count) {
      return 0;
    }
    int from = from(element);
    int to = ends[element];
    return to - from > Packed.MAX_BYTES ? -1 : Packed.of(bytes, from, to);
  }

  public static int startOf(long range) {
    return (int) (range >>> 32);
  }

  public static int endOf(long range) {
    return (int) range;
  }

  /** Number of repetitions of the element; 0 when it is empty. */
  public int repetitionCount(int element) {
    return has(element) ? 1 + countOf(repetitionByte, from(element), ends[element]) : 0;
  }

  /** One repetition of the element, from 1, its components included. */
  public String repetition(int element, int repetition) {
    int from = element > count ? -1 : startOfRepetition(element, repetition);
    return from < 0 ? "" : text(from, endOfRepetition(from, ends[element]));
  }

  /** True when {@link #cents(int)} will give an amount: a decimal of whole cents. */
  public boolean isAmount(int element) {
    return element <= count
        && Decimals.cents(bytes, from(element), ends[element]) != Decimals.NOT_AN_AMOUNT;
  }

  /** The element, an amount of type R, in cents; 0 when it is empty. */
  public long cents(int element) {
    if (!has(element)) {
      return 0;
    }
    long cents = Decimals.cents(bytes, from(element), ends[element]);
    if (cents == Decimals.NOT_AN_AMOUNT) {
      throw new IllegalStateException(
          "Cannot read amount "
              + id()
              + String.format("%02d", element)
              + " in segment "
              + ordinal
              + ": it is no decimal of whole cents");
    }
    return cents;
  }

  /** The segment with the given delimiters, empty components and elements at its end left out. */
  public String text(Delimiters delimiters) {
    SegmentWriter writer = new SegmentWriter(delimiters);
    writer.copy(this);
    String text = writer.text();
    return text.substring(0, text.length() - 1);
  }

  /** The same segment with bytes of its own. */
  public Segment copy() {
    Segment copy = new Segment(count);
    copy.bytes = Arrays.copyOfRange(bytes, start, ends[count]);
    for (int i = 0; i <= count; i++) {
      copy.ends[i] = ends[i] - start;
    }
    copy.count = count;
    copy.tag = tag;
    copy.componentByte = componentByte;
    copy.repetitionByte = repetitionByte;
    copy.ordinal = ordinal;
    copy.byteOffset = byteOffset;
    copy.terminated = terminated;
    copy.oversized = oversized;
    copy.nul = nul;
    copy.plain = plain;
    return copy;
  }

  public int from(int element) {
    return ends[element - 1] + 1;
  }

  private int startOfRepetition(int element, int repetition) {
    int from = from(element);
    for (int n = 1; n < repetition; n++) {
      from = indexOf(repetitionByte, from, ends[element]) + 1;
      if (from == 0) {
        return -1;
      }
    }
    return from;
  }

  private int endOfRepetition(int from, int to) {
    int end = indexOf(repetitionByte, from, to);
    return end < 0 ? to : end;
  }

  private int indexOf(int wanted, int from, int to) {
    if (wanted != NO_DELIMITER) {
      for (int p = from; p < to; p++) {
        if ((bytes[p] & 0xFF) == wanted) {
          return p;
        }
      }
    }
    return -1;
  }

  private int countOf(int wanted, int from, int to) {
    int found = 0;
    for (int p = indexOf(wanted, from, to); p >= 0; p = indexOf(wanted, p + 1, to)) {
      found++;
    }
    return found;
  }

  private String text(int from, int to) {
    for (int p = from; !plain && p < to; p++) {
      if (bytes[p] <= 0) {
        return textBeyondAscii(from, to).replace('\0', SUBSTITUTE);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Partners send UTF-8 and Latin-1 without saying which; what is no valid UTF-8 is Latin-1. */
  private String textBeyondAscii(int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }

  /** Never the content: that may be PHI. */
  @Override
  public String toString() {
    return id() + " (segment " + ordinal + ", " + count + " elements)";
  }
}
