package io.claimway.x12.check;

import io.claimway.x12.Decimals;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import io.claimway.x12.TransactionHeader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Holds a stream of transactions to their implementation guides: walks the loops of the guide along
 * the segments and makes a finding of everything that does not fit. Reads nothing twice and keeps
 * one frame per open loop, so that a transaction may have any length.
 *
 * <p>{@code begin} at {@link InterchangeReader.Event#TRANSACTION}, {@code segment} at each segment,
 * {@code end} at its end; one checker serves any number of transactions, one after the other.
 */
public final class GuideChecker {
  /** Deeper than any guide nests its loops. */
  private static final int MAX_DEPTH = 16;

  private static final int HL = Segment.tagOf("HL");

  private final InterchangeReader in;
  private final Consumer<Finding> findings;
  private final ElementChecker elements = new ElementChecker(this);
  private final LoopFrame[] frames = new LoopFrame[MAX_DEPTH];
  private final boolean situations;
  private Guide guide;
  private int top;

  /** After an unexpected start of a loop, what belongs to it is not reported again. */
  private boolean lost;

  private int hierarchyNumber;
  private String loopAtFault;

  /** A checker that takes places from the reader and hands its findings to the consumer. */
  public GuideChecker(InterchangeReader in, Consumer<Finding> findings) {
    this(in, findings, true);
  }

  /** One that may leave out the situational rules. */
  GuideChecker(InterchangeReader in, Consumer<Finding> findings, boolean situations) {
    this.in = in;
    this.situations = situations;
    this.findings = findings;
    for (int i = 0; i < MAX_DEPTH; i++) {
      frames[i] = new LoopFrame();
    }
  }

  /** Starts a transaction at its ST; false when there is no guide for it, and nothing to check. */
  public boolean begin() {
    TransactionHeader header = in.transaction();
    guide = Guides.find(header.set(), header.guide()).orElse(null);
    if (guide != null) {
      top = 0;
      lost = false;
      hierarchyNumber = 0;
      frames[0].open(guide.root());
      segment();
    }
    return guide != null;
  }

  /** The guide of the present transaction, or null. */
  public Guide guide() {
    return guide;
  }

  /** Checks the reader's present segment. */
  public void segment() {
    if (guide == null) {
      return;
    }
    Segment segment = in.segment();
    long first = segment.packed(1);
    LoopRule.Slot late = null;
    for (LoopRule.Slot slot : frames[top].rule.slots(segment.tag())) {
      if (slot.segment.matches(segment, first)) {
        int depth = top - slot.loopsUp;
        if (slot.place >= frames[depth].place) {
          take(segment, slot, depth);
          return;
        }
        if (late == null && depth == top) {
          late = slot;
        }
      }
    }
    takeMisfit(segment, late);
  }

  /** Ends the transaction; what is still missing is missed now. */
  public void end() {
    if (guide == null) {
      return;
    }
    if (in.atTrailer()) {
      segment();
    }
    close(0);
    closeFrame(frames[0]);
    guide = null;
  }

  /** Checks the reader's present segment, a TA1 outside any transaction. */
  public void acknowledgement() {
    guide = Guides.ta1();
    top = 0;
    frames[0].open(guide.root());
    segment();
    guide = null;
  }

  // --- taking a segment

  private void take(Segment segment, LoopRule.Slot slot, int depth) {
    lost = false;
    close(depth);
    LoopFrame frame = frames[depth];
    if (slot.place > frame.place) {
      frame.place = slot.place;
    }
    if (slot.inner != null) {
      openInner(slot.inner, frame);
      frame = frames[top];
    }
    check(segment, slot.segment, frame, slot.segment.knownElements);
  }

  /** The first elements that are known have made the segment what it is and are well. */
  private void check(Segment segment, SegmentRule rule, LoopFrame frame, int known) {
    int n = ++frame.segments[rule.index];
    if (n > rule.maxRepeats) {
      add(
          FindingCode.SEGMENT_REPEATS_TOO_OFTEN,
          0,
          0,
          Integer.toString(n),
          "at most " + rule.maxRepeats,
          rule.name() + " stands " + n + " times, at most " + rule.maxRepeats + " are allowed");
    }
    if (rule.usage == Usage.NOT_USED) {
      add(FindingCode.SEGMENT_NOT_USED, 0, 0, "", "nothing", "the guide does not use it here");
    }
    elements.check(segment, rule, known);
    if (situations) {
      situations(segment, rule);
    }
    if (rule.tag == HL) {
      hierarchy(segment, frame);
    }
  }

  private void situations(Segment segment, SegmentRule rule) {
    elements.test(segment, rule);
    for (SegmentRule.Mark mark : rule.marks) {
      if (mark.condition.holds(segment)) {
        frames[top - mark.loopsUp].facts |= mark.bit;
      }
    }
  }

  private void openInner(LoopRule loop, LoopFrame outer) {
    int n = ++outer.inner[loop.index];
    top++;
    frames[top].open(loop);
    if (n > loop.maxRepeats) {
      add(
          FindingCode.LOOP_REPEATS_TOO_OFTEN,
          0,
          0,
          Integer.toString(n),
          "at most " + loop.maxRepeats,
          "the loop repeats " + n + " times, at most " + loop.maxRepeats + " are allowed");
    }
  }

  private void takeMisfit(Segment segment, LoopRule.Slot late) {
    if (late != null && late.inner == null) {
      add(
          FindingCode.SEGMENT_OUT_OF_ORDER,
          0,
          0,
          "",
          "an earlier place",
          late.segment.name() + " stands after segments that must follow it");
      check(segment, late.segment, frames[top], 0);
      return;
    }
    SegmentRule similar = similar(segment.tag());
    if (similar != null) {
      takeSimilar(segment, similar);
      return;
    }
    if (!lost) {
      unexpected(segment);
    }
    lost = true;
  }

  /** One that the guide requires is taken for it, so that it is not missed as well. */
  private void takeSimilar(Segment segment, SegmentRule similar) {
    LoopFrame frame = frames[top];
    boolean wanted = similar.usage.segmentMissing != null && similar.loop == frame.rule;
    if (wanted && frame.segments[similar.index] == 0) {
      check(segment, similar, frame, 0);
      return;
    }
    String found = segment.component(similar.qualifierElement, 1);
    String shown = found.length() <= 3 ? "'" + found + "'" : found.length() + " characters";
    String expected = similar.qualifier.description();
    add(
        FindingCode.CODE_NOT_IN_GUIDE,
        similar.qualifierElement,
        similar.qualifierComponent,
        found,
        expected,
        "found " + shown + " where " + expected + " was expected");
  }

  /** A segment of the same id but another qualifier that could stand here. */
  private SegmentRule similar(int tag) {
    for (LoopRule.Slot slot : frames[top].rule.slots(tag)) {
      boolean qualified = slot.inner == null && slot.segment.qualifier != null;
      if (qualified && slot.place >= frames[top - slot.loopsUp].place) {
        return slot.segment;
      }
    }
    return null;
  }

  private void unexpected(Segment segment) {
    if (!guide.dictionary().knows(segment.tag())) {
      add(
          FindingCode.SEGMENT_ID_UNKNOWN,
          0,
          0,
          "",
          "a segment of the standard",
          "there is no segment of this id");
    } else if (uses(guide.root(), segment.tag())) {
      add(
          FindingCode.SEGMENT_UNEXPECTED,
          0,
          0,
          "",
          "another segment",
          "the guide does not allow " + segment.id() + " here");
    } else {
      add(
          FindingCode.SEGMENT_NOT_IN_SET,
          0,
          0,
          "",
          "a segment of " + guide.kind(),
          "the guide has no " + segment.id());
    }
  }

  private static boolean uses(LoopRule loop, int tag) {
    for (SegmentRule segment : loop.segments) {
      if (segment.tag == tag) {
        return true;
      }
    }
    for (LoopRule inner : loop.inner) {
      if (uses(inner, tag)) {
        return true;
      }
    }
    return false;
  }

  // --- closing loops

  private void close(int depth) {
    while (top > depth) {
      closeFrame(frames[top]);
      top--;
    }
  }

  private void closeFrame(LoopFrame frame) {
    LoopRule loop = frame.rule;
    loopAtFault = loop.id;
    for (SegmentRule segment : loop.requiredSegments()) {
      if (frame.segments[segment.index] == 0) {
        absent(segment.usage.segmentMissing, segment.id, segment.name(), "the guide requires it");
      }
    }
    for (LoopRule inner : loop.requiredInner()) {
      if (frame.inner[inner.index] == 0) {
        missing(inner);
      }
    }
    for (SituationRule rule : loop.decidedAtItsEnd()) {
      if (situations && rule.isBrokenBy(frame.facts)) {
        FindingCode code =
            rule.need != 0
                ? FindingCode.SITUATIONAL_SEGMENT_MISSING
                : FindingCode.SITUATIONAL_SEGMENT_NOT_USED;
        absent(code, rule.target, rule.target, rule.why);
      }
    }
    if (frame.childFlag >= 0 && (frame.childFlag > 0) != (frame.children > 0)) {
      absent(
          FindingCode.PATTERN_BROKEN,
          "HL",
          "HL04",
          "it is " + frame.childFlag + " and " + frame.children + " levels are beneath it");
    }
    loopAtFault = null;
  }

  private void missing(LoopRule inner) {
    String outer = loopAtFault;
    loopAtFault = inner.id;
    absent(
        inner.usage.loopMissing,
        inner.first().id,
        "loop " + inner.id + " (" + inner.first().name() + ")",
        "the guide requires it");
    loopAtFault = outer;
  }

  private void absent(FindingCode code, String segmentId, String name, String why) {
    Location here = in.location();
    String id = segmentId.length() > 3 ? segmentId.replaceAll("\\*.*", "") : segmentId;
    Location place =
        new Location(
            here.interchange(),
            here.group(),
            here.transaction(),
            here.segment(),
            here.fileSegment(),
            here.byteOffset(),
            id,
            0,
            0,
            0);
    String verb =
        code == FindingCode.SITUATIONAL_SEGMENT_NOT_USED ? " must not stand here: " : ": ";
    boolean missing =
        code != FindingCode.SITUATIONAL_SEGMENT_NOT_USED && code != FindingCode.PATTERN_BROKEN;
    accept(code, place, "", name, name + (missing ? " is missing: " : verb) + why);
  }

  // --- hierarchy

  private void hierarchy(Segment segment, LoopFrame frame) {
    hierarchyNumber++;
    long number =
        segment.has(1) ? Decimals.count(segment.bytes, segment.from(1), segment.ends[1]) : -1;
    if (number != hierarchyNumber) {
      add(
          FindingCode.PATTERN_BROKEN,
          1,
          0,
          "",
          Integer.toString(hierarchyNumber),
          "HL01 counts the levels from 1 without gaps: "
              + hierarchyNumber
              + " was expected, found "
              + (number < 0 ? "no number" : number));
      if (number >= 0) {
        hierarchyNumber = (int) number;
      }
    }
    frame.hierarchyNumber = hierarchyNumber;
    frame.childFlag = segment.is(4, "0") ? 0 : segment.is(4, "1") ? 1 : -1;
    LoopFrame outer = top > 0 && frames[top - 1].rule.parent != null ? frames[top - 1] : null;
    if (outer == null || outer.hierarchyNumber == 0) {
      return;
    }
    outer.children++;
    long parent =
        segment.has(2) ? Decimals.count(segment.bytes, segment.from(2), segment.ends[2]) : -1;
    if (parent != outer.hierarchyNumber) {
      add(
          FindingCode.PATTERN_BROKEN,
          2,
          0,
          "",
          Integer.toString(outer.hierarchyNumber),
          "HL02 names the level above: "
              + outer.hierarchyNumber
              + " was expected, found "
              + (parent < 0 ? "no number" : parent));
    }
  }

  // --- findings

  void add(
      FindingCode code, int element, int component, String found, String expected, String message) {
    Location location = in.location().at(element, component);
    accept(code, location, found, expected, location.designator() + ": " + message);
  }

  private void accept(
      FindingCode code, Location location, String found, String expected, String message) {
    String loop = loopAtFault != null ? loopAtFault : frames[top].rule.id;
    boolean refuses = code.refuses(guide.direction()) != FindingCode.Refuses.NOTHING;
    findings.accept(new Finding(code, location, loop, found, expected, message, refuses));
  }

  String text(Segment segment, int from, int to) {
    return new String(segment.bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
