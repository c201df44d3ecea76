package io.claimway.x12.check;

import io.claimway.x12.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One segment at one place of a guide: usage, repeats, qualifier, elements and rules. */
final class SegmentRule {
  /** A bit of an enclosing loop that the segment sets when a condition holds. */
  static final class Mark {
    final Condition condition;
    final int loopsUp;
    final long bit;

    Mark(Condition condition, int loopsUp, long bit) {
      this.condition = condition;
      this.loopsUp = loopsUp;
      this.bit = bit;
    }
  }

  /** {@link SyntaxNote} has a bit for each. */
  private static final int MAX_ELEMENTS = Long.SIZE;

  private static final Mark[] NO_MARKS = {};
  private static final ElementTest[] NO_TESTS = {};

  final String id;
  final int tag;
  final LoopRule loop;
  final Usage usage;
  final int maxRepeats;
  final ElementRule[] elements;

  /** Elements behind this one may all be left out. */
  final int lastWanted;

  /** In the order of their first elements, which {@link #noteStarts} repeats. */
  final SyntaxNote[] notes;

  final int[] noteStarts;

  /** The element, and its component when not 0, that tells this segment from others of its id. */
  final int qualifierElement;

  final int qualifierComponent;
  final CodeSet qualifier;

  /** 1 when a segment that matches has the right first element, 0 when that is not known. */
  final int knownElements;

  int index;
  int place;
  Mark[] marks = NO_MARKS;
  ElementTest[] tests = NO_TESTS;

  SegmentRule(
      String id,
      LoopRule loop,
      Usage usage,
      int maxRepeats,
      ElementRule[] elements,
      SyntaxNote[] notes,
      int qualifierElement,
      int qualifierComponent,
      CodeSet qualifier) {
    if (elements.length >= MAX_ELEMENTS) {
      throw new IllegalStateException("Cannot keep the rules of " + id + ": too many elements");
    }
    this.id = id;
    this.tag = Segment.tagOf(id);
    this.loop = loop;
    this.usage = usage;
    this.maxRepeats = maxRepeats;
    this.elements = elements;
    this.lastWanted = lastWanted(elements);
    this.notes = notes.clone();
    Arrays.sort(this.notes, Comparator.comparingInt(SyntaxNote::firstElement));
    this.noteStarts = Arrays.stream(this.notes).mapToInt(SyntaxNote::firstElement).toArray();
    this.qualifierElement = qualifierElement;
    this.qualifierComponent = qualifierComponent;
    this.qualifier = qualifier;
    boolean told = qualifier != null && isToldByFirst() && elements[0].single;
    this.knownElements = told && elements[0].codes == qualifier ? 1 : 0;
  }

  private static int lastWanted(ElementRule[] elements) {
    int last = elements.length;
    while (last > 0 && !elements[last - 1].wanted) {
      last--;
    }
    return last;
  }

  /** True when the segment has the qualifier of this one; its first element comes packed. */
  boolean matches(Segment segment, long first) {
    return qualifier == null
        || (isToldByFirst() ? qualifier.contains(first) : matchesElsewhere(segment));
  }

  private boolean isToldByFirst() {
    return qualifierElement == 1 && qualifierComponent == 0;
  }

  private boolean matchesElsewhere(Segment segment) {
    long range = segment.range(qualifierElement, qualifierComponent);
    return range != 0
        && qualifier.contains(segment.bytes, Segment.startOf(range), Segment.endOf(range));
  }

  boolean isQualifiedBy(String code) {
    return code == null || (qualifier != null && qualifier.contains(code));
  }

  void mark(Mark mark) {
    List<Mark> all = new ArrayList<>(List.of(marks));
    all.add(mark);
    marks = all.toArray(NO_MARKS);
  }

  void test(List<ElementTest> all) {
    tests = all.toArray(NO_TESTS);
  }

  /** How a missing one is named: {@code REF*F8}, {@code N3}. */
  String name() {
    return qualifier == null ? id : id + "*" + qualifier.description();
  }
}
