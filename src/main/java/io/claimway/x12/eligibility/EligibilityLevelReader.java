package io.claimway.x12.eligibility;

import io.claimway.x12.FindingCode;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.FixedPoint;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads one hierarchical level of a 270 or 271, from its HL to the last segment of its loops. */
final class EligibilityLevelReader {

  private static final long AAA = ValueReader.elements(1, 2, 3, 4);
  private static final long MSG = ValueReader.elements(1);
  private static final long EB = ValueReader.elements(1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  private static final long EB_DIVIDED = ValueReader.elements(3, 13, 14);
  private static final long EQ = ValueReader.elements(3);
  private static final long EQ_DIVIDED = ValueReader.elements(1, 2, 5);

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;

  private List<RequestValidation> levelRejections;
  private List<RequestValidation> rejections;
  private List<KeptSegment> kept;
  private NamedLoop party;

  EligibilityLevelReader(TransactionCursor cursor, ValueReader values) {
    this.cursor = cursor;
    this.values = values;
    this.loops = new LoopReader(cursor, values);
  }

  EligibilityLevel read(int depth) {
    int ordinal = cursor.ordinal();
    String code = values.text(3);
    cursor.advance();
    List<TraceSegment> traces = new ArrayList<>(1);
    List<EligibilityInquiry> inquiries = new ArrayList<>(1);
    List<BenefitLoop> benefits = new ArrayList<>(4);
    levelRejections = new ArrayList<>(0);
    rejections = new ArrayList<>(0);
    kept = new ArrayList<>(0);
    party = null;
    while (cursor.inside() && !cursor.segment().is("HL")) {
      if (cursor.segment().is("EB")) {
        benefits.add(benefit());
      } else if (cursor.segment().is("EQ")) {
        inquiries.add(inquiry());
      } else if (cursor.segment().is("TRN") && values.trace() != null) {
        traces.add(values.trace());
        cursor.advance();
      } else {
        takeOfParty();
      }
    }
    return new EligibilityLevel(
        code,
        depth,
        traces,
        levelRejections,
        party,
        rejections,
        inquiries,
        benefits,
        kept,
        ordinal);
  }

  private void takeOfParty() {
    if (cursor.segment().is("NM1") && party == null) {
      party = loops.read();
      return;
    }
    if (cursor.segment().is("AAA") && values.fits(AAA, 0)) {
      (party == null ? levelRejections : rejections).add(validation());
    } else if (party != null && belongsToParty()) {
      return;
    } else {
      kept.add(values.kept());
    }
    cursor.advance();
  }

  /** Segments of the party may follow behind an AAA, INS or HI; they join what was read before. */
  private boolean belongsToParty() {
    List<DateSegment> dates = new ArrayList<>(party.dates());
    List<ReferenceSegment> references = new ArrayList<>(party.references());
    DateSegment date = cursor.segment().is("DTP") ? values.date() : null;
    if (date != null) {
      dates.add(date);
    } else if (cursor.segment().is("PRV")
        && party.specialty() == null
        && values.specialty() != null) {
      party = party.with(values.specialty());
    } else if (cursor.segment().is("DMG")
        && party.demographics() == null
        && values.demographics() != null) {
      party = party.with(values.demographics());
    } else {
      return false;
    }
    party =
        new NamedLoop(
            party.name(),
            party.specialty(),
            party.address(),
            party.demographics(),
            dates,
            references,
            party.contacts(),
            party.kept());
    cursor.advance();
    return true;
  }

  private RequestValidation validation() {
    return new RequestValidation(values.text(1), values.text(2), values.text(3), values.text(4));
  }

  private EligibilityInquiry inquiry() {
    values.mustFit(EQ, EQ_DIVIDED);
    List<String> serviceTypes = values.repetitions(1);
    ProcedureCode procedure = values.procedure(2);
    String level = values.text(3);
    List<String> pointers = values.components(5, 1);
    cursor.advance();
    List<AmountSegment> amounts = new ArrayList<>(0);
    List<ReferenceSegment> references = new ArrayList<>(0);
    List<DateSegment> dates = new ArrayList<>(0);
    List<KeptSegment> rest = new ArrayList<>(0);
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "AMT" -> take(amounts, values.amount(), rest);
        case "REF" -> take(references, values.reference(), rest);
        case "DTP" -> take(dates, values.date(), rest);
        case "EQ", "EB", "HL", "NM1" -> {
          return new EligibilityInquiry(
              serviceTypes, procedure, level, pointers, amounts, references, dates, rest);
        }
        default -> rest.add(values.kept());
      }
      cursor.advance();
    }
    return new EligibilityInquiry(
        serviceTypes, procedure, level, pointers, amounts, references, dates, rest);
  }

  private BenefitLoop benefit() {
    int ordinal = cursor.ordinal();
    values.mustFit(EB, EB_DIVIDED);
    BenefitSegment benefit =
        new BenefitSegment(
            values.text(1),
            values.text(2),
            values.repetitions(3),
            values.text(4),
            values.text(5),
            values.text(6),
            values.optionalCents(7),
            values.optionalDecimal(8, FixedPoint.MILLIONTHS),
            values.text(9),
            values.optionalDecimal(10, FixedPoint.THOUSANDTHS),
            values.text(11),
            values.text(12),
            values.procedure(13),
            values.components(14, 1));
    cursor.advance();
    List<ReferenceSegment> references = new ArrayList<>(0);
    List<DateSegment> dates = new ArrayList<>(0);
    List<RequestValidation> refused = new ArrayList<>(0);
    List<String> messages = new ArrayList<>(0);
    List<NamedLoop> entities = new ArrayList<>(0);
    List<KeptSegment> rest = new ArrayList<>(0);
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "REF" -> take(references, values.reference(), rest);
        case "DTP" -> take(dates, values.date(), rest);
        case "AAA" -> take(refused, values.fits(AAA, 0) ? validation() : null, rest);
        case "MSG" -> take(messages, values.fits(MSG, 0) ? values.text(1) : null, rest);
        case "LS" -> {
          readEntities(entities, rest);
          continue;
        }
        case "EB", "EQ", "HL", "NM1" -> {
          return new BenefitLoop(
              benefit, references, dates, refused, messages, entities, rest, ordinal);
        }
        default -> rest.add(values.kept());
      }
      cursor.advance();
    }
    return new BenefitLoop(benefit, references, dates, refused, messages, entities, rest, ordinal);
  }

  private void readEntities(List<NamedLoop> entities, List<KeptSegment> rest) {
    cursor.advance();
    while (cursor.inside() && !cursor.segment().is("LE")) {
      if (cursor.segment().is("NM1")) {
        entities.add(loops.read());
      } else if (cursor.segment().is("EB") || cursor.segment().is("HL")) {
        cursor.report(
            FindingCode.SEGMENT_MISSING,
            0,
            0,
            "the LE is missing behind the entities of a benefit");
        return;
      } else {
        rest.add(values.kept());
        cursor.advance();
      }
    }
    cursor.advance();
  }

  private <T> void take(List<T> list, T value, List<KeptSegment> rest) {
    if (value == null) {
      rest.add(values.kept());
    } else {
      list.add(value);
    }
  }
}
