package io.claimway.x12.acknowledgement;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.Location;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the 999s and 997s of a file, one group acknowledgement at a time.
 *
 * <p>IK and AK segments of the two sets are read alike, since some partners mix them.
 */
public final class AcknowledgementReader implements AutoCloseable {

  private static final long TWO_TO_SIX = ValueReader.elements(1, 2, 3, 4, 5, 6);

  private final TransactionCursor cursor;
  private final ValueReader values;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public AcknowledgementReader(InputStream in, Consumer<Finding> findings) {
    this.cursor = new TransactionCursor(in, Set.of("999", "997"), findings);
    this.values = new ValueReader(cursor);
  }

  /** The next acknowledgement; null at the end of the file. */
  public GroupAcknowledgement next() {
    if (!cursor.nextTransaction()) {
      return null;
    }
    String set = cursor.transaction().set();
    String control = cursor.transaction().control();
    String guide = cursor.statedGuide();
    String groupCode = "";
    String groupControl = "";
    String version = "";
    if (cursor.inside() && cursor.segment().is("AK1")) {
      groupCode = values.text(1);
      groupControl = values.text(2);
      version = values.text(3);
      cursor.advance();
    } else {
      cursor.report(FindingCode.SEGMENT_MISSING, 0, 0, "the AK1 is missing behind the ST");
    }
    List<TransactionAcknowledgement> transactions = new ArrayList<>(1);
    while (cursor.inside() && !cursor.segment().is("AK9")) {
      if (cursor.segment().is("AK2")) {
        transactions.add(transaction());
      } else {
        unexpected();
      }
    }
    String status = "";
    long[] counts = new long[3];
    List<String> codes = List.of();
    if (cursor.inside()) {
      status = values.text(1);
      for (int i = 0; i < counts.length; i++) {
        counts[i] = count(i + 2);
      }
      codes = values.texts(5, 9);
      cursor.advance();
    } else {
      cursor.report(FindingCode.SEGMENT_MISSING, 0, 0, "the AK9 is missing before the SE");
    }
    while (cursor.inside()) {
      unexpected();
    }
    return new GroupAcknowledgement(
        set,
        control,
        guide,
        groupCode,
        groupControl,
        version,
        transactions,
        status,
        counts[0],
        counts[1],
        counts[2],
        codes);
  }

  private void unexpected() {
    cursor.report(
        FindingCode.SEGMENT_UNEXPECTED, 0, 0, "the segment has no place in an acknowledgement");
    cursor.advance();
  }

  private long count(int element) {
    Long count = values.optionalDecimal(element, 0);
    return count == null ? 0 : count;
  }

  private TransactionAcknowledgement transaction() {
    String set = values.text(1);
    String control = values.text(2);
    String guide = values.text(3);
    cursor.advance();
    List<SegmentError> errors = new ArrayList<>(0);
    while (cursor.inside() && (cursor.segment().is("IK3") || cursor.segment().is("AK3"))) {
      errors.add(segmentError());
    }
    String status = "";
    List<String> codes = List.of();
    if (cursor.inside() && (cursor.segment().is("IK5") || cursor.segment().is("AK5"))) {
      values.mustFit(TWO_TO_SIX, 0);
      status = values.text(1);
      codes = values.texts(2, 6);
      cursor.advance();
    } else {
      cursor.report(FindingCode.SEGMENT_MISSING, 0, 0, "the IK5 is missing at the end of its loop");
    }
    return new TransactionAcknowledgement(set, control, guide, errors, status, codes);
  }

  private SegmentError segmentError() {
    String segment = values.text(1);
    long position = count(2);
    String loop = values.text(3);
    String code = values.text(4);
    cursor.advance();
    List<KeptSegment> contexts = contexts();
    List<ElementError> elements = new ArrayList<>(0);
    while (cursor.inside() && (cursor.segment().is("IK4") || cursor.segment().is("AK4"))) {
      elements.add(elementError());
    }
    return new SegmentError(segment, position, loop, code, contexts, elements);
  }

  private ElementError elementError() {
    Long position = values.optionalNumber(1, 1);
    Long component = values.optionalNumber(1, 2);
    Long repetition = values.optionalNumber(1, 3);
    String reference = values.text(2);
    String code = values.text(3);
    String badValue = values.text(4);
    cursor.advance();
    return new ElementError(
        position == null ? 0 : position,
        component,
        repetition,
        reference,
        code,
        badValue,
        contexts());
  }

  private List<KeptSegment> contexts() {
    List<KeptSegment> contexts = new ArrayList<>(0);
    while (cursor.inside() && cursor.segment().is("CTX")) {
      contexts.add(values.kept());
      cursor.advance();
    }
    return contexts;
  }

  /** The ISA of the present acknowledgement. */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The GS of the present acknowledgement. */
  public GroupHeader group() {
    return cursor.group();
  }

  /** Where the present transaction stands among interchanges and groups. */
  public Location place() {
    return cursor.place();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
