package io.claimway.x12;

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

  private static final Mark[] NO_MARKS = {};
  private static final ElementTest[] NO_TESTS = {};

  final String id;
  final int tag;
  final LoopRule loop;
  final Usage usage;
  final int maxRepeats;
  final ElementRule[] elements;

  /** In the order of their first elements, which {@link #noteStarts} repeats. */
  final SyntaxNote[] notes;

  final int[] noteStarts;

  /** The element, and its component when not 0, that tells this segment from others of its id. */
  final int qualifierElement;

  final int qualifierComponent;
  final CodeSet qualifier;

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
    this.id = id;
    this.tag = Segment.tagOf(id);
    this.loop = loop;
    this.usage = usage;
    this.maxRepeats = maxRepeats;
    this.elements = elements;
    this.notes = notes.clone();
    Arrays.sort(this.notes, Comparator.comparingInt(SyntaxNote::firstElement));
    this.noteStarts = Arrays.stream(this.notes).mapToInt(SyntaxNote::firstElement).toArray();
    this.qualifierElement = qualifierElement;
    this.qualifierComponent = qualifierComponent;
    this.qualifier = qualifier;
  }

  boolean matches(Segment segment) {
    if (qualifier == null) {
      return true;
    }
    if (qualifierElement > segment.count) {
      return false;
    }
    int from = segment.from(qualifierElement);
    int to = segment.ends[qualifierElement];
    if (qualifierComponent == 1) {
      for (int p = from; p < to; p++) {
        int b = segment.bytes[p] & 0xFF;
        if (b == segment.componentByte || b == segment.repetitionByte) {
          to = p;
        }
      }
    }
    return qualifier.contains(segment.bytes, from, to);
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
