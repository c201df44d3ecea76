package io.claimway.x12.claim837;

import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads one service line of a claim, from its LX to the last segment of its loops. */
final class LineReader {

  private static final long SV1 = ValueReader.elements(2, 3, 4, 5, 9, 11, 12, 15);
  private static final long SV1_DIVIDED = ValueReader.elements(1, 7);
  private static final long SVD = ValueReader.elements(1, 2, 5, 6);
  private static final long SVD_DIVIDED = ValueReader.elements(3);

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;

  private ServiceSegment service;
  private List<DateSegment> dates;
  private List<ReferenceSegment> references;
  private List<AmountSegment> amounts;
  private List<NoteSegment> notes;
  private List<KeptSegment> kept;

  LineReader(TransactionCursor cursor, ValueReader values, LoopReader loops) {
    this.cursor = cursor;
    this.values = values;
    this.loops = loops;
  }

  ProfessionalLine read() {
    Long number = values.optionalNumber(1, 1);
    if (number == null) {
      cursor.report(FindingCode.CHARACTER_INVALID, 1, 0, "the line number is no number");
    }
    cursor.advance();
    readBody();
    List<KeptSegment> drugs = readWhile("LIN", "CTP", "REF");
    List<NamedLoop> providers = new ArrayList<>(0);
    while (cursor.inside() && cursor.segment().is("NM1")) {
      providers.add(loops.read());
    }
    List<LineAdjudication> adjudications = new ArrayList<>(0);
    while (cursor.inside() && cursor.segment().is("SVD")) {
      adjudications.add(adjudication());
    }
    List<KeptSegment> forms = readWhile("LQ", "FRM");
    return new ProfessionalLine(
        number == null ? 0 : number.intValue(),
        service,
        dates,
        references,
        amounts,
        notes,
        providers,
        adjudications,
        drugs,
        forms,
        kept);
  }

  private void readBody() {
    service = null;
    dates = new ArrayList<>(1);
    references = new ArrayList<>(1);
    amounts = new ArrayList<>(0);
    notes = new ArrayList<>(0);
    kept = new ArrayList<>(0);
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "SV1" -> takeService();
        case "DTP" -> take(dates, values.date());
        case "REF" -> take(references, values.reference());
        case "AMT" -> take(amounts, values.amount());
        case "NTE" -> take(notes, values.note());
        case "LIN", "NM1", "SVD", "LQ", "LX", "HL", "CLM", "SBR" -> {
          return;
        }
        default -> kept.add(values.kept());
      }
      cursor.advance();
    }
  }

  private <T> void take(List<T> list, T value) {
    if (value == null) {
      kept.add(values.kept());
    } else {
      list.add(value);
    }
  }

  private List<KeptSegment> readWhile(String first, String... others) {
    List<KeptSegment> all = new ArrayList<>(0);
    while (cursor.inside() && (cursor.segment().is(first) || (!all.isEmpty() && isOneOf(others)))) {
      all.add(values.kept());
      cursor.advance();
    }
    return all;
  }

  private boolean isOneOf(String... ids) {
    for (String id : ids) {
      if (cursor.segment().is(id)) {
        return true;
      }
    }
    return false;
  }

  private void takeService() {
    if (service != null) {
      kept.add(values.kept());
      return;
    }
    values.mustFit(SV1, SV1_DIVIDED);
    service =
        new ServiceSegment(
            values.procedure(1),
            values.cents(2),
            values.text(3),
            values.thousandths(4),
            values.text(5),
            pointers(),
            values.text(9),
            values.text(11),
            values.text(12),
            values.text(15));
  }

  private List<Integer> pointers() {
    Segment sv1 = cursor.segment();
    int count = Math.min(sv1.componentCount(7), ServiceSegment.MOST_POINTERS);
    List<Integer> pointers = new ArrayList<>(count);
    for (int c = 1; c <= count; c++) {
      Long pointer = values.optionalNumber(7, c);
      if (pointer != null && pointer >= 0 && pointer < 100) {
        pointers.add(pointer.intValue());
      } else {
        cursor.report(
            FindingCode.CHARACTER_INVALID, 7, c, "the pointer is no place of a diagnosis");
      }
    }
    return pointers;
  }

  private LineAdjudication adjudication() {
    values.mustFit(SVD, SVD_DIVIDED);
    String payer = values.text(1);
    long paid = values.cents(2);
    ProcedureCode procedure = values.procedure(3);
    long units = values.thousandths(5);
    Long bundled = values.optionalDecimal(6, 0);
    cursor.advance();
    List<AdjustmentSegment> adjustments = new ArrayList<>(1);
    List<DateSegment> decided = new ArrayList<>(1);
    List<AmountSegment> owed = new ArrayList<>(0);
    List<KeptSegment> rest = new ArrayList<>(0);
    while (cursor.inside()) {
      DateSegment date = cursor.segment().is("DTP") ? values.date() : null;
      AmountSegment amount = cursor.segment().is("AMT") ? values.amount() : null;
      if (cursor.segment().is("CAS")) {
        adjustments.add(values.adjustment());
      } else if (date != null) {
        decided.add(date);
      } else if (amount != null) {
        owed.add(amount);
      } else if (cursor.segment().is("DTP") || cursor.segment().is("AMT")) {
        rest.add(values.kept());
      } else {
        break;
      }
      cursor.advance();
    }
    return new LineAdjudication(
        payer, paid, procedure, units, bundled, adjustments, decided, owed, rest);
  }
}
