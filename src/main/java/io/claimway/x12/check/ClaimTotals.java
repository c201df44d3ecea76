package io.claimway.x12.check;

import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;

/**
 * Adds up the claims of an 837 as its segments pass: the charge CLM02 is the sum of its lines, each
 * line adjudicated by another payer is what that payer paid and adjusted (SVD02 and CAS), and for a
 * payer that paid (AMT*D) CLM02 is that payment and its adjustments of claim and lines.
 */
final class ClaimTotals {
  private static final int CLM = Segment.tagOf("CLM");
  private static final int SV1 = Segment.tagOf("SV1");
  private static final int SV2 = Segment.tagOf("SV2");
  private static final int SV3 = Segment.tagOf("SV3");
  private static final int SVD = Segment.tagOf("SVD");
  private static final int CAS = Segment.tagOf("CAS");
  private static final int LX = Segment.tagOf("LX");
  private static final int HL = Segment.tagOf("HL");
  private static final int SBR = Segment.tagOf("SBR");
  private static final int AMT = Segment.tagOf("AMT");
  private static final int NM1 = Segment.tagOf("NM1");

  /** The guide's limit of loop 2320. */
  private static final int MOST_PAYERS = 10;

  private final RemittanceBalance.Breaks breaks;
  private boolean inClaim;
  private boolean readable;
  private long charge;
  private long sum;
  private int lines;
  private long lineCharge;
  private boolean inAdjudication;
  private long adjudicated;

  private final String[] payers = new String[MOST_PAYERS];
  private final boolean[] paid = new boolean[MOST_PAYERS];
  private final long[] accounted = new long[MOST_PAYERS];
  private int otherPayers;
  private boolean inOtherPayer;
  private int lineBy;

  ClaimTotals(RemittanceBalance.Breaks breaks) {
    this.breaks = breaks;
  }

  void begin() {
    inClaim = false;
    inAdjudication = false;
    otherPayers = 0;
    inOtherPayer = false;
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
    } else if (tag == SV1 || tag == SV2 || tag == SV3) {
      int element = tag == SV2 ? 3 : 2;
      readable &= segment.isAmount(element);
      lineCharge = amount(segment, element);
      sum += lineCharge;
      lines++;
    } else if (tag == SVD) {
      endAdjudication();
      inAdjudication = true;
      adjudicated = amount(segment, 2);
      lineBy = payer(segment.element(1));
    } else if (tag == CAS) {
      adjusted(segment);
    } else if (tag == LX) {
      endAdjudication();
      inOtherPayer = false;
    } else if (tag == SBR && inClaim) {
      beginOtherPayer();
    } else if (inOtherPayer) {
      otherPayer(segment, tag);
    }
    if (tag == HL) {
      endClaim();
    }
  }

  // --- other payers

  private void beginOtherPayer() {
    inOtherPayer = otherPayers < MOST_PAYERS;
    if (inOtherPayer) {
      payers[otherPayers] = "";
      paid[otherPayers] = false;
      accounted[otherPayers] = 0;
      otherPayers++;
    }
  }

  private void otherPayer(Segment segment, int tag) {
    if (tag == AMT && segment.is(1, "D")) {
      paid[otherPayers - 1] = true;
      accounted[otherPayers - 1] += amount(segment, 2);
    } else if (tag == NM1 && segment.is(1, "PR")) {
      payers[otherPayers - 1] = segment.element(9);
    }
  }

  private int payer(String id) {
    for (int i = 0; i < otherPayers; i++) {
      if (payers[i].equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void adjusted(Segment cas) {
    long sum = 0;
    for (int e = 3; e <= cas.elementCount(); e += 3) {
      sum += amount(cas, e);
    }
    if (inAdjudication) {
      adjudicated += sum;
    }
    int by = inAdjudication ? lineBy : inOtherPayer ? otherPayers - 1 : -1;
    if (by >= 0) {
      accounted[by] += sum;
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
    for (int i = 0; inClaim && readable && i < otherPayers; i++) {
      if (paid[i] && accounted[i] != charge) {
        breaks.found(FindingCode.CLAIM_OUT_OF_BALANCE, charge, accounted[i]);
      }
    }
    otherPayers = 0;
    inOtherPayer = false;
    inClaim = false;
  }

  private static long amount(Segment segment, int element) {
    return segment.isAmount(element) ? segment.cents(element) : 0;
  }
}
