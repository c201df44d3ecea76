package io.claimway.x12;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Pulls segments out of a stream in constant memory: takes the delimiters of each ISA, leaves out
 * line breaks and wraps, copes with bytes before, between and after interchanges, with missing
 * terminators and with segments too long to be any.
 *
 * <pre>{@code
 * try (SegmentReader in = new SegmentReader(stream)) {
 *   while (in.next()) {
 *     Segment segment = in.segment();
 *   }
 * }
 * }</pre>
 */
public final class SegmentReader implements AutoCloseable {
  /**
   * A segment beyond this is cut off; the longest real ones (BIN aside) have a few hundred bytes.
   */
  public static final int MAX_SEGMENT_BYTES = 1 << 20;

  /** Further separators are data; the longest standard segment has 99 elements. */
  public static final int MAX_ELEMENTS = 4096;

  /** How far into a file an ISA is looked for behind bytes that are no X12. */
  private static final int MAX_LEADING_BYTES = 1 << 16;

  private static final int INITIAL_BYTES = 1 << 17;

  private static final byte DATA = 0;
  private static final byte ELEMENT = 1;
  private static final byte TERMINATOR = 2;
  private static final byte BREAK = 3;

  private final InputStream in;
  private final Segment segment = new Segment(MAX_ELEMENTS);
  private final byte[] kinds = new byte[256];
  private MarkScan scan;

  /** Behind what is filled there is room for a block. */
  private byte[] buffer;

  /** Bytes before this one are complete and translated; up to {@code filled} they are not. */
  private int limit;

  private int filled;
  private int position;

  /** Where the present block starts; up to {@code scanned} it is known where marks stand. */
  private int block;

  private int scanned;

  /** The marks of the present block that are still to be taken. */
  private long marks;

  /** File offset of buffer[0]. */
  private long origin;

  private boolean ended;
  private long ordinal;
  private Delimiters delimiters;
  private String headerFlaw;
  private byte prefix;

  /** Each line is a segment. */
  private boolean lineEnds;

  private long leadingBytes;
  private WideDelimiters wide = WideDelimiters.NONE;

  /** Reads from the stream's present position; {@link #close()} closes it. */
  public SegmentReader(InputStream in) {
    this.in = in;
    this.buffer = new byte[INITIAL_BYTES];
  }

  /** Reads bytes that are in memory: what holds one claim needs no room for a file. */
  public SegmentReader(byte[] bytes) {
    this.in = new ByteArrayInputStream(bytes);
    this.buffer = new byte[Math.min(INITIAL_BYTES, Math.max(bytes.length, 1) + 2 * MarkScan.BLOCK)];
  }

  /** The delimiters in force, those of the latest ISA; null before the first segment. */
  public Delimiters delimiters() {
    return delimiters;
  }

  /** Why the latest ISA is no proper one, or null when it is. */
  public String headerFlaw() {
    return headerFlaw;
  }

  /** Bytes before the first segment that are neither X12 nor white space. */
  public long leadingBytes() {
    return leadingBytes;
  }

  /** The present segment; the same object each time, with new content after {@link #next()}. */
  public Segment segment() {
    return segment;
  }

  /** Offset in the file of what comes next. */
  public long byteOffset() {
    return origin + position;
  }

  /**
   * Moves to the next segment; false at the end.
   *
   * @throws UnreadableFile when the bytes are no X12 at all
   */
  public boolean next() {
    if (delimiters == null) {
      findHeader();
    } else if (!skipBlanks()) {
      return false;
    } else if (buffer[position] == 'I' && atInterchange()) {
      takeHeader();
    }
    return read();
  }

  // --- headers

  private void findHeader() {
    ensure(HeaderScan.WINDOW_BYTES);
    skipByteOrderMark();
    skipBlanks();
    if (position == limit) {
      throw new UnreadableFile(byteOffset(), "the file is empty");
    }
    ensure(HeaderScan.WINDOW_BYTES);
    if (HeaderScan.isInterchange(buffer, position, limit)) {
      takeHeader();
    } else if (HeaderScan.isBare(buffer, position, limit)) {
      take(HeaderScan.ofBare(buffer, position, limit));
    } else {
      findHeaderBehindOtherBytes();
    }
  }

  private void findHeaderBehindOtherBytes() {
    long start = byteOffset();
    ensure(MAX_LEADING_BYTES);
    for (int p = position; p < limit; p++) {
      if (HeaderScan.isInterchange(buffer, p, limit)) {
        HeaderScan scan = HeaderScan.ofInterchange(buffer, p, limit);
        boolean apart = p == 0 || buffer[p - 1] <= ' ';
        if (scan != null && (apart || scan.flaw == null)) {
          leadingBytes = (long) p - position;
          position = p;
          take(scan);
          return;
        }
      }
    }
    throw new UnreadableFile(
        start, "found " + firstBytes() + " where an ISA segment was expected to start");
  }

  private String firstBytes() {
    int shown = Math.min(3, limit - position);
    boolean printable = true;
    for (int i = 0; i < shown; i++) {
      printable &= buffer[position + i] > ' ' && buffer[position + i] < 127;
    }
    return printable
        ? "'"
            + new String(buffer, position, shown, java.nio.charset.StandardCharsets.US_ASCII)
            + "'"
        : String.format("byte 0x%02X", buffer[position] & 0xFF);
  }

  private boolean atInterchange() {
    ensure(HeaderScan.WINDOW_BYTES);
    return HeaderScan.isInterchange(buffer, position, limit);
  }

  private void takeHeader() {
    HeaderScan scan = HeaderScan.ofInterchange(buffer, position, limit);
    if (scan != null) {
      take(scan);
    } else if (delimiters == null) {
      throw new UnreadableFile(
          byteOffset(),
          "the ISA does not show its delimiters: 16 elements and a terminator were expected");
    } else {
      headerFlaw = "the ISA does not show its delimiters";
    }
  }

  private void take(HeaderScan header) {
    headerFlaw = header.flaw;
    prefix = header.prefix;
    if (wide == WideDelimiters.NONE) {
      wide = WideDelimiters.of(header);
    }
    delimiters =
        new Delimiters(
            HeaderScan.asChar(header.element),
            HeaderScan.asChar(header.component),
            HeaderScan.asChar(header.repetition),
            HeaderScan.asChar(header.segment));
    int elementByte = wide.narrow(header.element);
    int segmentByte = wide.narrow(header.segment);
    Arrays.fill(kinds, DATA);
    lineEnds = segmentByte == '\r' || segmentByte == '\n';
    kinds['\r'] = lineEnds ? TERMINATOR : BREAK;
    kinds['\n'] = lineEnds ? TERMINATOR : BREAK;
    kinds[segmentByte] = TERMINATOR;
    kinds[elementByte] = ELEMENT;
    segment.componentByte = wide.narrow(header.component);
    segment.repetitionByte = wide.narrow(header.repetition);
    scan = new MarkScan(elementByte, segmentByte, segment.componentByte, segment.repetitionByte);
    scanned = position;
    translate(position);
  }

  // --- segments

  private boolean read() {
    segment.byteOffset = origin + position;
    segment.oversized = false;
    segment.nul = false;
    segment.terminated = true;
    segment.plain = true;
    dropMarksBehind();
    int elements = 0;
    boolean broken = false;
    while (true) {
      while (marks != 0 || scanNext()) {
        int at = block + Long.numberOfTrailingZeros(marks);
        marks &= marks - 1;
        byte kind = kinds[buffer[at] & 0xFF];
        if (kind == ELEMENT) {
          if (elements < MAX_ELEMENTS) {
            segment.ends[elements++] = at;
          }
        } else if (kind == TERMINATOR) {
          return finish(elements, at, at + 1, broken);
        } else if (kind == BREAK) {
          broken = true;
        } else {
          segment.plain = false;
          segment.nul |= buffer[at] == 0;
        }
      }
      if (scanned - position >= MAX_SEGMENT_BYTES) {
        return cutOff(elements, scanned, broken);
      }
      int before = position;
      boolean more = fill();
      for (int i = 0; i < elements; i++) {
        segment.ends[i] -= before - position;
      }
      if (!more && scanned >= limit) {
        segment.terminated = false;
        return finish(elements, scanned, scanned, broken);
      }
    }
  }

  /** Bytes that were passed over since the last segment may have had marks. */
  private void dropMarksBehind() {
    if (position >= scanned) {
      scanned = position;
      marks = 0;
    } else {
      marks &= -1L << (position - block);
    }
  }

  /** Looks for marks in the next block; false when there is none left before the limit. */
  private boolean scanNext() {
    while (scanned < limit) {
      block = scanned;
      marks = scan.marks(buffer, block);
      scanned = Math.min(block + MarkScan.BLOCK, limit);
      marks &= -1L >>> (block + MarkScan.BLOCK - scanned);
      if (marks != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean finish(int elements, int terminator, int next, boolean broken) {
    int end = lineEnds ? withoutBlanks(elements, terminator) : terminator;
    segment.ends[elements] = end;
    if (segment.bytes != buffer) {
      // A store of a reference costs more than the comparison.
      segment.bytes = buffer;
    }
    segment.start = position;
    segment.count = elements;
    segment.ordinal = ++ordinal;
    if (broken) {
      joinBrokenLines();
    }
    segment.tag = Segment.tagOf(buffer, segment.start, segment.ends[0]);
    position = next;
    return true;
  }

  /** Where lines are segments, some senders fill them up with blanks. */
  private int withoutBlanks(int elements, int terminator) {
    int first = elements == 0 ? position : segment.ends[elements - 1] + 1;
    int end = terminator;
    while (end > first && buffer[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  /** Keeps the first part of a segment without end and passes over the rest of it. */
  private boolean cutOff(int elements, int end, boolean broken) {
    byte[] kept = Arrays.copyOfRange(buffer, position, end);
    int start = position;
    position = end;
    while (true) {
      while (position < limit && kinds[buffer[position] & 0xFF] != TERMINATOR) {
        position++;
      }
      if (position < limit) {
        position++;
        break;
      }
      if (!fill()) {
        segment.terminated = false;
        break;
      }
    }
    int next = position;
    byte[] rest = buffer;
    for (int i = 0; i < elements; i++) {
      segment.ends[i] -= start;
    }
    buffer = kept;
    position = 0;
    segment.oversized = true;
    finish(elements, kept.length, 0, broken);
    buffer = rest;
    position = next;
    return true;
  }

  /** Takes the line breaks out of the present segment, in place. */
  private void joinBrokenLines() {
    int write = segment.start;
    int read = segment.start;
    for (int e = 0; e <= segment.count; e++) {
      for (; read < segment.ends[e]; read++) {
        if (kinds[buffer[read] & 0xFF] != BREAK) {
          buffer[write++] = buffer[read];
        }
      }
      segment.ends[e] = write;
      if (e < segment.count) {
        buffer[write++] = buffer[read++];
      }
    }
  }

  // --- bytes

  /**
   * Passes over white space, NUL, Ctrl-Z, byte order marks and empty segments; false at the end.
   */
  private boolean skipBlanks() {
    while (true) {
      while (position < limit) {
        int b = buffer[position];
        int kind = kinds[b & 0xFF];
        if (kind == TERMINATOR || (b == prefix && b != 0) || isBlank(kind, b)) {
          position++;
        } else if ((b & 0xFF) != 0xEF || !skipByteOrderMark()) {
          return true;
        }
      }
      if (!fill()) {
        return false;
      }
    }
  }

  private boolean isBlank(int kind, int b) {
    return kind != ELEMENT
        && b >= 0
        && b <= ' '
        && b != segment.componentByte
        && b != segment.repetitionByte;
  }

  private boolean skipByteOrderMark() {
    ensure(3);
    boolean mark =
        position + 3 <= limit
            && (buffer[position] & 0xFF) == 0xEF
            && (buffer[position + 1] & 0xFF) == 0xBB
            && (buffer[position + 2] & 0xFF) == 0xBF;
    if (mark) {
      position += 3;
    }
    return mark;
  }

  private void ensure(int bytes) {
    boolean more = true;
    while (more && limit - position < bytes) {
      more = fill();
    }
  }

  /** Moves what is left to the front and reads more behind it; false when the stream has ended. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, filled - position);
      origin += position;
      filled -= position;
      limit -= position;
      block -= position;
      scanned -= position;
      position = 0;
    }
    if (filled + MarkScan.BLOCK == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    try {
      int read = in.read(buffer, filled, buffer.length - MarkScan.BLOCK - filled);
      if (read < 0) {
        ended = true;
      } else {
        filled += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read X12 at byte " + (origin + filled) + ": the stream failed", e);
    }
    int before = limit;
    translate(Math.max(position, limit));
    return limit > before || !ended;
  }

  private void translate(int from) {
    if (wide == WideDelimiters.NONE) {
      limit = filled;
      return;
    }
    filled = wide.translate(buffer, from, filled);
    limit = ended ? filled : Math.max(from, filled - WideDelimiters.MAX_BYTES);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close X12 input: the stream failed", e);
    }
  }
}
