package io.claimway.x12.segment;

import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads segment values off the segment that a cursor stands on.
 *
 * <p>A value is null where the segment says more than the value models or cannot be understood: it
 * is then to be kept whole. Amounts and dates of the segments that every loop must have are read by
 * force; what cannot be read there is a finding and counts as zero or null.
 */
public final class ValueReader {

  private static final long NM1 = elements(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  private static final long N3 = elements(1, 2);
  private static final long N4 = elements(1, 2, 3, 4, 5, 6, 7);
  private static final long THREE = elements(1, 2, 3);
  private static final long FOUR = elements(1, 2, 3, 4);
  private static final long TWO = elements(1, 2);
  private static final long PER = elements(1, 2, 3, 4, 5, 6, 7, 8);
  private static final int CAS_TRIPLET = 3;

  private final TransactionCursor cursor;

  public ValueReader(TransactionCursor cursor) {
    this.cursor = cursor;
  }

  /** The set of element positions that {@link #fits} takes. */
  public static long elements(int... positions) {
    long set = 0;
    for (int position : positions) {
      set |= 1L << position;
    }
    return set;
  }

  /**
   * Whether the segment has no other elements than these, and none of the simple ones is divided.
   */
  public boolean fits(long simple, long divided) {
    Segment segment = cursor.segment();
    int count = segment.elementCount();
    for (int e = 1; e <= count; e++) {
      if (segment.has(e)) {
        boolean modelled =
            e < 64 && ((simple >> e & 1) != 0 ? segment.isSimple(e) : (divided >> e & 1) != 0);
        if (!modelled) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Reports elements that the value of a loop's head does not model: they will not be written
   * again.
   */
  public void mustFit(long simple, long divided) {
    if (!fits(simple, divided)) {
      cursor.report(
          FindingCode.ELEMENT_NOT_USED,
          0,
          0,
          "the segment holds elements that its guide does not use");
    }
  }

  // --- elements

  public String text(int element) {
    return cursor.segment().element(element);
  }

  /** An amount in cents; zero and a finding where it is none. */
  public long cents(int element) {
    Segment segment = cursor.segment();
    if (!segment.has(element) || segment.isAmount(element)) {
      return segment.cents(element);
    }
    cursor.report(
        FindingCode.CHARACTER_INVALID, element, 0, "the amount is no decimal of whole cents");
    return 0;
  }

  /** An amount in cents; null where it is absent, null and a finding where it is none. */
  public Long optionalCents(int element) {
    if (!cursor.segment().has(element)) {
      return null;
    }
    if (cursor.segment().isAmount(element)) {
      return cursor.segment().cents(element);
    }
    cursor.report(
        FindingCode.CHARACTER_INVALID, element, 0, "the amount is no decimal of whole cents");
    return null;
  }

  /**
   * A decimal of up to so many places; null where it is absent, null and a finding where it is
   * none.
   */
  public Long optionalDecimal(int element, int places) {
    String text = text(element);
    if (text.isEmpty()) {
      return null;
    }
    Long value = FixedPoint.parse(text, places);
    if (value == null) {
      cursor.report(
          FindingCode.CHARACTER_INVALID,
          element,
          0,
          "the value is no decimal of at most " + places + " places");
    }
    return value;
  }

  /** A decimal in thousandths; zero and a finding where it is none. */
  public long thousandths(int element) {
    Long value = optionalDecimal(element, FixedPoint.THOUSANDTHS);
    return value == null ? 0 : value;
  }

  /** A whole number; null where it is absent or none. */
  public Long optionalNumber(int element, int component) {
    String text = cursor.segment().component(element, component);
    return text.isEmpty() ? null : FixedPoint.parse(text, 0);
  }

  /** A date as CCYYMMDD; null where it is absent, null and a finding where it is none. */
  public LocalDate date(int element) {
    String text = text(element);
    LocalDate date = DateSegment.parse(text);
    if (date == null && !text.isEmpty()) {
      cursor.report(FindingCode.DATE_INVALID, element, 0, "the date is none");
    }
    return date;
  }

  /** The components of an element from one on, up to the last one that is not empty. */
  public List<String> components(int element, int from) {
    Segment segment = cursor.segment();
    List<String> all = new ArrayList<>(4);
    int count = segment.componentCount(element);
    for (int c = from; c <= count; c++) {
      all.add(segment.component(element, c));
    }
    return dropEmptyEnd(all);
  }

  /** The elements from one to another, up to the last one that is not empty. */
  public List<String> texts(int from, int to) {
    List<String> all = new ArrayList<>(4);
    for (int e = from; e <= to; e++) {
      all.add(text(e));
    }
    return dropEmptyEnd(all);
  }

  /** The repetitions of an element. */
  public List<String> repetitions(int element) {
    Segment segment = cursor.segment();
    int count = segment.repetitionCount(element);
    List<String> all = new ArrayList<>(count);
    for (int r = 1; r <= count; r++) {
      all.add(segment.repetition(element, r));
    }
    return all;
  }

  private static List<String> dropEmptyEnd(List<String> texts) {
    int size = texts.size();
    while (size > 0 && texts.get(size - 1).isEmpty()) {
      size--;
    }
    return texts.subList(0, size);
  }

  /** A procedure (C003), or null where the element is empty. */
  public ProcedureCode procedure(int element) {
    Segment segment = cursor.segment();
    if (!segment.has(element)) {
      return null;
    }
    List<String> modifiers = components(element, 3);
    if (modifiers.size() > ProcedureCode.MOST_MODIFIERS) {
      modifiers = dropEmptyEnd(modifiers.subList(0, ProcedureCode.MOST_MODIFIERS));
    }
    return new ProcedureCode(
        segment.component(element, 1),
        segment.component(element, 2),
        modifiers,
        segment.component(element, 7),
        segment.component(element, 8));
  }

  // --- segments

  /** An NM1; the caller keeps the segment where it is null. */
  public NameSegment name() {
    boolean person = cursor.segment().is(2, "1");
    if (!fits(NM1, 0) || !(person || cursor.segment().is(2, "2"))) {
      return null;
    }
    return new NameSegment(
        text(1), person, text(3), text(4), text(5), text(6), text(7), text(8), text(9), text(10));
  }

  /** An NM1 that opens a loop: what it says beyond its value is lost with a finding. */
  public NameSegment headName() {
    if (!cursor.segment().is(2, "1") && !cursor.segment().is(2, "2")) {
      cursor.report(
          FindingCode.CODE_INVALID,
          2,
          0,
          "the entity is neither a person (1) nor an organisation (2)");
    }
    mustFit(NM1, 0);
    return new NameSegment(
        text(1),
        cursor.segment().is(2, "1"),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7),
        text(8),
        text(9),
        text(10));
  }

  /** An address with the street of an N3; null where the segment says more. */
  public AddressSegments street() {
    return fits(N3, 0) ? new AddressSegments(text(1), text(2), "", "", "", "", "", "", "") : null;
  }

  /**
   * The address with the city of an N4 behind its street, which may be null; null where the segment
   * says more.
   */
  public AddressSegments city(AddressSegments street) {
    if (!fits(N4, 0)) {
      return null;
    }
    return new AddressSegments(
        street == null ? "" : street.line1(),
        street == null ? "" : street.line2(),
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7));
  }

  public DemographicSegment demographics() {
    if (!fits(THREE, 0)) {
      return null;
    }
    LocalDate birth = DateSegment.parse(text(2));
    boolean readable =
        birth == null ? text(1).isEmpty() && text(2).isEmpty() : cursor.segment().is(1, "D8");
    return readable ? new DemographicSegment(birth, text(3)) : null;
  }

  public ProviderSegment specialty() {
    return fits(THREE, 0) ? new ProviderSegment(text(1), text(2), text(3)) : null;
  }

  /** A DTP. */
  public DateSegment date() {
    return fits(THREE, 0) ? new DateSegment(text(1), text(2), text(3)) : null;
  }

  /** A DTM of two elements. */
  public DateSegment moment() {
    return fits(TWO, 0) ? new DateSegment(text(1), "D8", text(2)) : null;
  }

  public ReferenceSegment reference() {
    Segment segment = cursor.segment();
    if (!fits(THREE, elements(4))
        || segment.componentCount(4) > 2
        || segment.repetitionCount(4) > 1) {
      return null;
    }
    return new ReferenceSegment(
        text(1), text(2), text(3), segment.component(4, 1), segment.component(4, 2));
  }

  public ContactSegment contact() {
    if (!fits(PER, 0)) {
      return null;
    }
    List<ContactSegment.Channel> channels = new ArrayList<>(3);
    for (int e = 3; e <= 7; e += 2) {
      if (cursor.segment().has(e) || cursor.segment().has(e + 1)) {
        channels.add(new ContactSegment.Channel(text(e), text(e + 1)));
      }
    }
    return new ContactSegment(text(1), text(2), channels);
  }

  public AmountSegment amount() {
    boolean readable = fits(TWO, 0) && cursor.segment().isAmount(2);
    return readable ? new AmountSegment(text(1), cursor.segment().cents(2)) : null;
  }

  public QuantitySegment quantity() {
    Long value = fits(TWO, 0) ? FixedPoint.parse(text(2), FixedPoint.THOUSANDTHS) : null;
    return value == null ? null : new QuantitySegment(text(1), value);
  }

  public NoteSegment note() {
    return fits(TWO, 0) ? new NoteSegment(text(1), text(2)) : null;
  }

  public TraceSegment trace() {
    return fits(FOUR, 0) ? new TraceSegment(text(1), text(2), text(3), text(4)) : null;
  }

  /** A CAS; an amount that cannot be read is a finding and counts as zero. */
  public AdjustmentSegment adjustment() {
    Segment segment = cursor.segment();
    List<AdjustmentSegment.Reason> reasons = new ArrayList<>(2);
    int last = 1 + AdjustmentSegment.MOST_REASONS * CAS_TRIPLET;
    for (int e = 2; e <= Math.min(segment.elementCount(), last); e += CAS_TRIPLET) {
      if (segment.has(e) || segment.has(e + 1) || segment.has(e + 2)) {
        Long quantity = optionalDecimal(e + 2, FixedPoint.THOUSANDTHS);
        reasons.add(new AdjustmentSegment.Reason(text(e), cents(e + 1), quantity));
      }
    }
    return new AdjustmentSegment(text(1), reasons, cursor.ordinal());
  }

  /** The BHT behind the ST; its values are empty where there is none. */
  public HierarchicalHeader header() {
    String control = cursor.transaction().control();
    String guide = cursor.statedGuide();
    if (!cursor.inside() || !cursor.segment().is("BHT")) {
      return new HierarchicalHeader(control, guide, "", "", "", null, "", "");
    }
    HierarchicalHeader header =
        new HierarchicalHeader(
            control, guide, text(1), text(2), text(3), date(4), text(5), text(6));
    cursor.advance();
    return header;
  }

  /** The segment as it is, whatever it says. */
  public KeptSegment kept() {
    Segment segment = cursor.segment();
    int count = segment.elementCount();
    List<String> elements = new ArrayList<>(count);
    for (int e = 1; e <= count; e++) {
      elements.add(segment.isSimple(e) ? segment.element(e) : divided(segment, e));
    }
    return new KeptSegment(segment.id(), dropEmptyEnd(elements));
  }

  private static String divided(Segment segment, int element) {
    StringBuilder text = new StringBuilder();
    int repetitions = segment.repetitionCount(element);
    for (int r = 1; r <= repetitions; r++) {
      if (r > 1) {
        text.append(KeptSegment.REPETITION);
      }
      for (int c = 1, left = segment.repetition(element, r).length(); left >= 0; c++) {
        String component = segment.component(element, r, c);
        text.append(c > 1 ? String.valueOf(KeptSegment.COMPONENT) : "").append(component);
        left -= component.length() + 1;
      }
    }
    return text.toString();
  }
}
