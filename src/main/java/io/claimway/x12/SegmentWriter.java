package io.claimway.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Writes segments element by element, keeps the counts of SE01, GE01 and IEA01, leaves out empty
 * elements and components at the end of a segment, and refuses delimiters inside data.
 *
 * <p>{@code segment(id)} starts a segment and ends the one before; {@code element} appends the next
 * element, {@code component} and {@code repetition} continue it. Either writes to a stream as it
 * fills, or keeps everything for {@link #text()} and {@link #bytes()}.
 */
public final class SegmentWriter implements AutoCloseable {
  private static final int FLUSH_AT_BYTES = 1 << 16;
  private static final byte[] NO_FILLER = new byte[0];

  private final Delimiters delimiters;
  private final OutputStream out;
  private final byte elementByte;
  private final byte componentByte;
  private final byte repetitionByte;
  private final byte segmentByte;
  private byte[] afterSegment = NO_FILLER;

  private final SegmentBuffer buffer;
  private String segmentId = "";
  private boolean segmentOpen;
  private int elementIndex;
  private int pendingElements;
  private int pendingComponents;
  private int pendingRepetitions;

  private long segments;
  private long transactionStart;
  private int transactionsInGroup;
  private int groupsInInterchange;
  private String interchangeControl = "";
  private String groupControl = "";
  private String transactionControl = "";

  /** A writer that keeps what it writes in memory. */
  public SegmentWriter(Delimiters delimiters) {
    this(delimiters, null);
  }

  /** A writer to a stream, which it neither flushes nor closes until {@link #close()}. */
  public SegmentWriter(Delimiters delimiters, OutputStream out) {
    this.delimiters = delimiters;
    this.out = out;
    this.elementByte = ascii(delimiters.element());
    this.componentByte = ascii(delimiters.component());
    this.repetitionByte = ascii(delimiters.repetition());
    this.segmentByte = ascii(delimiters.segment());
    this.buffer =
        new SegmentBuffer(
            out == null ? 512 : FLUSH_AT_BYTES + 4096,
            elementByte,
            componentByte,
            repetitionByte,
            segmentByte);
  }

  private static byte ascii(char delimiter) {
    if (delimiter > 127) {
      throw new IllegalArgumentException(
          "Cannot write with delimiter " + Delimiters.name(delimiter) + ": it is not ASCII");
    }
    return (byte) delimiter;
  }

  /** Writes this after every terminator, a line feed for instance; readers ignore it. */
  public SegmentWriter breakingLines(String lineBreak) {
    afterSegment = lineBreak.getBytes(StandardCharsets.US_ASCII);
    return this;
  }

  public Delimiters delimiters() {
    return delimiters;
  }

  // --- envelopes

  /** Writes the ISA. */
  public SegmentWriter openInterchange(InterchangeHeader header) {
    segment("ISA");
    fixed(header.authorizationQualifier(), 2).fixed(header.authorization(), 10);
    fixed(header.securityQualifier(), 2).fixed(header.security(), 10);
    fixed(header.senderQualifier(), 2).fixed(header.sender(), 15);
    fixed(header.receiverQualifier(), 2).fixed(header.receiver(), 15);
    fixed(header.date(), 6).fixed(header.time(), 4);
    raw(repetitionByte == 0 ? (byte) 'U' : repetitionByte);
    fixed(header.version(), 5).fixed(header.control(), 9);
    fixed(header.acknowledgementRequested() ? "1" : "0", 1).fixed(header.test() ? "T" : "P", 1);
    raw(componentByte);
    endSegment();
    interchangeControl = header.control();
    groupsInInterchange = 0;
    return this;
  }

  /** Writes the GS. */
  public SegmentWriter openGroup(GroupHeader header) {
    segment("GS").element(header.code()).element(header.sender()).element(header.receiver());
    element(header.date()).element(header.time()).element(header.control());
    element(header.agency()).element(header.version());
    endSegment();
    groupControl = header.control();
    groupsInInterchange++;
    transactionsInGroup = 0;
    return this;
  }

  /** Writes the ST. */
  public SegmentWriter openTransaction(TransactionHeader header) {
    endSegment();
    transactionStart = segments;
    segment("ST").element(header.set()).element(header.control()).element(header.guide());
    endSegment();
    transactionControl = header.control();
    transactionsInGroup++;
    return this;
  }

  /** Writes the SE with the count of segments since the ST. */
  public SegmentWriter closeTransaction() {
    endSegment();
    long count = segments - transactionStart + 1;
    segment("SE").number(count).element(transactionControl);
    endSegment();
    return this;
  }

  /** Writes the GE with the count of transactions since the GS. */
  public SegmentWriter closeGroup() {
    segment("GE").number(transactionsInGroup).element(groupControl);
    endSegment();
    return this;
  }

  /** Writes the IEA with the count of groups since the ISA. */
  public SegmentWriter closeInterchange() {
    segment("IEA").number(groupsInInterchange).element(interchangeControl);
    endSegment();
    return this;
  }

  /** Segments written since the open ST, itself included. */
  public long segmentsInTransaction() {
    return segments - transactionStart + (segmentOpen ? 1 : 0);
  }

  // --- segments

  /** Starts a segment; the one before ends. */
  public SegmentWriter segment(String id) {
    endSegment();
    flushWhenFull();
    segmentId = id;
    segmentOpen = true;
    elementIndex = 0;
    append(id);
    return this;
  }

  /** Ends the open segment; {@link #segment} and the envelopes do it by themselves. */
  public SegmentWriter endSegment() {
    if (segmentOpen) {
      pendingElements = 0;
      pendingComponents = 0;
      pendingRepetitions = 0;
      buffer.put(segmentByte);
      for (byte filler : afterSegment) {
        buffer.put(filler);
      }
      segmentOpen = false;
      segments++;
    }
    return this;
  }

  /** The next element, or the first component of a composite; empty or null leaves it out. */
  public SegmentWriter element(String value) {
    startElement();
    return value(value);
  }

  /** The next element as outbound text; what comes to nothing leaves it out. */
  public SegmentWriter element(String value, OutboundText outbound) {
    startElement();
    return value(value, outbound);
  }

  /** Elements in a row. */
  public SegmentWriter elements(String... values) {
    for (String value : values) {
      element(value);
    }
    return this;
  }

  /** Leaves out so many elements. */
  public SegmentWriter skip(int elements) {
    for (int n = 0; n < elements; n++) {
      startElement();
    }
    return this;
  }

  /** The next component of the current element. */
  public SegmentWriter component(String value) {
    pendingComponents++;
    return value(value);
  }

  /** The next component as outbound text. */
  public SegmentWriter component(String value, OutboundText outbound) {
    pendingComponents++;
    return value(value, outbound);
  }

  /** Leaves out so many components of the current element. */
  public SegmentWriter skipComponents(int components) {
    pendingComponents += components;
    return this;
  }

  /** The next repetition of the current element, or its first component. */
  public SegmentWriter repetition(String value) {
    if (repetitionByte == 0) {
      throw new IllegalStateException(
          "Cannot repeat "
              + segmentId
              + " element "
              + elementIndex
              + ": these delimiters have no repetition separator");
    }
    pendingComponents = 0;
    pendingRepetitions++;
    return value(value);
  }

  /** The next element: an amount in cents as type R, without zeros at the end of its fraction. */
  public SegmentWriter cents(long cents) {
    startElement();
    settle();
    buffer.cents(cents);
    return this;
  }

  /** The next element: a whole number. */
  public SegmentWriter number(long value) {
    startElement();
    settle();
    buffer.number(value);
    return this;
  }

  /** The next element: a date as CCYYMMDD; null leaves it out. */
  public SegmentWriter date(LocalDate date) {
    startElement();
    if (date != null) {
      settle();
      buffer.padded(date.getYear(), 4);
      buffer.padded(date.getMonthValue(), 2);
      buffer.padded(date.getDayOfMonth(), 2);
    }
    return this;
  }

  /** The next element: a time as HHMM; null leaves it out. */
  public SegmentWriter time(LocalTime time) {
    startElement();
    if (time != null) {
      settle();
      buffer.padded(time.getHour(), 2);
      buffer.padded(time.getMinute(), 2);
    }
    return this;
  }

  /** A whole segment as it was read, with this writer's delimiters. */
  public SegmentWriter copy(Segment source) {
    segment(source.id());
    for (int e = 1; e <= source.elementCount(); e++) {
      startElement();
      for (int r = 1; r <= source.repetitionCount(e); r++) {
        copyRepetition(source, e, r);
      }
    }
    return endSegment();
  }

  private void copyRepetition(Segment source, int element, int repetition) {
    if (repetition > 1) {
      pendingComponents = 0;
      pendingRepetitions++;
    }
    String whole = source.repetition(element, repetition);
    int components =
        source.componentByte < 0
            ? 1
            : 1 + (int) whole.chars().filter(c -> c == source.componentByte).count();
    for (int c = 1; c <= components; c++) {
      if (c > 1) {
        pendingComponents++;
      }
      value(components == 1 ? whole : source.component(element, repetition, c));
    }
  }

  // --- results

  /** What was written so far, when it was kept in memory. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** What was written so far as bytes, when it was kept in memory. */
  public byte[] bytes() {
    if (out != null) {
      throw new IllegalStateException("Cannot give the text: it went to a stream");
    }
    endSegment();
    return buffer.copy();
  }

  /** Ends the open segment, hands everything to the stream and flushes it; does not close it. */
  @Override
  public void close() {
    endSegment();
    if (out != null) {
      buffer.drain(out);
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot flush X12 output: the stream failed", e);
      }
    }
  }

  // --- bytes

  private void startElement() {
    if (!segmentOpen) {
      throw new IllegalStateException("Cannot write an element: no segment is open");
    }
    elementIndex++;
    pendingElements++;
    pendingComponents = 0;
    pendingRepetitions = 0;
  }

  private SegmentWriter value(String value) {
    if (value != null && !value.isEmpty()) {
      settle();
      append(value);
    }
    return this;
  }

  private SegmentWriter value(String value, OutboundText outbound) {
    int last = value.length() - 1;
    if (last < 0) {
      return this;
    }
    if (!outbound.isWrittenAtEnds(value.charAt(0))
        || !outbound.isWrittenAtEnds(value.charAt(last))) {
      return value(outbound.of(value));
    }
    settle();
    if (!buffer.put(value, outbound)) {
      append(outbound.of(value));
    }
    return this;
  }

  /** Puts the separators of what was left out so far, now that something follows. */
  private void settle() {
    for (; pendingElements > 0; pendingElements--) {
      buffer.put(elementByte);
    }
    for (; pendingRepetitions > 0; pendingRepetitions--) {
      buffer.put(repetitionByte);
    }
    for (; pendingComponents > 0; pendingComponents--) {
      buffer.put(componentByte);
    }
  }

  private void append(String value) {
    int bad = buffer.put(value);
    if (bad >= 0) {
      throw refusal(value.charAt(bad), bad);
    }
  }

  private IllegalArgumentException refusal(char c, int index) {
    return new IllegalArgumentException(
        "Cannot write "
            + segmentId
            + " element "
            + elementIndex
            + ": character "
            + (index + 1)
            + " is "
            + (c < ' ' || c == 127 ? "a control character" : "the delimiter")
            + " "
            + Delimiters.name(c));
  }

  private SegmentWriter fixed(String value, int width) {
    startElement();
    settle();
    if (value.length() > width) {
      throw new IllegalArgumentException(
          "Cannot write "
              + segmentId
              + " element "
              + elementIndex
              + ": "
              + value.length()
              + " characters do not fit into "
              + width);
    }
    append(value);
    for (int n = value.length(); n < width; n++) {
      buffer.put((byte) ' ');
    }
    return this;
  }

  private void raw(byte value) {
    startElement();
    settle();
    buffer.put(value);
  }

  private void flushWhenFull() {
    if (out != null && buffer.length() >= FLUSH_AT_BYTES) {
      buffer.drain(out);
    }
  }
}
