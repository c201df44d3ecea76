package io.claimway.x12.check;

import io.claimway.x12.Dates;
import io.claimway.x12.Decimals;
import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;

/**
 * Checks the elements of one segment against its rule: presence, type, length, codes, conditions.
 */
final class ElementChecker {
  // The formats of dates and times (1250), packed as segment ids are.
  private static final int D8 = 'D' << 8 | '8';
  private static final int RD8 = 'R' << 16 | 'D' << 8 | '8';
  private static final int D6 = 'D' << 8 | '6';
  private static final int DT = 'D' << 8 | 'T';
  private static final int TM = 'T' << 8 | 'M';

  private static final int DELETE = 127;

  /** Codes of up to this many characters are shown in messages; longer values may be PHI. */
  private static final int LONGEST_SHOWN = 3;

  private final GuideChecker sink;

  ElementChecker(GuideChecker sink) {
    this.sink = sink;
  }

  /** Checks all but the first elements, so many of which are known to be well. */
  void check(Segment segment, SegmentRule rule, int known) {
    ElementRule[] rules = rule.elements;
    int[] ends = segment.ends;
    int present = Math.min(segment.count, rules.length);
    long filled = (1L << (known + 1)) - 1;
    int from = ends[known] + 1;
    for (int e = known + 1; e <= present; e++) {
      ElementRule element = rules[e - 1];
      int to = ends[e];
      if (from >= to) {
        absent(e, 0, element);
      } else {
        filled |= 1L << e;
        if (!element.single) {
          manifold(segment, e, from, to, element);
        } else if (!element.surelyAllows(segment, from, to)) {
          simple(segment, e, 0, from, to, element);
        }
      }
      from = to + 1;
    }
    for (int e = present + 1; e <= rule.lastWanted; e++) {
      absent(e, 0, rules[e - 1]);
    }
    if (segment.count > present) {
      tooMany(segment, present);
    }
    int[] starts = rule.noteStarts;
    for (int n = 0; n < starts.length && starts[n] <= segment.count; n++) {
      note(filled, rule.notes[n]);
    }
  }

  /** The situational rules on the segment's elements. */
  void test(Segment segment, SegmentRule rule) {
    for (ElementTest test : rule.tests) {
      if (test.isBrokenBy(segment)) {
        broken(segment, test);
      }
    }
  }

  private void manifold(Segment segment, int e, int from, int to, ElementRule rule) {
    if (rule.usage == Usage.NOT_USED) {
      sink.add(FindingCode.ELEMENT_NOT_USED, e, 0, "", "nothing", "the guide does not use it");
    } else if (rule.components != null) {
      composites(segment, e, from, to, rule);
    } else {
      repetitions(segment, e, from, to, rule);
    }
  }

  private void repetitions(Segment segment, int e, int from, int to, ElementRule rule) {
    int start = from;
    int n = 0;
    while (start <= to) {
      int end = end(segment, segment.repetitionByte, start, to);
      if (end > start) {
        simple(segment, e, 0, start, end, rule);
      }
      start = end + 1;
      n++;
    }
    tooManyRepetitions(e, n, rule);
  }

  private void composites(Segment segment, int e, int from, int to, ElementRule rule) {
    int start = from;
    int n = 0;
    while (start <= to) {
      int end = end(segment, segment.repetitionByte, start, to);
      components(segment, e, start, end, rule.components);
      start = end + 1;
      n++;
    }
    tooManyRepetitions(e, n, rule);
  }

  private void components(Segment segment, int e, int from, int to, ElementRule[] rules) {
    int start = from;
    for (int c = 1; c <= rules.length; c++) {
      ElementRule rule = rules[c - 1];
      int end = start > to ? to : end(segment, segment.componentByte, start, to);
      if (start >= end) {
        absent(e, c, rule);
      } else if (rule.usage == Usage.NOT_USED) {
        sink.add(FindingCode.ELEMENT_NOT_USED, e, c, "", "nothing", "the guide does not use it");
      } else if (!rule.surelyAllows(segment, start, end)) {
        simple(segment, e, c, start, end, rule);
      }
      start = end + 1;
    }
    if (start < to) {
      sink.add(
          FindingCode.TOO_MANY_COMPONENTS,
          e,
          rules.length + 1,
          "",
          "at most " + rules.length + " components",
          "there are more than " + rules.length + " components");
    }
  }

  private void tooManyRepetitions(int e, int n, ElementRule rule) {
    if (n > rule.maxRepeats) {
      sink.add(
          FindingCode.TOO_MANY_REPETITIONS,
          e,
          0,
          Integer.toString(n),
          "at most " + rule.maxRepeats,
          "it repeats " + n + " times, at most " + rule.maxRepeats + " are allowed");
    }
  }

  private static int end(Segment segment, int delimiter, int from, int to) {
    byte[] bytes = segment.bytes;
    for (int p = from; p < to; p++) {
      if ((bytes[p] & 0xFF) == delimiter) {
        return p;
      }
    }
    return to;
  }

  // --- one value

  private void simple(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    byte[] bytes = segment.bytes;
    if (rule.codes != null) {
      if (!rule.codes.contains(bytes, from, to)) {
        wrongCode(segment, e, c, from, to, rule);
      }
      return;
    }
    switch (rule.type) {
      case R -> decimal(segment, e, c, from, to, rule);
      case N -> whole(segment, e, c, from, to, rule);
      case DT -> {
        if (!Dates.isDate(bytes, from, to)) {
          bad(FindingCode.DATE_INVALID, segment, e, c, from, to, "a date CCYYMMDD");
        }
      }
      case TM -> {
        if (!Dates.isTime(bytes, from, to)) {
          bad(FindingCode.TIME_INVALID, segment, e, c, from, to, "a time HHMM");
        }
      }
      case FORMATTED -> formatted(segment, e, c, from, to, rule);
      default -> text(segment, e, c, from, to, rule);
    }
  }

  private void text(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    if (!segment.plain) {
      characters(segment, e, c, from, to);
    }
    length(segment, e, c, from, to, to - from, rule);
    byte[] bytes = segment.bytes;
    if (bytes[to - 1] == ' ' || bytes[from] == ' ') {
      bad(FindingCode.PADDED_ELEMENT, segment, e, c, from, to, "no spaces at its ends");
    }
  }

  private void characters(Segment segment, int e, int c, int from, int to) {
    boolean control = false;
    boolean divides = false;
    for (int p = from; p < to; p++) {
      int b = segment.bytes[p] & 0xFF;
      boolean delimiter = b == segment.componentByte || b == segment.repetitionByte;
      divides |= delimiter;
      control |= !delimiter && (b < ' ' || b == DELETE);
    }
    if (control) {
      bad(FindingCode.CHARACTER_INVALID, segment, e, c, from, to, "no control characters");
    }
    if (divides) {
      divided(segment, e, c, from, to);
    }
  }

  private void divided(Segment segment, int e, int c, int from, int to) {
    if (end(segment, segment.repetitionByte, from, to) < to) {
      bad(FindingCode.TOO_MANY_REPETITIONS, segment, e, c, from, to, "one value");
    } else {
      bad(FindingCode.TOO_MANY_COMPONENTS, segment, e, c, from, to, "one value");
    }
  }

  private void decimal(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    int digits = Decimals.digits(segment.bytes, from, to);
    if (digits < 0) {
      bad(FindingCode.CHARACTER_INVALID, segment, e, c, from, to, "a decimal number");
    } else {
      length(segment, e, c, from, to, digits, rule);
    }
  }

  private void whole(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    int digits = 0;
    boolean other = false;
    for (int p = from; p < to; p++) {
      byte b = segment.bytes[p];
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (b != '-' || p != from) {
        other = true;
      }
    }
    if (other || digits == 0) {
      bad(FindingCode.CHARACTER_INVALID, segment, e, c, from, to, "a whole number");
    } else {
      length(segment, e, c, from, to, digits, rule);
    }
  }

  /** A date, time or period in the format that the element (or component) before it names. */
  private void formatted(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    long range = c == 0 ? segment.range(e - 1, 0) : segment.range(e, c - 1);
    byte[] bytes = segment.bytes;
    boolean good =
        switch (Segment.tagOf(bytes, Segment.startOf(range), Segment.endOf(range))) {
          case D8 -> to - from == 8 && Dates.isDate(bytes, from, to);
          case RD8 ->
              to - from == 17
                  && bytes[from + 8] == '-'
                  && Dates.isDate(bytes, from, from + 8)
                  && Dates.isDate(bytes, from + 9, to);
          case D6 -> to - from == 6 && Dates.isDate(bytes, from, to);
          case DT ->
              to - from >= 12
                  && Dates.isDate(bytes, from, from + 8)
                  && Dates.isTime(bytes, from + 8, to);
          case TM -> Dates.isTime(bytes, from, to);
          default -> {
            length(segment, e, c, from, to, to - from, rule);
            yield true;
          }
        };
    if (!good) {
      String format = sink.text(segment, Segment.startOf(range), Segment.endOf(range));
      bad(FindingCode.DATE_INVALID, segment, e, c, from, to, "a date in format " + format);
    }
  }

  private void length(
      Segment segment, int e, int c, int from, int to, int length, ElementRule rule) {
    if (length < rule.minLength) {
      tooShort(segment, e, c, from, to, length, rule);
    } else if (length > rule.maxLength) {
      tooLong(segment, e, c, from, to, length - continuationBytes(segment, from, to), rule);
    }
  }

  private void tooShort(
      Segment segment, int e, int c, int from, int to, int length, ElementRule rule) {
    sink.add(
        FindingCode.ELEMENT_TOO_SHORT,
        e,
        c,
        sink.text(segment, from, to),
        "at least " + rule.minLength,
        "it has " + length + " characters, at least " + rule.minLength + " are needed");
  }

  private void tooLong(
      Segment segment, int e, int c, int from, int to, int length, ElementRule rule) {
    if (length > rule.maxLength) {
      sink.add(
          FindingCode.ELEMENT_TOO_LONG,
          e,
          c,
          sink.text(segment, from, to),
          "at most " + rule.maxLength,
          "it has " + length + " characters, at most " + rule.maxLength + " are allowed");
    }
  }

  private static int continuationBytes(Segment segment, int from, int to) {
    int n = 0;
    for (int p = from; p < to; p++) {
      if ((segment.bytes[p] & 0xC0) == 0x80) {
        n++;
      }
    }
    return n;
  }

  // --- findings

  private void absent(int e, int c, ElementRule rule) {
    if (rule.wanted) {
      FindingCode code = rule.usage.elementMissing;
      sink.add(code, e, c, "", "a value", "it is missing, the guide requires it");
    }
  }

  private void wrongCode(Segment segment, int e, int c, int from, int to, ElementRule rule) {
    bad(
        rule.codes.isExternal() ? FindingCode.EXTERNAL_CODE_UNKNOWN : FindingCode.CODE_INVALID,
        segment,
        e,
        c,
        from,
        to,
        rule.codes.description());
  }

  private void bad(
      FindingCode code, Segment segment, int e, int c, int from, int to, String expected) {
    String found = sink.text(segment, from, to);
    boolean isCode = code == FindingCode.CODE_INVALID || code == FindingCode.EXTERNAL_CODE_UNKNOWN;
    String shown =
        isCode && found.length() <= LONGEST_SHOWN
            ? "'" + found + "'"
            : found.length() + " characters";
    sink.add(
        code, e, c, found, expected, "found " + shown + " where " + expected + " was expected");
  }

  private void tooMany(Segment segment, int known) {
    int filled = segment.count;
    while (filled > known && !segment.has(filled)) {
      filled--;
    }
    if (filled > known) {
      sink.add(
          FindingCode.TOO_MANY_ELEMENTS,
          known + 1,
          0,
          "",
          "at most " + known + " elements",
          "the segment has " + filled + " elements, the standard " + known);
    }
  }

  private void note(long filled, SyntaxNote note) {
    int broken = note.brokenElement(filled);
    if (broken > 0) {
      sink.add(
          FindingCode.CONDITIONAL_ELEMENT_MISSING,
          broken,
          0,
          "",
          "a value",
          "it is missing although elements that go with it are there");
    } else if (broken < 0) {
      sink.add(
          FindingCode.ELEMENTS_EXCLUDE_EACH_OTHER,
          -broken,
          0,
          "",
          "nothing",
          "it stands beside an element that excludes it");
    }
  }

  private void broken(Segment segment, ElementTest test) {
    String found = test.what.value(segment);
    FindingCode code = test.demand.code;
    sink.add(code, test.what.element, test.what.component, found, "", test.why);
  }
}
