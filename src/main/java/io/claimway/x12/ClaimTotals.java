package io.claimway.x12;

/**
 * Adds up the claims of an 837 as its segments pass: the charge CLM02 is the sum of its lines, and
 * each line adjudicated by another payer is what that payer paid and adjusted (SVD02 and CAS).
 */
final class ClaimTotals {
  private static final int CLM = Segment.tagOf("CLM");
  private static final int SV1 = Segment.tagOf("SV1");
  private static final int SVD = Segment.tagOf("SVD");
  private static final int CAS = Segment.tagOf("CAS");
  private static final int LX = Segment.tagOf("LX");
  private static final int HL = Segment.tagOf("HL");

  private final RemittanceBalance.Breaks breaks;
  private boolean inClaim;
  private boolean readable;
  private long charge;
  private long sum;
  private int lines;
  private long lineCharge;
  private boolean inAdjudication;
  private long adjudicated;

  ClaimTotals(RemittanceBalance.Breaks breaks) {
    this.breaks = breaks;
  }

  void begin() {
    inClaim = false;
    inAdjudication = false;
  }

  void segment(Segment segment) {
    int tag = segment.tag();
    if (tag == CLM) {
      endClaim();
      inClaim = true;
      readable = segment.isAmount(2);
      charge = amount(segment, 2);
      sum = 0;
      lines = 0;
    } else if (tag == SV1) {
      readable &= segment.isAmount(2);
      lineCharge = amount(segment, 2);
      sum += lineCharge;
      lines++;
    } else if (tag == SVD) {
      endAdjudication();
      inAdjudication = true;
      adjudicated = amount(segment, 2);
    } else if (tag == CAS && inAdjudication) {
      for (int e = 3; e <= segment.elementCount(); e += 3) {
        adjudicated += amount(segment, e);
      }
    } else if (tag == LX) {
      endAdjudication();
    } else if (tag == HL) {
      endClaim();
    }
  }

  void end() {
    endClaim();
  }

  private void endAdjudication() {
    if (inAdjudication && adjudicated != lineCharge) {
      breaks.found(FindingCode.LINE_OUT_OF_BALANCE, lineCharge, adjudicated);
    }
    inAdjudication = false;
  }

  private void endClaim() {
    endAdjudication();
    if (inClaim && readable && lines > 0 && sum != charge) {
      breaks.found(FindingCode.TOTALS_DISAGREE, charge, sum);
    }
    inClaim = false;
  }

  private static long amount(Segment segment, int element) {
    return segment.isAmount(element) ? segment.cents(element) : 0;
  }
}
