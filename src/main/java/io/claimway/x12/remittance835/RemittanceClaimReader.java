package io.claimway.x12.remittance835;

import io.claimway.x12.FindingCode;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.FixedPoint;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads one claim of an 835, from its CLP to the last segment of its last line. */
final class RemittanceClaimReader {

  private static final long CLP = ValueReader.elements(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13);
  private static final long MOA = ValueReader.elements(1, 2, 3, 4, 5, 6, 7, 8, 9);
  private static final long SVC = ValueReader.elements(2, 3, 4, 5, 7);
  private static final long SVC_DIVIDED = ValueReader.elements(1, 6);
  private static final long LQ = ValueReader.elements(1, 2);

  private final TransactionCursor cursor;
  private final ValueReader values;

  private List<AdjustmentSegment> adjustments;
  private List<NameSegment> names;
  private OutpatientSegment outpatient;
  private List<ReferenceSegment> references;
  private List<DateSegment> dates;
  private List<ContactSegment> contacts;
  private List<AmountSegment> amounts;
  private List<QuantitySegment> quantities;
  private List<RemarkSegment> remarks;
  private List<KeptSegment> kept;

  RemittanceClaimReader(TransactionCursor cursor, ValueReader values) {
    this.cursor = cursor;
    this.values = values;
  }

  RemittanceClaim read(RemittanceHeading heading) {
    int ordinal = cursor.ordinal();
    ClaimPaymentSegment head = head();
    clear();
    while (cursor.inside() && takeOfClaim(cursor.segment().id())) {
      cursor.advance();
    }
    List<AdjustmentSegment> ownAdjustments = adjustments;
    List<NameSegment> ownNames = names;
    OutpatientSegment ownOutpatient = outpatient;
    List<ReferenceSegment> ownReferences = references;
    List<DateSegment> ownDates = dates;
    List<ContactSegment> ownContacts = contacts;
    List<AmountSegment> ownAmounts = amounts;
    List<QuantitySegment> ownQuantities = quantities;
    List<KeptSegment> ownKept = kept;
    List<RemittanceLine> lines = new ArrayList<>(2);
    while (cursor.inside() && cursor.segment().is("SVC")) {
      lines.add(line());
    }
    return new RemittanceClaim(
        heading,
        head,
        ownAdjustments,
        ownNames,
        ownOutpatient,
        ownReferences,
        ownDates,
        ownContacts,
        ownAmounts,
        ownQuantities,
        lines,
        ownKept,
        ordinal);
  }

  private void clear() {
    adjustments = List.of();
    names = List.of();
    outpatient = null;
    references = List.of();
    dates = List.of();
    contacts = List.of();
    amounts = List.of();
    quantities = List.of();
    remarks = List.of();
    kept = List.of();
  }

  private ClaimPaymentSegment head() {
    values.mustFit(CLP, 0);
    for (int e = 3; e <= 4; e++) {
      if (!cursor.segment().has(e)) {
        cursor.report(FindingCode.ELEMENT_MISSING, e, 0, "the amount of the claim is missing");
      }
    }
    ClaimPaymentSegment head =
        new ClaimPaymentSegment(
            values.text(1),
            values.text(2),
            values.cents(3),
            values.cents(4),
            values.optionalCents(5),
            values.text(6),
            values.text(7),
            values.text(8),
            values.text(9),
            values.text(11),
            values.optionalDecimal(12, FixedPoint.THOUSANDTHS),
            values.optionalDecimal(13, FixedPoint.THOUSANDTHS));
    cursor.advance();
    return head;
  }

  private boolean takeOfClaim(String id) {
    switch (id) {
      case "CAS" -> adjustments = plus(adjustments, values.adjustment());
      case "NM1" -> names = take(names, values.name());
      case "MOA" -> takeOutpatient();
      case "REF" -> references = take(references, values.reference());
      case "DTM" -> dates = take(dates, values.moment());
      case "PER" -> contacts = take(contacts, values.contact());
      case "AMT" -> amounts = take(amounts, values.amount());
      case "QTY" -> quantities = take(quantities, values.quantity());
      case "SVC", "CLP", "LX", "PLB" -> {
        return false;
      }
      default -> keepAtClaim(id);
    }
    return true;
  }

  private void keepAtClaim(String id) {
    if (!id.equals("MIA")) {
      cursor.report(
          FindingCode.SEGMENT_UNEXPECTED,
          0,
          0,
          "the segment has no place in a claim of a remittance");
    }
    kept = plus(kept, values.kept());
  }

  private void takeOutpatient() {
    OutpatientSegment found = outpatient == null && values.fits(MOA, 0) ? outpatient() : null;
    if (found == null) {
      kept = plus(kept, values.kept());
    } else {
      outpatient = found;
    }
  }

  private OutpatientSegment outpatient() {
    List<String> codes = values.texts(3, 7);
    return new OutpatientSegment(
        values.optionalDecimal(1, FixedPoint.THOUSANDTHS),
        values.optionalCents(2),
        codes,
        values.optionalCents(8),
        values.optionalCents(9));
  }

  private RemittanceLine line() {
    int ordinal = cursor.ordinal();
    ServicePaymentSegment service = service();
    clear();
    while (cursor.inside() && takeOfLine(cursor.segment().id())) {
      cursor.advance();
    }
    return new RemittanceLine(
        service, dates, adjustments, references, amounts, quantities, remarks, kept, ordinal);
  }

  private ServicePaymentSegment service() {
    values.mustFit(SVC, SVC_DIVIDED);
    if (!cursor.segment().has(2)) {
      cursor.report(FindingCode.ELEMENT_MISSING, 2, 0, "the charge of the line is missing");
    }
    ServicePaymentSegment service =
        new ServicePaymentSegment(
            values.procedure(1),
            values.cents(2),
            values.cents(3),
            values.text(4),
            values.optionalDecimal(5, FixedPoint.THOUSANDTHS),
            values.procedure(6),
            values.optionalDecimal(7, FixedPoint.THOUSANDTHS));
    cursor.advance();
    return service;
  }

  private boolean takeOfLine(String id) {
    switch (id) {
      case "DTM" -> dates = take(dates, values.moment());
      case "CAS" -> adjustments = plus(adjustments, values.adjustment());
      case "REF" -> references = take(references, values.reference());
      case "AMT" -> amounts = take(amounts, values.amount());
      case "QTY" -> quantities = take(quantities, values.quantity());
      case "LQ" ->
          remarks =
              take(
                  remarks,
                  values.fits(LQ, 0) ? new RemarkSegment(values.text(1), values.text(2)) : null);
      case "SVC", "CLP", "LX", "PLB" -> {
        return false;
      }
      default -> {
        cursor.report(
            FindingCode.SEGMENT_UNEXPECTED,
            0,
            0,
            "the segment has no place in a line of a remittance");
        kept = plus(kept, values.kept());
      }
    }
    return true;
  }

  private <T> List<T> take(List<T> list, T value) {
    if (value == null) {
      kept = plus(kept, values.kept());
      return list;
    }
    return plus(list, value);
  }

  private static <T> List<T> plus(List<T> list, T value) {
    List<T> grown = list.isEmpty() ? new ArrayList<>(2) : list;
    grown.add(value);
    return grown;
  }
}
