package io.claimway.x12.segment;

import io.claimway.x12.OutboundText;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import java.util.List;

/**
 * Writes segment values through the core's writer, with their text as every validator accepts it,
 * or as it is given.
 *
 * <p>Null values write nothing. Kept segments are written where the guide places their id: {@link
 * #kept(List, String...)} at that place, {@link #keptOther(List, String...)} at the end of the loop
 * for ids that have no place.
 */
public final class ValueWriter {

  private final SegmentWriter out;
  private final OutboundText outbound;

  private ValueWriter(SegmentWriter out, OutboundText outbound) {
    this.out = out;
    this.outbound = outbound;
  }

  /** Writes text upper case, in ASCII and without delimiters: for what leaves the house. */
  public static ValueWriter outbound(SegmentWriter out) {
    return new ValueWriter(out, new OutboundText(out.delimiters()));
  }

  /** Writes text as it is given, and refuses what cannot stand: for giving back what was read. */
  public static ValueWriter asGiven(SegmentWriter out) {
    return new ValueWriter(out, null);
  }

  /** The core's writer, for envelopes and for segments that no value models. */
  public SegmentWriter out() {
    return out;
  }

  public ValueWriter segment(String id) {
    out.segment(id);
    return this;
  }

  /** The next element as text. */
  public ValueWriter text(String value) {
    if (outbound == null) {
      out.element(value);
    } else {
      out.element(value, outbound);
    }
    return this;
  }

  /** The next component as text. */
  public ValueWriter component(String value) {
    if (outbound == null) {
      out.component(value);
    } else {
      out.component(value, outbound);
    }
    return this;
  }

  /** The next repetition as text. */
  public ValueWriter repetition(String value) {
    out.repetition(outbound == null ? value : outbound.of(value));
    return this;
  }

  public ValueWriter skip(int elements) {
    out.skip(elements);
    return this;
  }

  public ValueWriter cents(long cents) {
    out.cents(cents);
    return this;
  }

  /** The next element as money, or left out for null. */
  public ValueWriter optionalCents(Long cents) {
    if (cents == null) {
      out.skip(1);
    } else {
      out.cents(cents);
    }
    return this;
  }

  /** The next element as a decimal in thousandths, or left out for null. */
  public ValueWriter optionalThousandths(Long value) {
    if (value == null) {
      out.skip(1);
    } else {
      thousandths(value);
    }
    return this;
  }

  public ValueWriter thousandths(long value) {
    if (value % 1000 == 0) {
      out.number(value / 1000);
    } else {
      out.element(FixedPoint.text(value, FixedPoint.THOUSANDTHS));
    }
    return this;
  }

  /** The next element as a procedure (C003), or left out for null. */
  public ValueWriter procedure(ProcedureCode procedure) {
    if (procedure == null) {
      out.skip(1);
      return this;
    }
    text(procedure.qualifier()).component(procedure.code());
    for (String modifier : procedure.modifiers()) {
      component(modifier);
    }
    if (!procedure.description().isEmpty() || !procedure.lastCode().isEmpty()) {
      out.skipComponents(ProcedureCode.MOST_MODIFIERS - procedure.modifiers().size());
      component(procedure.description()).component(procedure.lastCode());
    }
    return this;
  }

  // --- whole segments

  public void name(NameSegment name) {
    segment("NM1").text(name.entity()).text(name.person() ? "1" : "2").text(name.last());
    text(name.first()).text(name.middle()).text(name.prefix()).text(name.suffix());
    text(name.qualifier()).text(name.id());
    if (!name.relationship().isEmpty()) {
      text(name.relationship());
    }
  }

  public void address(AddressSegments address) {
    if (address == null) {
      return;
    }
    if (address.hasStreet()) {
      segment("N3").text(address.line1()).text(address.line2());
    }
    if (address.hasCity()) {
      segment("N4").text(address.city()).text(address.state()).text(address.postalCode());
      text(address.country()).text(address.locationQualifier()).text(address.location());
      text(address.subdivision());
    }
  }

  public void demographics(DemographicSegment demographics) {
    if (demographics != null) {
      segment("DMG").text(demographics.birthDate() == null ? "" : "D8");
      out.date(demographics.birthDate());
      text(demographics.sex());
    }
  }

  public void specialty(ProviderSegment specialty) {
    if (specialty != null) {
      segment("PRV").text(specialty.role()).text(specialty.qualifier()).text(specialty.code());
    }
  }

  /** DTP segments, with their format. */
  public void dates(List<DateSegment> dates) {
    for (DateSegment date : dates) {
      segment("DTP").text(date.qualifier()).text(date.format()).text(date.value());
    }
  }

  /** DTM segments, which have no format. */
  public void moments(List<DateSegment> dates) {
    for (DateSegment date : dates) {
      segment("DTM").text(date.qualifier()).text(date.value());
    }
  }

  public void references(List<ReferenceSegment> references) {
    for (ReferenceSegment reference : references) {
      segment("REF").text(reference.qualifier()).text(reference.value());
      text(reference.description());
      if (!reference.secondQualifier().isEmpty()) {
        text(reference.secondQualifier()).component(reference.secondValue());
      }
    }
  }

  public void contacts(List<ContactSegment> contacts) {
    for (ContactSegment contact : contacts) {
      segment("PER").text(contact.function()).text(contact.name());
      for (ContactSegment.Channel channel : contact.channels()) {
        text(channel.kind()).text(channel.number());
      }
    }
  }

  public void amounts(List<AmountSegment> amounts) {
    for (AmountSegment amount : amounts) {
      segment("AMT").text(amount.qualifier()).cents(amount.cents());
    }
  }

  public void quantities(List<QuantitySegment> quantities) {
    for (QuantitySegment quantity : quantities) {
      segment("QTY").text(quantity.qualifier()).thousandths(quantity.thousandths());
    }
  }

  public void adjustments(List<AdjustmentSegment> adjustments) {
    for (AdjustmentSegment adjustment : adjustments) {
      segment("CAS").text(adjustment.group());
      for (AdjustmentSegment.Reason reason : adjustment.reasons()) {
        text(reason.code()).cents(reason.cents()).optionalThousandths(reason.thousandths());
      }
    }
  }

  public void notes(List<NoteSegment> notes) {
    for (NoteSegment note : notes) {
      segment("NTE").text(note.code()).text(note.text());
    }
  }

  public void trace(TraceSegment trace) {
    if (trace != null) {
      segment("TRN").text(trace.type()).text(trace.number()).text(trace.originator());
      text(trace.supplement());
    }
  }

  /** ST and BHT; no BHT where a file that was read had none. */
  public void open(String set, HierarchicalHeader header) {
    out.openTransaction(new TransactionHeader(set, header.control(), header.guide()));
    if ((header.structure() + header.purpose() + header.reference()).isEmpty()) {
      return;
    }
    segment("BHT").text(header.structure()).text(header.purpose()).text(header.reference());
    out.date(header.date());
    text(header.time()).text(header.type());
  }

  /**
   * A loop in the order of the 837: name, specialty, address, demographics, dates, references,
   * contacts.
   */
  public void loop(NamedLoop loop) {
    if (loop == null) {
      return;
    }
    name(loop.name());
    specialty(loop.specialty());
    address(loop.address());
    demographics(loop.demographics());
    dates(loop.dates());
    references(loop.references());
    contacts(loop.contacts());
    kept(loop.kept());
  }

  // --- kept segments

  /** All kept segments, in their order. */
  public void kept(List<KeptSegment> kept) {
    for (KeptSegment segment : kept) {
      write(segment);
    }
  }

  /** The kept segments of these ids, in their order. */
  public void kept(List<KeptSegment> kept, String... ids) {
    for (KeptSegment segment : kept) {
      if (contains(ids, segment.id())) {
        write(segment);
      }
    }
  }

  /** The kept segments of all ids but these, in their order. */
  public void keptOther(List<KeptSegment> kept, String... ids) {
    for (KeptSegment segment : kept) {
      if (!contains(ids, segment.id())) {
        write(segment);
      }
    }
  }

  private static boolean contains(String[] ids, String id) {
    for (String one : ids) {
      if (one.equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void write(KeptSegment kept) {
    out.segment(kept.id());
    for (String element : kept.elements()) {
      writeKept(element);
    }
  }

  private void writeKept(String element) {
    boolean first = true;
    for (String repetition : element.split(String.valueOf(KeptSegment.REPETITION), -1)) {
      boolean firstComponent = true;
      for (String component : repetition.split(String.valueOf(KeptSegment.COMPONENT), -1)) {
        if (!firstComponent) {
          component(component);
        } else if (first) {
          text(component);
        } else {
          repetition(component);
        }
        firstComponent = false;
      }
      first = false;
    }
  }
}
