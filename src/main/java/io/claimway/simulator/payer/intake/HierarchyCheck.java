package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.wire.EdiSegment;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Follows the HL segments of one transaction: numbers from 1 on, parents that exist, children where
 * HL04 announces them.
 */
final class HierarchyCheck {

  private final List<GuideFinding> findings = new ArrayList<>();
  private final Deque<Level> path = new ArrayDeque<>();
  private int last;

  private static final class Level {
    private final String number;
    private final int code;
    private final boolean announcesChildren;
    private final int position;
    private boolean hasChildren;

    Level(EdiSegment hl) {
      number = hl.element(1);
      code = Integer.parseInt(hl.element(3));
      announcesChildren = hl.element(4).equals("1");
      position = hl.position();
    }
  }

  void take(String loop, EdiSegment hl) {
    last++;
    if (!hl.element(1).equals(String.valueOf(last))) {
      fault(hl.position(), loop, 1);
    }
    Level level = new Level(hl);
    while (!path.isEmpty() && path.peek().code >= level.code) {
      leave(path.pop());
    }
    String parent = path.isEmpty() ? "" : path.peek().number;
    if (!hl.element(2).equals(parent)) {
      fault(hl.position(), loop, 2);
    }
    if (!path.isEmpty()) {
      path.peek().hasChildren = true;
    }
    path.push(level);
  }

  private void leave(Level level) {
    if (level.announcesChildren != level.hasChildren) {
      fault(level.position, "2000", 4);
    }
  }

  private void fault(int position, String loop, int element) {
    findings.add(new GuideFinding("HL", position, loop, "8", element, 0, "7"));
  }

  List<GuideFinding> finish() {
    while (!path.isEmpty()) {
      leave(path.pop());
    }
    return findings;
  }
}
