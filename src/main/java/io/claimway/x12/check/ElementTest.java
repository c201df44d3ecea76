package io.claimway.x12.check;

import io.claimway.x12.Decimals;
import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;

/**
 * A rule inside one segment: when a value stands in one of its elements, another must be there,
 * must not, or must have a form.
 */
final class ElementTest {
  /** What is asked of the element. */
  enum Demand {
    PRESENT(FindingCode.SITUATIONAL_ELEMENT_MISSING),
    ABSENT(FindingCode.SITUATIONAL_ELEMENT_NOT_USED),
    /** A national provider identifier with its check digit. */
    NPI(FindingCode.IDENTIFIER_MALFORMED),
    /** Ten digits. */
    PHONE(FindingCode.IDENTIFIER_MALFORMED),
    /** A ZIP code of nine digits. */
    ZIP9(FindingCode.IDENTIFIER_MALFORMED),
    /** Nine digits. */
    TAX_ID(FindingCode.IDENTIFIER_MALFORMED),
    /** A whole number of cents. */
    WHOLE_CENTS(FindingCode.PATTERN_BROKEN),
    /** One of the codes. */
    CODE(FindingCode.CODE_INVALID);

    final FindingCode code;

    Demand(FindingCode code) {
      this.code = code;
    }
  }

  final Condition when;
  final Condition what;
  final Demand demand;
  final String why;

  ElementTest(Condition when, Condition what, Demand demand, String why) {
    this.when = when;
    this.what = what;
    this.demand = demand;
    this.why = why;
  }

  /** True when the segment breaks the rule. */
  boolean isBrokenBy(Segment segment) {
    if (when != null && !when.holds(segment)) {
      return false;
    }
    if (demand == Demand.WHOLE_CENTS) {
      return segment.has(what.element) && !segment.isAmount(what.element);
    }
    long range = segment.range(what.element, what.component);
    if (demand == Demand.PRESENT) {
      return range == 0;
    }
    if (demand == Demand.ABSENT) {
      return range != 0;
    }
    return range != 0
        && !hasForm(segment, segment.bytes, Segment.startOf(range), Segment.endOf(range));
  }

  private boolean hasForm(Segment segment, byte[] bytes, int from, int to) {
    return switch (demand) {
      case NPI -> isNpi(bytes, from, to);
      case PHONE -> to - from == 10 && Decimals.count(bytes, from, to) >= 0;
      case ZIP9 -> to - from == 9 && Decimals.count(bytes, from, to) >= 0;
      case TAX_ID ->
          (to - from == 9 && Decimals.count(bytes, from, to) >= 0)
              || what.value(segment).matches("[0-9]{2}-[0-9]{7}|[0-9]{3}-[0-9]{2}-[0-9]{4}");
      case CODE -> what.holds(segment);
      default -> true;
    };
  }

  /** Ten digits whose last is the Luhn check digit over 80840 and the first nine. */
  private static boolean isNpi(byte[] bytes, int from, int to) {
    if (to - from != 10) {
      return false;
    }
    int sum = 24;
    for (int i = 0; i < 10; i++) {
      int digit = bytes[from + i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
