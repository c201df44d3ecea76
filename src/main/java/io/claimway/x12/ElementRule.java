package io.claimway.x12;

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
}
