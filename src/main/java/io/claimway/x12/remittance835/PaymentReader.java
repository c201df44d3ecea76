package io.claimway.x12.remittance835;

import io.claimway.x12.FindingCode;
import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads what opens an 835, from its BPR to the end of the payee's loop. */
final class PaymentReader {

  private static final long BPR =
      ValueReader.elements(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  private static final long N1 = ValueReader.elements(1, 2, 3, 4);
  private static final PaymentSegment NO_PAYMENT =
      new PaymentSegment("", 0, "", "", "", null, null, "", "", null, null, null);

  private final TransactionCursor cursor;
  private final ValueReader values;

  PaymentReader(TransactionCursor cursor, ValueReader values) {
    this.cursor = cursor;
    this.values = values;
  }

  RemittancePayment read() {
    int ordinal = cursor.ordinal();
    PaymentSegment payment = payment();
    TraceSegment trace = null;
    List<ReferenceSegment> references = new ArrayList<>(1);
    List<DateSegment> dates = new ArrayList<>(1);
    List<KeptSegment> kept = new ArrayList<>(0);
    RemittanceParty payer = null;
    RemittanceParty payee = null;
    while (cursor.inside()) {
      String id = cursor.segment().id();
      if (id.equals("LX") || id.equals("CLP") || id.equals("PLB")) {
        break;
      }
      if (id.equals("N1") && payer == null && cursor.segment().is(1, "PR")) {
        payer = party();
        continue;
      }
      if (id.equals("N1") && payee == null && cursor.segment().is(1, "PE")) {
        payee = party();
        continue;
      }
      TraceSegment foundTrace = id.equals("TRN") && trace == null ? values.trace() : null;
      ReferenceSegment reference = id.equals("REF") ? values.reference() : null;
      DateSegment date = id.equals("DTM") ? values.moment() : null;
      if (foundTrace != null) {
        trace = foundTrace;
      } else if (reference != null) {
        references.add(reference);
      } else if (date != null) {
        dates.add(date);
      } else {
        kept.add(values.kept());
      }
      cursor.advance();
    }
    return new RemittancePayment(
        cursor.transaction().control(),
        cursor.statedGuide(),
        payment,
        trace,
        references,
        dates,
        payer,
        payee,
        kept,
        payment.equals(NO_PAYMENT) ? 0 : ordinal);
  }

  private PaymentSegment payment() {
    if (!cursor.inside() || !cursor.segment().is("BPR")) {
      if (cursor.inside()) {
        cursor.report(FindingCode.SEGMENT_MISSING, 0, 0, "the BPR is missing before the segment");
      }
      return NO_PAYMENT;
    }
    values.mustFit(BPR, 0);
    if (!cursor.segment().has(2)) {
      cursor.report(FindingCode.ELEMENT_MISSING, 2, 0, "the amount of the payment is missing");
    }
    PaymentSegment payment =
        new PaymentSegment(
            values.text(1),
            values.cents(2),
            values.text(3),
            values.text(4),
            values.text(5),
            bank(6),
            bank(8),
            values.text(10),
            values.text(11),
            bank(12),
            bank(14),
            values.date(16));
    cursor.advance();
    return payment;
  }

  private PaymentSegment.BankId bank(int element) {
    return cursor.segment().has(element) || cursor.segment().has(element + 1)
        ? new PaymentSegment.BankId(values.text(element), values.text(element + 1))
        : PaymentSegment.BankId.NONE;
  }

  private RemittanceParty party() {
    values.mustFit(N1, 0);
    String entity = values.text(1);
    String name = values.text(2);
    String qualifier = values.text(3);
    String id = values.text(4);
    cursor.advance();
    AddressSegments address = null;
    List<ReferenceSegment> references = new ArrayList<>(1);
    List<ContactSegment> contacts = new ArrayList<>(1);
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside()) {
      AddressSegments street = null;
      AddressSegments city = null;
      ReferenceSegment reference = null;
      ContactSegment contact = null;
      switch (cursor.segment().id()) {
        case "N3" -> street = address == null ? values.street() : null;
        case "N4" -> city = address == null || !address.hasCity() ? values.city(address) : null;
        case "REF" -> reference = values.reference();
        case "PER" -> contact = values.contact();
        case "N2", "RDM" -> {
          // Kept below.
        }
        default -> {
          return new RemittanceParty(
              entity, name, qualifier, id, address, references, contacts, kept);
        }
      }
      if (street != null) {
        address = street;
      } else if (city != null) {
        address = city;
      } else if (reference != null) {
        references.add(reference);
      } else if (contact != null) {
        contacts.add(contact);
      } else {
        kept.add(values.kept());
      }
      cursor.advance();
    }
    return new RemittanceParty(entity, name, qualifier, id, address, references, contacts, kept);
  }
}
