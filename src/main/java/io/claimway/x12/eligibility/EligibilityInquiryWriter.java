package io.claimway.x12.eligibility;

import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ValueWriter;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes one 270 file: an interchange with one group of transactions, each with its levels of
 * payers, providers and the persons who are asked about.
 */
public final class EligibilityInquiryWriter implements AutoCloseable {

  /** ST03 and GS08 of a 270 and a 271. */
  public static final String GUIDE = "005010X279A1";

  private final SegmentWriter out;
  private final ValueWriter values;

  private EligibilityInquiryWriter(SegmentWriter out) {
    this.out = out;
    this.values = ValueWriter.outbound(out);
  }

  /** Writes to a stream, which it flushes but does not close, with the usual delimiters. */
  public static EligibilityInquiryWriter to(OutputStream stream) {
    return new EligibilityInquiryWriter(new SegmentWriter(Delimiters.USUAL, stream));
  }

  public void open(InterchangeHeader interchange, GroupHeader group) {
    out.openInterchange(interchange).openGroup(group);
  }

  /**
   * One transaction.
   *
   * @param levels in file order; depth tells which stand above which
   */
  public void write(HierarchicalHeader header, List<EligibilityLevel> levels) {
    values.open("270", header);
    int[] numbers = new int[5];
    for (int i = 0; i < levels.size(); i++) {
      EligibilityLevel level = levels.get(i);
      boolean children = i + 1 < levels.size() && levels.get(i + 1).depth() > level.depth();
      numbers[level.depth()] = i + 1;
      out.segment("HL").number(i + 1);
      if (level.depth() == 0) {
        out.skip(1);
      } else {
        out.number(numbers[level.depth() - 1]);
      }
      out.element(level.code()).element(children ? "1" : "0");
      write(level);
    }
    out.closeTransaction();
  }

  private void write(EligibilityLevel level) {
    level.traces().forEach(values::trace);
    NamedLoop party = level.party();
    values.name(party.name());
    values.references(party.references());
    values.address(party.address());
    values.specialty(party.specialty());
    values.demographics(party.demographics());
    values.kept(level.kept());
    values.dates(party.dates());
    for (EligibilityInquiry inquiry : level.inquiries()) {
      write(inquiry);
    }
  }

  private void write(EligibilityInquiry inquiry) {
    values.segment("EQ");
    List<String> types = inquiry.serviceTypes();
    values.text(types.isEmpty() ? "" : types.get(0));
    types.stream().skip(1).forEach(values::repetition);
    values.procedure(inquiry.procedure()).text(inquiry.level());
    if (!inquiry.pointers().isEmpty()) {
      values.skip(1).text(inquiry.pointers().get(0));
      inquiry.pointers().stream().skip(1).forEach(values::component);
    }
    values.amounts(inquiry.amounts());
    values.kept(inquiry.kept());
    values.references(inquiry.references());
    values.dates(inquiry.dates());
  }

  /** Closes group and interchange and flushes. */
  @Override
  public void close() {
    out.closeGroup().closeInterchange();
    out.close();
  }
}
