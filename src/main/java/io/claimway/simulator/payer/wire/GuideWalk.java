package io.claimway.simulator.payer.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * One transaction's walk through a guide: takes its segments in order, tells each one's loop, and
 * keeps what is wrong.
 */
public final class GuideWalk {

  /** More findings than this tell a submitter nothing new. */
  private static final int FINDING_LIMIT = 100;

  private final ReadingGuide guide;
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final List<GuideFinding> findings = new ArrayList<>();
  private int lastPosition;

  public GuideWalk(ReadingGuide guide) {
    this.guide = guide;
  }

  /**
   * Takes the next segment and returns the id of its loop, or null where the guide has no place for
   * it.
   */
  public String take(EdiSegment segment) {
    lastPosition = segment.position();
    if (visits.isEmpty()) {
      visits.push(new Visit(guide.root()));
    }
    for (Iterator<Visit> from = visits.iterator(); from.hasNext(); ) {
      Visit visit = from.next();
      ReadingSegment rule = visit.nextUse(segment);
      if (rule != null) {
        leaveUntil(visit);
        accept(visit, rule, segment);
        return visit.loop.id();
      }
      ReadingLoop loop = visit.nextLoop(segment);
      if (loop != null) {
        leaveUntil(visit);
        enter(visit, loop);
        accept(visits.peek(), loop.opening(), segment);
        return loop.id();
      }
    }
    String loop = visits.peek().loop.id();
    add(
        GuideFinding.ofSegment(
            segment.id(), lastPosition, loop, guide.knows(segment.id()) ? "2" : "1"));
    return null;
  }

  private void enter(Visit parent, ReadingLoop loop) {
    int index = parent.loop.loops().indexOf(loop);
    parent.reach(loop);
    if (++parent.loopCounts[index] > loop.max()) {
      add(GuideFinding.ofSegment(loop.opening().id(), lastPosition, loop.id(), "4"));
    }
    visits.push(new Visit(loop));
  }

  private void accept(Visit visit, ReadingSegment rule, EdiSegment segment) {
    int index = visit.loop.segments().indexOf(rule);
    visit.order = rule.order();
    if (++visit.segmentCounts[index] > rule.max()) {
      add(GuideFinding.ofSegment(segment.id(), lastPosition, visit.loop.id(), "5"));
    }
    rule.check(segment, visit.loop.id(), this::add);
  }

  private void leaveUntil(Visit keep) {
    while (visits.peek() != keep) {
      leave(visits.pop());
    }
  }

  private void leave(Visit visit) {
    List<ReadingSegment> segments = visit.loop.segments();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).required() && visit.segmentCounts[i] == 0) {
        add(GuideFinding.ofSegment(segments.get(i).id(), lastPosition, visit.loop.id(), "3"));
      }
    }
    List<ReadingLoop> loops = visit.loop.loops();
    for (int i = 0; i < loops.size(); i++) {
      if (loops.get(i).required() && visit.loopCounts[i] == 0) {
        add(
            GuideFinding.ofSegment(
                loops.get(i).opening().id(), lastPosition, loops.get(i).id(), "I7"));
      }
    }
  }

  /** Ends the walk and returns every finding. */
  public List<GuideFinding> finish() {
    while (!visits.isEmpty()) {
      leave(visits.pop());
    }
    return List.copyOf(findings);
  }

  private void add(GuideFinding finding) {
    if (findings.size() < FINDING_LIMIT) {
      findings.add(finding);
    }
  }

  /** How far one open loop has been read. */
  private static final class Visit {
    private final ReadingLoop loop;
    private final int[] segmentCounts;
    private final int[] loopCounts;
    private int order;
    private int loopOrder = -1;

    Visit(ReadingLoop loop) {
      this.loop = loop;
      this.segmentCounts = new int[loop.segments().size()];
      this.loopCounts = new int[loop.loops().size()];
    }

    ReadingSegment nextUse(EdiSegment segment) {
      if (loopOrder >= 0) {
        return null;
      }
      for (int i = 0; i < loop.segments().size(); i++) {
        ReadingSegment rule = loop.segments().get(i);
        boolean opensAgain = i == 0 && segmentCounts[0] > 0;
        if (rule.order() >= order && !opensAgain && rule.describes(segment)) {
          return rule;
        }
      }
      return null;
    }

    ReadingLoop nextLoop(EdiSegment segment) {
      for (int i = 0; i < loop.loops().size(); i++) {
        ReadingLoop inner = loop.loops().get(i);
        if (orderOf(inner) >= loopOrder && inner.opening().describes(segment)) {
          return inner;
        }
      }
      return null;
    }

    void reach(ReadingLoop inner) {
      loopOrder = orderOf(inner);
    }

    /** Loops side by side that open with one segment id may come in any order. */
    private int orderOf(ReadingLoop inner) {
      int at = loop.loops().indexOf(inner);
      while (at > 0 && loop.loops().get(at - 1).opening().id().equals(inner.opening().id())) {
        at--;
      }
      return at;
    }
  }
}
