package io.claimway.x12.check;

import java.util.Arrays;

/** An open loop: how far its segments have come and what its rules have seen. */
final class LoopFrame {
  LoopRule rule;
  int place;
  int[] segments = new int[48];
  int[] inner = new int[48];
  long facts;
  int hierarchyNumber;
  int children;
  int childFlag;

  void open(LoopRule loop) {
    rule = loop;
    place = 0;
    if (segments.length < loop.segments.size()) {
      segments = new int[loop.segments.size()];
    }
    if (inner.length < loop.inner.size()) {
      inner = new int[loop.inner.size()];
    }
    Arrays.fill(segments, 0, loop.segments.size(), 0);
    Arrays.fill(inner, 0, loop.inner.size(), 0);
    facts = 0;
    hierarchyNumber = 0;
    children = 0;
    childFlag = -1;
  }
}
