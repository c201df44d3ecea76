package io.claimway.x12.eligibility;

import io.claimway.x12.Segment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.FixedPoint;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads loop 2110 of a 271: an EB and what belongs to it. */
final class BenefitReader {

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;

  BenefitReader(TransactionCursor cursor, ValueReader values, LoopReader loops) {
    this.cursor = cursor;
    this.values = values;
    this.loops = loops;
  }

  /** The loop whose EB the cursor stands on; the cursor stands behind it then. */
  BenefitLoop read() {
    int ordinal = cursor.ordinal();
    BenefitSegment benefit = benefit();
    List<ReferenceSegment> references = new ArrayList<>(0);
    List<DateSegment> dates = new ArrayList<>(0);
    List<RequestValidation> rejections = new ArrayList<>(0);
    List<String> messages = new ArrayList<>(0);
    List<NamedLoop> entities = new ArrayList<>(0);
    List<KeptSegment> kept = new ArrayList<>(0);
    cursor.advance();
    while (cursor.inside() && !cursor.segment().is("EB") && !cursor.segment().is("HL")) {
      switch (cursor.segment().id()) {
        case "NM1" -> entities.add(loops.read());
        case "LS", "LE" -> cursor.advance();
        case "MSG" -> {
          messages.add(values.text(1));
          cursor.advance();
        }
        case "AAA" -> {
          rejections.add(EligibilityResponseReader.rejection(values));
          cursor.advance();
        }
        case "REF" -> take(references, values.reference(), kept);
        case "DTP" -> take(dates, values.date(), kept);
        default -> keep(kept);
      }
    }
    return new BenefitLoop(
        benefit, references, dates, rejections, messages, entities, kept, ordinal);
  }

  private <T> void take(List<T> list, T value, List<KeptSegment> kept) {
    if (value == null) {
      keep(kept);
    } else {
      list.add(value);
      cursor.advance();
    }
  }

  private void keep(List<KeptSegment> kept) {
    kept.add(values.kept());
    cursor.advance();
  }

  private BenefitSegment benefit() {
    return new BenefitSegment(
        values.text(1),
        values.text(2),
        repetitions(3),
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
        components(14));
  }

  private List<String> repetitions(int element) {
    Segment segment = cursor.segment();
    if (!segment.has(element)) {
      return List.of();
    }
    List<String> all = new ArrayList<>(4);
    for (int r = 1; r <= segment.repetitionCount(element); r++) {
      all.add(segment.repetition(element, r));
    }
    return all;
  }

  private List<String> components(int element) {
    Segment segment = cursor.segment();
    List<String> all = new ArrayList<>(0);
    for (int c = 1; segment.has(element) && c <= segment.componentCount(element); c++) {
      all.add(segment.component(element, c));
    }
    return all;
  }
}
