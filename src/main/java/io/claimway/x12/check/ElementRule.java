package io.claimway.x12.check;

import io.claimway.x12.Dates;
import io.claimway.x12.Decimals;
import io.claimway.x12.Segment;

/** What a guide allows in one element or component: usage, type, length, repeats, codes, parts. */
final class ElementRule {
  /**
   * X12 data types; {@code FORMATTED} is a date or period in the format that the element before
   * names.
   */
  enum Type {
    AN,
    ID,
    R,
    N,
    DT,
    TM,
    FORMATTED
  }

  final Type type;
  final int minLength;
  final int maxLength;
  final int maxRepeats;
  final Usage usage;
  final CodeSet codes;
  final ElementRule[] components;

  /** The guide wants a value here. */
  final boolean wanted;

  /** One value and no more may stand here. */
  final boolean single;

  private ElementRule(
      Type type,
      int minLength,
      int maxLength,
      int maxRepeats,
      Usage usage,
      CodeSet codes,
      ElementRule[] components) {
    this.type = type;
    this.minLength = minLength;
    this.maxLength = maxLength;
    this.maxRepeats = maxRepeats;
    this.usage = usage;
    this.codes = codes;
    this.components = components;
    this.wanted = usage.elementMissing != null;
    this.single = usage != Usage.NOT_USED && components == null && maxRepeats == 1;
  }

  /** A situational element without codes. */
  static ElementRule simple(Type type, int minLength, int maxLength, int maxRepeats) {
    return new ElementRule(type, minLength, maxLength, maxRepeats, Usage.SITUATIONAL, null, null);
  }

  /** A situational composite. */
  static ElementRule composite(ElementRule[] components, int maxRepeats) {
    return new ElementRule(
        Type.AN, 0, Integer.MAX_VALUE, maxRepeats, Usage.SITUATIONAL, null, components);
  }

  ElementRule usage(Usage nowUsed) {
    return new ElementRule(type, minLength, maxLength, maxRepeats, nowUsed, codes, components);
  }

  ElementRule codes(CodeSet nowCodes) {
    return new ElementRule(type, minLength, maxLength, maxRepeats, usage, nowCodes, components);
  }

  ElementRule length(int min, int max) {
    return new ElementRule(type, min, max, maxRepeats, usage, codes, components);
  }

  ElementRule components(ElementRule[] nowComponents) {
    return new ElementRule(type, minLength, maxLength, maxRepeats, usage, codes, nowComponents);
  }

  /**
   * True when a single value is surely well; where it is not sure, {@link ElementChecker} looks
   * closer and says what is wrong.
   */
  boolean surelyAllows(Segment segment, int from, int to) {
    byte[] bytes = segment.bytes;
    if (codes != null) {
      return codes.contains(bytes, from, to);
    }
    return switch (type) {
      case AN, ID -> segment.plain && bytes[from] != ' ' && bytes[to - 1] != ' ' && fits(to - from);
      case R -> fits(Decimals.digits(bytes, from, to));
      case DT -> Dates.isDate(bytes, from, to);
      default -> false;
    };
  }

  private boolean fits(int length) {
    return length >= minLength && length <= maxLength;
  }
}
