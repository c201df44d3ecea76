package io.claimway.x12.check;

import io.claimway.x12.Segment;

/**
 * Counts what a transaction is about: claims in 837 and 835, inquiries in 270, benefits in 271,
 * traces of patients in 276, 277 and 277CA.
 */
final class ClaimCounter {
  static final ClaimCounter NONE = new ClaimCounter(0, false);

  private static final int HL = Segment.tagOf("HL");

  private final int tag;
  private final boolean ofPatients;
  private boolean atPatient;
  private long count;

  private ClaimCounter(int tag, boolean ofPatients) {
    this.tag = tag;
    this.ofPatients = ofPatients;
  }

  static ClaimCounter of(String kind) {
    if (kind.startsWith("837")) {
      return new ClaimCounter(Segment.tagOf("CLM"), false);
    }
    return switch (kind) {
      case "835" -> new ClaimCounter(Segment.tagOf("CLP"), false);
      case "270" -> new ClaimCounter(Segment.tagOf("EQ"), false);
      case "271" -> new ClaimCounter(Segment.tagOf("EB"), false);
      case "276" -> new ClaimCounter(Segment.tagOf("TRN"), true);
      case "277", "277CA" -> new ClaimCounter(Segment.tagOf("STC"), false);
      default -> NONE;
    };
  }

  void begin() {
    count = 0;
    atPatient = false;
  }

  void segment(Segment segment) {
    if (ofPatients && segment.tag() == HL) {
      atPatient = segment.is(3, "22") || segment.is(3, "23");
    } else if (segment.tag() == tag && (atPatient || !ofPatients) && tag != 0) {
      count++;
    }
  }

  long count() {
    return count;
  }
}
