package io.claimway.x12.acknowledgement;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.FixedPoint;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads 276s, 277s and 277CAs level by level in constant memory, each level with those above it.
 *
 * <pre>{@code
 * while (reader.nextTransaction() != null) {
 *   for (ReportedStatus status; (status = reader.nextLevel()) != null; ) {
 *   }
 * }
 * }</pre>
 */
public final class ClaimStatusReader implements AutoCloseable {

  private static final long STC = ValueReader.elements(2, 3, 4, 5, 6, 7, 8, 9, 12);
  private static final long STC_DIVIDED = ValueReader.elements(1, 10, 11);
  private static final long SVC = ValueReader.elements(2, 3, 4, 7);
  private static final long SVC_DIVIDED = ValueReader.elements(1);
  private static final int MOST_LEVELS = 5;

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;

  private HierarchicalHeader header;
  private final String[] numbers = new String[MOST_LEVELS];
  private final StatusLevel[] path = new StatusLevel[MOST_LEVELS];
  private int depth;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public ClaimStatusReader(InputStream in, Consumer<Finding> findings) {
    this.cursor = new TransactionCursor(in, Set.of("276", "277"), findings);
    this.values = new ValueReader(cursor);
    this.loops = new LoopReader(cursor, values);
  }

  /** Moves to the next transaction and reads its BHT; null at the end of the file. */
  public HierarchicalHeader nextTransaction() {
    if (!cursor.nextTransaction()) {
      return null;
    }
    depth = 0;
    header = values.header();
    return header;
  }

  /** The next level of the transaction; null at its end. */
  public ReportedStatus nextLevel() {
    while (cursor.inside() && !cursor.segment().is("HL")) {
      cursor.report(
          FindingCode.SEGMENT_UNEXPECTED, 0, 0, "the segment stands outside of any level");
      cursor.advance();
    }
    if (!cursor.inside()) {
      return null;
    }
    StatusLevel level = level();
    return new ReportedStatus(header, above("20"), above("21"), above("19"), subscriber(), level);
  }

  private StatusLevel above(String code) {
    for (int i = depth - 1; i >= 0; i--) {
      if (path[i].code().equals(code)) {
        return path[i];
      }
    }
    return null;
  }

  private StatusLevel subscriber() {
    StatusLevel patient = above("PT");
    return patient == null ? above("22") : patient;
  }

  private StatusLevel level() {
    int ordinal = cursor.ordinal();
    String number = values.text(1);
    String parent = values.text(2);
    String code = values.text(3);
    cursor.advance();
    while (depth > 0 && !numbers[depth - 1].equals(parent)) {
      depth--;
    }
    if (depth == MOST_LEVELS) {
      cursor.report(
          FindingCode.LOOP_REPEATS_TOO_OFTEN, 0, 0, "the levels stand deeper than a status knows");
      depth--;
    }
    StatusLevel level = read(code, depth, ordinal);
    numbers[depth] = number;
    path[depth++] = level;
    return level;
  }

  private StatusLevel read(String code, int levelDepth, int ordinal) {
    DemographicSegment demographics = null;
    List<NamedLoop> parties = new ArrayList<>(1);
    List<StatusTrace> traces = new ArrayList<>(1);
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside() && !cursor.segment().is("HL")) {
      DemographicSegment found =
          demographics == null && parties.isEmpty() && cursor.segment().is("DMG")
              ? values.demographics()
              : null;
      if (found != null) {
        demographics = found;
        cursor.advance();
      } else if (cursor.segment().is("NM1")) {
        parties.add(loops.read());
      } else if (cursor.segment().is("TRN")) {
        traces.add(trace());
      } else {
        kept.add(values.kept());
        cursor.advance();
      }
    }
    return new StatusLevel(code, levelDepth, demographics, parties, traces, kept, ordinal);
  }

  private StatusTrace trace() {
    TraceSegment trace =
        new TraceSegment(values.text(1), values.text(2), values.text(3), values.text(4));
    cursor.advance();
    List<StatusSegment> statuses = new ArrayList<>(1);
    List<ReferenceSegment> references = new ArrayList<>(1);
    List<QuantitySegment> quantities = new ArrayList<>(0);
    List<AmountSegment> amounts = new ArrayList<>(0);
    List<DateSegment> dates = new ArrayList<>(1);
    List<StatusLine> lines = new ArrayList<>(0);
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "STC" -> statuses.add(status());
        case "REF" -> take(references, values.reference(), kept);
        case "QTY" -> take(quantities, values.quantity(), kept);
        case "AMT" -> take(amounts, values.amount(), kept);
        case "DTP" -> take(dates, values.date(), kept);
        case "SVC" -> {
          lines.add(line());
          continue;
        }
        case "HL", "TRN", "NM1" -> {
          return new StatusTrace(
              trace, statuses, references, quantities, amounts, dates, lines, kept);
        }
        default -> kept.add(values.kept());
      }
      cursor.advance();
    }
    return new StatusTrace(trace, statuses, references, quantities, amounts, dates, lines, kept);
  }

  private StatusLine line() {
    values.mustFit(SVC, SVC_DIVIDED);
    ProcedureCode procedure = values.procedure(1);
    long charge = values.cents(2);
    Long paid = values.optionalCents(3);
    String revenueCode = values.text(4);
    Long units = values.optionalDecimal(7, FixedPoint.THOUSANDTHS);
    cursor.advance();
    List<StatusSegment> statuses = new ArrayList<>(1);
    List<ReferenceSegment> references = new ArrayList<>(1);
    List<DateSegment> dates = new ArrayList<>(1);
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "STC" -> statuses.add(status());
        case "REF" -> take(references, values.reference(), kept);
        case "DTP" -> take(dates, values.date(), kept);
        case "SVC", "HL", "TRN", "NM1" -> {
          return new StatusLine(
              procedure, charge, paid, revenueCode, units, statuses, references, dates, kept);
        }
        default -> kept.add(values.kept());
      }
      cursor.advance();
    }
    return new StatusLine(
        procedure, charge, paid, revenueCode, units, statuses, references, dates, kept);
  }

  private <T> void take(List<T> list, T value, List<KeptSegment> kept) {
    if (value == null) {
      kept.add(values.kept());
    } else {
      list.add(value);
    }
  }

  private StatusSegment status() {
    values.mustFit(STC, STC_DIVIDED);
    List<StatusSegment.Code> codes = new ArrayList<>(1);
    for (int e : new int[] {1, 10, 11}) {
      Segment stc = cursor.segment();
      if (stc.has(e)) {
        codes.add(
            new StatusSegment.Code(
                stc.component(e, 1),
                stc.component(e, 2),
                stc.component(e, 3),
                stc.component(e, 4)));
      }
    }
    return new StatusSegment(
        codes,
        values.text(2),
        values.text(3),
        values.optionalCents(4),
        values.optionalCents(5),
        values.text(6),
        values.text(7),
        values.text(8),
        values.text(9),
        values.text(12));
  }

  /** The ISA of the present transaction. */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The GS of the present transaction. */
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
