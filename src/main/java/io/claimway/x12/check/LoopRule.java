package io.claimway.x12.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One loop of a guide: its segments and inner loops in order, and the rules across them. */
final class LoopRule {
  /**
   * A place that a segment may take while the loop is open: a segment of the loop, the start of an
   * inner one, or such a place so many loops further out.
   */
  static final class Slot {
    final SegmentRule segment;
    final LoopRule inner;
    final int place;
    final int loopsUp;

    Slot(SegmentRule segment, LoopRule inner, int place, int loopsUp) {
      this.segment = segment;
      this.inner = inner;
      this.place = place;
      this.loopsUp = loopsUp;
    }

    Slot fromWithin() {
      return new Slot(segment, inner, place, loopsUp + 1);
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
  private final List<Slot> order = new ArrayList<>();
  private final List<Slot> reachable = new ArrayList<>();
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
    order.add(new Slot(segment, null, segment.place, 0));
  }

  void add(LoopRule loop) {
    loop.index = inner.size();
    inner.add(loop);
    order.add(new Slot(loop.first(), loop, place(loop.first().tag), 0));
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
    reachable.addAll(parent == null ? order : order.subList(1, order.size()));
    if (parent != null) {
      parent.reachable.forEach(slot -> reachable.add(slot.fromWithin()));
    }
    int size = Integer.highestOneBit(Math.max(2, reachable.size())) * 4;
    tags = new int[size];
    slots = new Slot[size][];
    Arrays.fill(slots, NO_SLOTS);
    for (Slot slot : reachable) {
      int at = find(slot.segment.tag);
      Slot[] longer = Arrays.copyOf(slots[at], slots[at].length + 1);
      longer[longer.length - 1] = slot;
      tags[at] = slot.segment.tag;
      slots[at] = longer;
    }
    inner.forEach(LoopRule::compile);
  }

  private int find(int tag) {
    int at = (tag * 0x9E3779B1) >>> 7 & tags.length - 1;
    while (tags[at] != tag && tags[at] != 0) {
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

  /** The places for segments of this id, in order and the innermost loop first. */
  Slot[] slots(int tag) {
    return slots[find(tag)];
  }
}
