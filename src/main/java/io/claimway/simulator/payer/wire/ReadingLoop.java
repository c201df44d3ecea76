package io.claimway.simulator.payer.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One loop of a guide: its segments in order, then the loops inside it; its first segment opens it.
 */
final class ReadingLoop {

  private final String id;
  private final boolean required;
  private final int max;
  private final List<ReadingSegment> segments = new ArrayList<>();
  private final List<ReadingLoop> loops = new ArrayList<>();

  ReadingLoop(String id, boolean required, int max) {
    this.id = id;
    this.required = required;
    this.max = max;
  }

  void add(String line) {
    int order = segments.size();
    if (!segments.isEmpty()) {
      ReadingSegment before = segments.get(segments.size() - 1);
      boolean sameId = line.strip().startsWith(before.id() + " ");
      order = sameId && segments.size() > 1 ? before.order() : before.order() + 1;
    }
    segments.add(ReadingSegment.parse(line, order));
  }

  void add(ReadingLoop loop) {
    loops.add(loop);
  }

  String id() {
    return id;
  }

  boolean required() {
    return required;
  }

  int max() {
    return max;
  }

  List<ReadingSegment> segments() {
    return segments;
  }

  List<ReadingLoop> loops() {
    return loops;
  }

  ReadingSegment opening() {
    return segments.get(0);
  }
}
