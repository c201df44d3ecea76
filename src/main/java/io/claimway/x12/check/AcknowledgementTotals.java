package io.claimway.x12.check;

import io.claimway.x12.Decimals;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import java.util.function.Consumer;

/**
 * Holds the totals of an acknowledgement against what stands in it: the counts in the AK9 of a 999
 * or 997, and the claims and amounts that a 277CA says were accepted and rejected.
 */
final class AcknowledgementTotals {
  private static final int AK1 = Segment.tagOf("AK1");
  private static final int AK2 = Segment.tagOf("AK2");
  private static final int AK5 = Segment.tagOf("AK5");
  private static final int IK5 = Segment.tagOf("IK5");
  private static final int AK9 = Segment.tagOf("AK9");
  private static final int HL = Segment.tagOf("HL");
  private static final int TRN = Segment.tagOf("TRN");
  private static final int STC = Segment.tagOf("STC");
  private static final int QTY = Segment.tagOf("QTY");
  private static final int AMT = Segment.tagOf("AMT");

  private final InterchangeReader in;
  private final Consumer<Finding> findings;
  private final Level receiver = new Level("90", "AA");
  private final Level provider = new Level("QA", "QC");

  private long answered;
  private long accepted;
  private Level open;
  private boolean atPatient;
  private boolean statusTaken;

  /** The totals that one level of a 277CA states, and what was counted beneath it. */
  private static final class Level {
    final String[] counts;
    final long[] stated = new long[4];
    final Location[] places = new Location[4];
    final long[] counted = new long[4];

    Level(String accepted, String rejected) {
      counts = new String[] {accepted, rejected};
    }

    void begin() {
      for (int i = 0; i < 4; i++) {
        places[i] = null;
        counted[i] = 0;
      }
    }

    void state(int which, long value, Location place) {
      stated[which] = value;
      places[which] = place;
    }

    void count(boolean wasAccepted, long cents) {
      counted[wasAccepted ? 0 : 1]++;
      counted[wasAccepted ? 2 : 3] += cents;
    }
  }

  AcknowledgementTotals(InterchangeReader in, Consumer<Finding> findings) {
    this.in = in;
    this.findings = findings;
  }

  void begin() {
    answered = 0;
    accepted = 0;
    open = null;
    atPatient = false;
    receiver.begin();
    provider.begin();
  }

  // --- 999 and 997

  void acknowledgement(Segment segment) {
    int tag = segment.tag();
    if (tag == AK1) {
      answered = 0;
      accepted = 0;
    } else if (tag == AK2) {
      answered++;
    } else if (tag == IK5 || tag == AK5) {
      accepted += segment.is(1, "A") || segment.is(1, "E") ? 1 : 0;
    } else if (tag == AK9) {
      group(segment);
    }
  }

  /** Accepted transactions need not be listed, so that fewer than received is no slip. */
  private void group(Segment ak9) {
    long received = count(ak9, 3);
    long stated = count(ak9, 4);
    if (received < 0 || stated < 0) {
      return;
    }
    if (stated > received) {
      counts(4, stated, "at most the " + received + " received");
    } else if (answered > received) {
      counts(3, received, "at least the " + answered + " answered");
    } else if (answered == received && accepted != stated) {
      counts(4, stated, accepted + " as answered");
    } else if (received - stated < answered - accepted) {
      counts(4, stated, "room for the " + (answered - accepted) + " rejected");
    }
  }

  private static long count(Segment segment, int element) {
    return segment.has(element)
        ? Decimals.count(segment.bytes, segment.from(element), segment.ends[element])
        : -1;
  }

  private void counts(int element, long stated, String expected) {
    add(in.location().at(element, 0), Long.toString(stated), expected);
  }

  // --- 277CA

  void status(Segment segment) {
    int tag = segment.tag();
    if (tag == HL) {
      level(segment);
    } else if (tag == TRN) {
      statusTaken = false;
    } else if (tag == STC && atPatient && !statusTaken) {
      statusTaken = true;
      boolean wasAccepted = !segment.is(3, "U");
      long cents = segment.isAmount(4) ? segment.cents(4) : 0;
      receiver.count(wasAccepted, cents);
      provider.count(wasAccepted, cents);
    } else if (tag == QTY && open != null) {
      for (int which = 0; which < 2; which++) {
        if (segment.is(1, open.counts[which])) {
          open.state(which, count(segment, 2), in.location().at(2, 0));
        }
      }
    } else if (tag == AMT && open != null && segment.isAmount(2)) {
      if (segment.is(1, "YU") || segment.is(1, "YY")) {
        open.state(segment.is(1, "YU") ? 2 : 3, segment.cents(2), in.location().at(2, 0));
      }
    }
  }

  private void level(Segment hl) {
    atPatient = hl.is(3, "PT");
    if (atPatient) {
      open = null;
      return;
    }
    compare(provider);
    open = hl.is(3, "19") ? provider : null;
    if (!hl.is(3, "19")) {
      compare(receiver);
      open = hl.is(3, "21") ? receiver : null;
    }
  }

  void end() {
    compare(provider);
    compare(receiver);
  }

  /** A level that is refused as a whole may list no claims; then there is nothing to compare. */
  private void compare(Level level) {
    if (level.counted[0] + level.counted[1] > 0) {
      for (int which = 0; which < 4; which++) {
        if (level.places[which] != null && level.stated[which] != level.counted[which]) {
          add(
              level.places[which],
              shown(which, level.stated[which]),
              shown(which, level.counted[which]) + " as listed");
        }
      }
    }
    level.begin();
  }

  private static String shown(int which, long value) {
    return which < 2 ? Long.toString(value) : Decimals.plain(value);
  }

  private void add(Location place, String stated, String expected) {
    findings.accept(
        new Finding(
            FindingCode.COUNTS_DISAGREE,
            place,
            "",
            stated,
            expected,
            "it does not add up: stated " + stated + ", expected " + expected,
            false));
  }
}
