package io.claimway.x12;

import java.util.ArrayList;
import java.util.List;

/** One loop of a guide: its segments and inner loops in order, and the rules across them. */
final class LoopRule {
  /**
   * A place in a loop that a segment may take: a segment of the loop, or the start of an inner one.
   */
  static final class Slot {
    final SegmentRule segment;
    final LoopRule inner;
    final int place;

    Slot(SegmentRule segment, LoopRule inner, int place) {
      this.segment = segment;
      this.inner = inner;
      this.place = place;
    }
  }

  private static final Slot[] NO_SLOTS = {};

  final String id;
  final LoopRule parent;
  final Usage usage;
  final int maxRepeats;
  final List<SegmentRule> segments = new ArrayList<>();
  final List<LoopRule> inner = new ArrayList<>();
  final List<SituationRule> rules = new ArrayList<>();
  final List<Slot> order = new ArrayList<>();
  int index;
  private int bits;
  private SegmentRule[] requiredSegments;
  private LoopRule[] requiredInner;
  private SituationRule[] decided;
  private int[] tags;
  private Slot[][] slots;

  LoopRule(String id, LoopRule parent, Usage usage, int maxRepeats) {
    this.id = id;
    this.parent = parent;
    this.usage = usage;
    this.maxRepeats = maxRepeats;
  }

  SegmentRule first() {
    return segments.get(0);
  }

  /** Places for neighbours of one id are the same: the standard lets them come in any order. */
  void add(SegmentRule segment) {
    segment.index = segments.size();
    segment.place = place(segment.tag);
    segments.add(segment);
    order.add(new Slot(segment, null, segment.place));
  }

  void add(LoopRule loop) {
    loop.index = inner.size();
    inner.add(loop);
    order.add(new Slot(loop.first(), loop, place(loop.first().tag)));
  }

  private int place(int tag) {
    if (order.isEmpty()) {
      return 0;
    }
    Slot last = order.get(order.size() - 1);
    return last.segment.tag == tag && order.size() > 1 ? last.place : last.place + 1;
  }

  /** A fresh bit for rules of this loop. */
  long nextBit() {
    if (bits == 64) {
      throw new IllegalStateException(
          "Cannot add a rule to loop " + id + ": 64 facts are the limit");
    }
    return 1L << bits++;
  }

  /**
   * Builds the lookup by segment id; the loop's own first segment starts it anew and is not in it.
   */
  void compile() {
    requiredSegments =
        segments.stream()
            .filter(segment -> segment.usage.segmentMissing != null)
            .toArray(SegmentRule[]::new);
    requiredInner =
        inner.stream().filter(loop -> loop.usage.loopMissing != null).toArray(LoopRule[]::new);
    decided = rules.toArray(SituationRule[]::new);
    int size = Integer.highestOneBit(Math.max(2, order.size())) * 4;
    tags = new int[size];
    slots = new Slot[size][];
    for (int i = 0; i < order.size(); i++) {
      Slot slot = order.get(i);
      if (i == 0 && parent != null) {
        continue;
      }
      int at = find(slot.segment.tag);
      Slot[] old = slots[at] == null ? NO_SLOTS : slots[at];
      Slot[] longer = new Slot[old.length + 1];
      System.arraycopy(old, 0, longer, 0, old.length);
      longer[old.length] = slot;
      tags[at] = slot.segment.tag;
      slots[at] = longer;
    }
    inner.forEach(LoopRule::compile);
  }

  private int find(int tag) {
    int at = (tag * 0x9E3779B1) >>> 7 & tags.length - 1;
    while (slots[at] != null && tags[at] != tag) {
      at = at + 1 & tags.length - 1;
    }
    return at;
  }

  SegmentRule[] requiredSegments() {
    return requiredSegments;
  }

  LoopRule[] requiredInner() {
    return requiredInner;
  }

  SituationRule[] decidedAtItsEnd() {
    return decided;
  }

  /** The places for segments of this id, in order; null when there is none. */
  Slot[] slots(int tag) {
    return slots[find(tag)];
  }
}
