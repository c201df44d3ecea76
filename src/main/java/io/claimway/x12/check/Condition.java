package io.claimway.x12.check;

import io.claimway.x12.Segment;

/** A question to one segment: does an element or component hold anything, or one of some codes. */
final class Condition {
  final int element;
  final int component;
  final CodeSet codes;
  final boolean negated;

  /** Element 0 asks only for the segment. Without codes, anything will do. */
  Condition(int element, int component, CodeSet codes, boolean negated) {
    this.element = element;
    this.component = component;
    this.codes = codes;
    this.negated = negated;
  }

  boolean holds(Segment segment) {
    return negated != holdsPlainly(segment);
  }

  private boolean holdsPlainly(Segment segment) {
    if (element == 0) {
      return true;
    }
    long range = segment.range(element, component);
    return range != 0
        && (codes == null
            || codes.contains(segment.bytes, Segment.startOf(range), Segment.endOf(range)));
  }

  String value(Segment segment) {
    return component == 0 ? segment.element(element) : segment.component(element, component);
  }
}
