package io.claimway.x12.acknowledgement;

import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.HierarchyNumbers;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ValueWriter;
import java.util.List;

/** Writes 276s, 277s and 277CAs from their levels, numbering these in order. */
public final class ClaimStatusWriter implements AutoCloseable {

  /** ST03 of a claim acknowledgement. */
  public static final String ACKNOWLEDGEMENT_GUIDE = "005010X214";

  /** ST03 of a claim status request and its answer. */
  public static final String STATUS_GUIDE = "005010X212";

  private final SegmentWriter out;
  private final ValueWriter values;

  private ClaimStatusWriter(ValueWriter values) {
    this.out = values.out();
    this.values = values;
  }

  /** Writes through the core's writer, as every validator accepts it. */
  public static ClaimStatusWriter to(SegmentWriter out) {
    return new ClaimStatusWriter(ValueWriter.outbound(out));
  }

  /** Writes through the core's writer with all text as it was read. */
  public static ClaimStatusWriter asRead(SegmentWriter out) {
    return new ClaimStatusWriter(ValueWriter.asGiven(out));
  }

  /** Opens interchange and group: HR for 276, HN for 277. */
  public void open(InterchangeHeader interchange, GroupHeader group) {
    out.openInterchange(interchange).openGroup(group);
  }

  /**
   * One transaction.
   *
   * @param set 276 or 277
   * @param levels from the source down, each directly behind the one that it belongs to or its
   *     other children
   */
  public void write(String set, HierarchicalHeader header, List<StatusLevel> levels) {
    values.open(set, header);
    HierarchyNumbers numbers = new HierarchyNumbers();
    for (int i = 0; i < levels.size(); i++) {
      StatusLevel level = levels.get(i);
      boolean children = i + 1 < levels.size() && levels.get(i + 1).depth() > level.depth();
      numbers.next(level.depth());
      out.segment("HL").number(numbers.number());
      values.text(numbers.parent() == 0 ? "" : Integer.toString(numbers.parent()));
      values.text(level.code());
      // HL04 is not used at the lowest level: the dependent, or the patient of a 277CA.
      boolean stated = !level.code().equals("23") && !level.code().equals("PT");
      values.text(!stated ? "" : children ? "1" : "0");
      write(level);
    }
    out.closeTransaction();
  }

  private void write(StatusLevel level) {
    values.demographics(level.demographics());
    for (NamedLoop party : level.parties()) {
      values.loop(party);
    }
    values.kept(level.kept());
    for (StatusTrace trace : level.traces()) {
      write(trace);
    }
  }

  private void write(StatusTrace trace) {
    values.trace(trace.trace());
    statuses(trace.statuses());
    values.references(trace.references());
    values.kept(trace.kept(), "REF");
    values.quantities(trace.quantities());
    values.amounts(trace.amounts());
    values.dates(trace.dates());
    values.keptOther(trace.kept(), "REF");
    for (StatusLine line : trace.lines()) {
      write(line);
    }
  }

  private void write(StatusLine line) {
    values.segment("SVC").procedure(line.procedure()).cents(line.chargeCents());
    values.optionalCents(line.paidCents()).text(line.revenueCode()).skip(2);
    values.optionalThousandths(line.thousandths());
    statuses(line.statuses());
    values.references(line.references());
    values.kept(line.kept(), "REF");
    values.dates(line.dates());
    values.keptOther(line.kept(), "REF");
  }

  private void statuses(List<StatusSegment> statuses) {
    for (StatusSegment status : statuses) {
      values.segment("STC");
      code(status, 0);
      values.text(status.date()).text(status.action()).optionalCents(status.chargeCents());
      values.optionalCents(status.paidCents()).text(status.decided()).text(status.method());
      values.text(status.paid()).text(status.check());
      code(status, 1);
      code(status, 2);
      values.text(status.text());
    }
  }

  private void code(StatusSegment status, int index) {
    if (index >= status.codes().size()) {
      values.skip(1);
      return;
    }
    StatusSegment.Code code = status.codes().get(index);
    values.text(code.category()).component(code.status()).component(code.entity());
    values.component(code.list());
  }

  /** Closes group and interchange and flushes. */
  @Override
  public void close() {
    out.closeGroup().closeInterchange();
    out.close();
  }
}
