package io.claimway.x12.claim837;

import io.claimway.x12.Segment;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads one claim, from its CLM to its last line. */
final class ClaimReader {

  private static final long CLM = ValueReader.elements(1, 2, 6, 7, 8, 9, 10, 12, 20);
  private static final long CLM_DIVIDED = ValueReader.elements(5, 11);
  private static final long OI = ValueReader.elements(3, 4, 6);

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;
  private final LineReader lines;

  ClaimReader(TransactionCursor cursor, ValueReader values, LoopReader loops) {
    this.cursor = cursor;
    this.values = values;
    this.loops = loops;
    this.lines = new LineReader(cursor, values, loops);
  }

  ProfessionalClaim read() {
    ClaimSegment head = head();
    List<DateSegment> dates = new ArrayList<>(1);
    List<AmountSegment> amounts = new ArrayList<>(0);
    List<ReferenceSegment> references = new ArrayList<>(2);
    List<NoteSegment> notes = new ArrayList<>(0);
    List<NamedLoop> providers = new ArrayList<>(2);
    List<OtherSubscriber> others = new ArrayList<>(0);
    List<ProfessionalLine> read = new ArrayList<>(2);
    List<KeptSegment> kept = new ArrayList<>(0);
    DiagnosisSegment diagnoses = null;
    while (cursor.inside()) {
      String id = cursor.segment().id();
      boolean simple = true;
      switch (id) {
        case "DTP" -> take(dates, values.date(), kept);
        case "AMT" -> take(amounts, values.amount(), kept);
        case "REF" -> take(references, values.reference(), kept);
        case "NTE" -> take(notes, values.note(), kept);
        case "HI" -> {
          DiagnosisSegment found = diagnoses == null ? diagnoses() : null;
          if (found == null) {
            kept.add(values.kept());
          } else {
            diagnoses = found;
          }
        }
        case "NM1" -> {
          simple = false;
          providers.add(loops.read());
        }
        case "SBR" -> {
          simple = false;
          others.add(otherSubscriber());
        }
        case "LX" -> {
          simple = false;
          read.add(lines.read());
        }
        case "HL", "CLM" -> {
          return new ProfessionalClaim(
              head, dates, amounts, references, notes, diagnoses, providers, others, read, kept);
        }
        default -> kept.add(values.kept());
      }
      if (simple) {
        cursor.advance();
      }
    }
    return new ProfessionalClaim(
        head, dates, amounts, references, notes, diagnoses, providers, others, read, kept);
  }

  private <T> void take(List<T> list, T value, List<KeptSegment> kept) {
    if (value == null) {
      kept.add(values.kept());
    } else {
      list.add(value);
    }
  }

  private ClaimSegment head() {
    values.mustFit(CLM, CLM_DIVIDED);
    Segment clm = cursor.segment();
    ClaimSegment.RelatedCauses causes =
        clm.has(11)
            ? new ClaimSegment.RelatedCauses(
                clm.component(11, 1),
                clm.component(11, 2),
                clm.component(11, 3),
                clm.component(11, 4),
                clm.component(11, 5))
            : null;
    ClaimSegment head =
        new ClaimSegment(
            values.text(1),
            values.cents(2),
            clm.component(5, 1),
            clm.component(5, 2),
            clm.component(5, 3),
            values.text(6),
            values.text(7),
            values.text(8),
            values.text(9),
            values.text(10),
            causes,
            values.text(12),
            values.text(20));
    cursor.advance();
    return head;
  }

  /** The diagnoses of the HI, or null where it tells of anything else or more. */
  private DiagnosisSegment diagnoses() {
    Segment hi = cursor.segment();
    int count = hi.elementCount();
    if (count == 0 || count > DiagnosisSegment.MOST_CODES) {
      return null;
    }
    List<DiagnosisSegment.Code> codes = new ArrayList<>(count);
    for (int e = 1; e <= count; e++) {
      String qualifier = hi.component(e, 1);
      boolean diagnosis =
          switch (qualifier) {
            case "ABK", "ABF", "BK", "BF" -> true;
            default -> false;
          };
      if (!diagnosis || hi.componentCount(e) > 2 || hi.repetitionCount(e) > 1) {
        return null;
      }
      codes.add(new DiagnosisSegment.Code(qualifier, hi.component(e, 2)));
    }
    return new DiagnosisSegment(codes);
  }

  private OtherSubscriber otherSubscriber() {
    SubscriberSegment coverage = ClaimFileReader.coverage(cursor, values);
    List<AdjustmentSegment> adjustments = new ArrayList<>(1);
    List<AmountSegment> amounts = new ArrayList<>(2);
    List<NamedLoop> parties = new ArrayList<>(2);
    List<KeptSegment> kept = new ArrayList<>(0);
    String assigned = "";
    String source = "";
    String release = "";
    boolean insurance = false;
    while (cursor.inside()) {
      Segment segment = cursor.segment();
      String id = segment.id();
      if (id.equals("NM1")) {
        parties.add(loops.read());
        continue;
      }
      if (id.equals("SBR") || id.equals("LX") || id.equals("HL") || id.equals("CLM")) {
        break;
      }
      switch (id) {
        case "CAS" -> adjustments.add(values.adjustment());
        case "AMT" -> take(amounts, values.amount(), kept);
        case "OI" -> {
          if (insurance || !values.fits(OI, 0)) {
            kept.add(values.kept());
          } else {
            insurance = true;
            assigned = values.text(3);
            source = values.text(4);
            release = values.text(6);
          }
        }
        default -> kept.add(values.kept());
      }
      cursor.advance();
    }
    return new OtherSubscriber(
        coverage, adjustments, amounts, assigned, source, release, parties, kept);
  }
}
