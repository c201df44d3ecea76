package io.claimway.x12.eligibility;

import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.FixedPoint;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.HierarchyNumbers;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import io.claimway.x12.segment.ValueWriter;
import java.util.List;

/** Writes 270s and 271s from their levels, numbering these in order. */
public final class EligibilityWriter implements AutoCloseable {

  /** ST03 of a question about eligibility and of its answer. */
  public static final String GUIDE = "005010X279A1";

  private static final String[] BENEFIT_PLACES = {"HSD", "REF", "DTP", "AAA", "MSG", "III"};

  private final SegmentWriter out;
  private final ValueWriter values;

  private EligibilityWriter(ValueWriter values) {
    this.out = values.out();
    this.values = values;
  }

  /** Writes through the core's writer, as every validator accepts it. */
  public static EligibilityWriter to(SegmentWriter out) {
    return new EligibilityWriter(ValueWriter.outbound(out));
  }

  /** Writes through the core's writer with all text as it was read. */
  public static EligibilityWriter asRead(SegmentWriter out) {
    return new EligibilityWriter(ValueWriter.asGiven(out));
  }

  /** Opens interchange and group: HS for 270, HB for 271. */
  public void open(InterchangeHeader interchange, GroupHeader group) {
    out.openInterchange(interchange).openGroup(group);
  }

  /**
   * One transaction.
   *
   * @param set 270 or 271
   * @param levels from the source down, each directly behind the one that it belongs to or its
   *     other children
   */
  public void write(String set, HierarchicalHeader header, List<EligibilityLevel> levels) {
    values.open(set, header);
    HierarchyNumbers numbers = new HierarchyNumbers();
    for (int i = 0; i < levels.size(); i++) {
      EligibilityLevel level = levels.get(i);
      boolean children = i + 1 < levels.size() && levels.get(i + 1).depth() > level.depth();
      numbers.next(level.depth());
      out.segment("HL").number(numbers.number());
      values.text(numbers.parent() == 0 ? "" : Integer.toString(numbers.parent()));
      values.text(level.code()).text(children ? "1" : "0");
      write(level);
    }
    out.closeTransaction();
  }

  private void write(EligibilityLevel level) {
    for (TraceSegment trace : level.traces()) {
      values.trace(trace);
    }
    validations(level.levelRejections());
    if (level.party() != null) {
      party(level);
    } else {
      values.kept(level.kept());
    }
    for (EligibilityInquiry inquiry : level.inquiries()) {
      write(inquiry);
    }
    for (BenefitLoop benefit : level.benefits()) {
      write(benefit);
    }
  }

  private void party(EligibilityLevel level) {
    NamedLoop party = level.party();
    values.name(party.name());
    values.references(party.references());
    values.address(party.address());
    values.contacts(party.contacts());
    values.kept(party.kept());
    validations(level.rejections());
    values.specialty(party.specialty());
    values.demographics(party.demographics());
    values.kept(level.kept(), "INS", "HI");
    values.dates(party.dates());
    values.keptOther(level.kept(), "INS", "HI");
  }

  private void validations(List<RequestValidation> rejections) {
    for (RequestValidation rejection : rejections) {
      values.segment("AAA").text(rejection.valid()).text(rejection.agency());
      values.text(rejection.reason()).text(rejection.followUp());
    }
  }

  private void write(EligibilityInquiry inquiry) {
    values.segment("EQ");
    repetitions(inquiry.serviceTypes());
    values.procedure(inquiry.procedure()).text(inquiry.level()).skip(1);
    components(inquiry.pointers());
    values.amounts(inquiry.amounts());
    values.kept(inquiry.kept(), "AMT");
    values.kept(inquiry.kept(), "III");
    values.references(inquiry.references());
    values.kept(inquiry.kept(), "REF");
    values.dates(inquiry.dates());
    values.keptOther(inquiry.kept(), "AMT", "III", "REF");
  }

  private void write(BenefitLoop loop) {
    BenefitSegment benefit = loop.benefit();
    values.segment("EB").text(benefit.code()).text(benefit.level());
    repetitions(benefit.serviceTypes());
    values.text(benefit.insuranceType()).text(benefit.plan()).text(benefit.period());
    values.optionalCents(benefit.cents());
    values.text(
        benefit.millionths() == null
            ? ""
            : FixedPoint.text(benefit.millionths(), FixedPoint.MILLIONTHS));
    values.text(benefit.quantityQualifier()).optionalThousandths(benefit.thousandths());
    values.text(benefit.authorization()).text(benefit.inNetwork());
    values.procedure(benefit.procedure());
    components(benefit.pointers());
    values.kept(loop.kept(), "HSD");
    values.references(loop.references());
    values.kept(loop.kept(), "REF");
    values.dates(loop.dates());
    values.kept(loop.kept(), "DTP");
    validations(loop.rejections());
    values.kept(loop.kept(), "AAA");
    for (String message : loop.messages()) {
      values.segment("MSG").text(message);
    }
    values.kept(loop.kept(), "MSG");
    values.kept(loop.kept(), "III");
    entities(loop.entities());
    values.keptOther(loop.kept(), BENEFIT_PLACES);
  }

  private void entities(List<NamedLoop> entities) {
    if (entities.isEmpty()) {
      return;
    }
    values.segment("LS").text("2120");
    for (NamedLoop entity : entities) {
      values.name(entity.name());
      values.address(entity.address());
      values.references(entity.references());
      values.contacts(entity.contacts());
      values.kept(entity.kept());
      values.specialty(entity.specialty());
    }
    values.segment("LE").text("2120");
  }

  private void repetitions(List<String> texts) {
    if (texts.isEmpty()) {
      values.skip(1);
      return;
    }
    values.text(texts.get(0));
    for (String text : texts.subList(1, texts.size())) {
      values.repetition(text);
    }
  }

  private void components(List<String> texts) {
    if (texts.isEmpty()) {
      values.skip(1);
      return;
    }
    values.text(texts.get(0));
    for (String text : texts.subList(1, texts.size())) {
      values.component(text);
    }
  }

  /** Closes group and interchange and flushes. */
  @Override
  public void close() {
    out.closeGroup().closeInterchange();
    out.close();
  }
}
