package io.claimway.x12;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What is wrong with ISA, GS, ST and their trailers, as findings. */
final class EnvelopeChecks {
  private static final int[] ISA_WIDTHS = {0, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

  /** Repeated ST02 are looked for among so many; a group has a few thousand at most. */
  private static final int MAX_REMEMBERED_CONTROLS = 20_000;

  private static final Set<String> ID_QUALIFIERS =
      Set.of(
          "01", "02", "03", "04", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
          "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32",
          "33", "34", "35", "36", "37", "38", "AM", "NR", "SA", "SN", "ZZ");

  private static final Map<String, String> GROUP_CODE_OF_SET =
      Map.of(
          "837", "HC", "835", "HP", "270", "HS", "271", "HB", "276", "HR", "277", "HN", "999", "FA",
          "997", "FA", "820", "RA", "834", "BE");

  private final InterchangeReader reader;
  private final Consumer<Finding> findings;
  private final Set<String> controls = new HashSet<>();
  private String isaControl = "";
  private String gsControl = "";
  private String stControl = "";
  private boolean acknowledged;

  EnvelopeChecks(InterchangeReader reader, Consumer<Finding> findings) {
    this.reader = reader;
    this.findings = findings;
  }

  void segment(Segment segment) {
    if (segment.oversized()) {
      add(
          FindingCode.SEGMENT_UNREADABLE,
          0,
          "",
          "at most " + SegmentReader.MAX_SEGMENT_BYTES + " bytes",
          "the segment is longer than any segment can be; its end was cut off");
    }
    if (segment.nul) {
      add(
          FindingCode.SEGMENT_UNREADABLE,
          0,
          "",
          "text",
          "a NUL stands in the segment, which is no text: it may be damaged");
    }
  }

  // --- interchange

  void interchange(Segment isa, String flaw, long leadingBytes) {
    isaControl = isa.element(13).strip();
    acknowledged = false;
    if (leadingBytes > 0) {
      add(
          FindingCode.SEGMENT_OUTSIDE_ENVELOPE,
          0,
          "",
          "ISA first",
          leadingBytes + " bytes stand before the first ISA");
    }
    if (flaw != null) {
      add(FindingCode.INTERCHANGE_HEADER_INVALID, 0, "", "ISA of 106 bytes", flaw);
      return;
    }
    Delimiters d = reader.delimiters();
    if (d.component() == d.element() || d.component() == d.segment()) {
      add(
          FindingCode.DELIMITERS_INVALID,
          16,
          Delimiters.name(d.component()),
          "a delimiter of its own",
          "the component separator equals another delimiter");
    }
    for (int e = 1; e < ISA_WIDTHS.length; e++) {
      int width = isa.element(e).length();
      if (width != ISA_WIDTHS[e] && !(e == 16 && width == 0)) {
        add(
            FindingCode.INTERCHANGE_HEADER_INVALID,
            e,
            width + " characters",
            ISA_WIDTHS[e] + " characters",
            "the element has " + width + " characters instead of " + ISA_WIDTHS[e]);
      }
    }
    interchangeValues(isa);
  }

  private void interchangeValues(Segment isa) {
    code(isa, 5, ID_QUALIFIERS, FindingCode.INTERCHANGE_SENDER_QUALIFIER_INVALID);
    code(isa, 7, ID_QUALIFIERS, FindingCode.INTERCHANGE_RECEIVER_QUALIFIER_INVALID);
    code(isa, 14, Set.of("0", "1"), FindingCode.ACKNOWLEDGEMENT_REQUEST_INVALID);
    code(isa, 15, Set.of("P", "T", "I"), FindingCode.USAGE_INDICATOR_INVALID);
    String date = isa.element(9).strip();
    if (!Dates.isYearless(date)) {
      value(FindingCode.INTERCHANGE_DATE_INVALID, 9, date, "a date YYMMDD");
    }
    String time = isa.element(10).strip();
    if (!Dates.isTime(time)) {
      value(FindingCode.INTERCHANGE_TIME_INVALID, 10, time, "a time HHMM");
    }
    if (isNotDigits(isa.element(12).strip(), 5, 5)) {
      value(FindingCode.INTERCHANGE_VERSION_INVALID, 12, isa.element(12).strip(), "00501");
    }
    if (isNotDigits(isaControl, 1, 9)) {
      value(FindingCode.INTERCHANGE_CONTROL_NUMBER_INVALID, 13, isaControl, "nine digits");
    }
  }

  void interchangeHeaderMissing() {
    isaControl = "";
    acknowledged = false;
    add(
        FindingCode.INTERCHANGE_HEADER_MISSING,
        0,
        reader.segment().id(),
        "ISA",
        "the segment stands outside any interchange: its ISA is missing");
  }

  void ta1() {
    acknowledged = true;
  }

  void interchangeTrailer(Segment iea, int groups) {
    long count = count(iea, 1);
    // A TA1-only interchange is sent with IEA01 0 and with 1.
    if (count != groups && !(acknowledged && groups == 0 && count == 1)) {
      counts(FindingCode.GROUP_COUNT_WRONG, iea.element(1), groups, "groups");
    }
    controls(FindingCode.CONTROL_NUMBERS_DIFFER_IN_INTERCHANGE, iea, isaControl, "ISA13");
  }

  void interchangeTrailerMissing() {
    add(
        FindingCode.INTERCHANGE_TRAILER_MISSING,
        0,
        "",
        "IEA",
        "the interchange ends without its IEA: the file may be cut off");
  }

  // --- group

  void group(Segment gs) {
    gsControl = gs.element(6).strip();
    controls.clear();
    if (isNotDigits(gsControl, 1, 9)) {
      value(FindingCode.GROUP_CONTROL_NUMBER_INVALID, 6, gsControl, "one to nine digits");
    }
  }

  void groupHeaderMissing() {
    gsControl = "";
    controls.clear();
    add(
        FindingCode.GROUP_HEADER_MISSING,
        0,
        reader.segment().id(),
        "GS",
        "the transaction stands outside any group: its GS is missing");
  }

  void groupTrailer(Segment ge, int transactions) {
    if (count(ge, 1) != transactions) {
      counts(FindingCode.TRANSACTION_COUNT_WRONG, ge.element(1), transactions, "transactions");
    }
    controls(FindingCode.CONTROL_NUMBERS_DIFFER_IN_GROUP, ge, gsControl, "GS06");
  }

  void groupTrailerMissing() {
    add(FindingCode.GROUP_TRAILER_MISSING, 0, "", "GE", "the group ends without its GE");
  }

  // --- transaction

  void transaction(Segment st) {
    stControl = st.element(2).strip();
    String set = st.element(1).strip();
    if (isNotDigits(set, 3, 3)) {
      value(FindingCode.TRANSACTION_SET_INVALID, 1, set, "a transaction set of three digits");
    }
    if (stControl.length() < 4 || stControl.length() > 9) {
      value(
          FindingCode.TRANSACTION_CONTROL_NUMBER_INVALID, 2, stControl, "four to nine characters");
    }
    if (controls.size() < MAX_REMEMBERED_CONTROLS && !controls.add(stControl)) {
      value(
          FindingCode.TRANSACTION_CONTROL_NUMBER_REPEATED,
          2,
          stControl,
          "a control number used once in the group");
    }
    String fit = GROUP_CODE_OF_SET.get(set);
    String code = reader.group().code();
    if (fit != null && !code.isEmpty() && !fit.equals(code)) {
      value(FindingCode.GROUP_CODE_UNFIT, 1, set, "a transaction set that fits GS01 " + code);
    }
  }

  void transactionTrailer(Segment se, int segments) {
    if (count(se, 1) != segments) {
      counts(FindingCode.SEGMENT_COUNT_WRONG, se.element(1), segments, "segments");
    }
    controls(FindingCode.CONTROL_NUMBERS_DIFFER_IN_TRANSACTION, se, stControl, "ST02");
  }

  void transactionTrailerMissing() {
    add(
        FindingCode.TRANSACTION_TRAILER_MISSING,
        0,
        "",
        "SE",
        "the transaction ends without its SE: it may be cut off");
  }

  // --- between

  void stray(boolean behindTheEnd) {
    if (!behindTheEnd) {
      add(
          FindingCode.SEGMENT_OUTSIDE_ENVELOPE,
          0,
          "",
          "an envelope",
          "segments from here on stand in no transaction: its ST may be lost or damaged");
    } else {
      add(
          FindingCode.TRAILING_GARBAGE,
          0,
          "",
          "the end of the file or an ISA",
          "what follows the last IEA is no interchange");
    }
  }

  // --- findings

  private void code(Segment isa, int element, Set<String> codes, FindingCode finding) {
    String found = isa.element(element).strip();
    if (!codes.contains(found)) {
      value(finding, element, found, "a code of the standard");
    }
  }

  private void value(FindingCode code, int element, String found, String expected) {
    add(
        code,
        element,
        found,
        expected,
        "found '" + shown(found) + "' where " + expected + " was expected");
  }

  private void counts(FindingCode code, String found, int actual, String things) {
    add(
        code,
        1,
        found,
        Integer.toString(actual),
        "the trailer counts '" + shown(found) + "' " + things + ", there are " + actual);
  }

  private void controls(FindingCode code, Segment trailer, String expected, String header) {
    String found = trailer.element(2).strip();
    if (!found.equals(expected) && !sameNumber(found, expected)) {
      add(
          code,
          2,
          found,
          expected,
          "control number '"
              + shown(found)
              + "' differs from '"
              + shown(expected)
              + "' in "
              + header);
    }
  }

  private static boolean sameNumber(String a, String b) {
    return a.length() <= 9
        && b.length() <= 9
        && !a.isEmpty()
        && !b.isEmpty()
        && a.chars().allMatch(Character::isDigit)
        && b.chars().allMatch(Character::isDigit)
        && Integer.parseInt(a) == Integer.parseInt(b);
  }

  private void add(FindingCode code, int element, String found, String expected, String message) {
    findings.accept(
        new Finding(code, reader.location().at(element, 0), "", found, expected, message));
  }

  /** Envelope values are no PHI, but what stands in their place in a damaged file may be. */
  private static String shown(String found) {
    boolean plain = found.length() <= 9 && found.chars().allMatch(c -> c > ' ' && c < 127);
    return plain ? found : found.length() + " characters";
  }

  private static long count(Segment trailer, int element) {
    return element > trailer.elementCount()
        ? -1
        : Decimals.count(trailer.bytes, trailer.from(element), trailer.ends[element]);
  }

  private static boolean isNotDigits(String text, int min, int max) {
    return text.length() < min
        || text.length() > max
        || !text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
