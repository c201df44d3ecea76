package io.claimway.x12.check;

import io.claimway.remittance.BalanceRule;
import io.claimway.x12.Decimals;
import io.claimway.x12.FindingCode;
import io.claimway.x12.Segment;

/**
 * Adds up one 835 as its segments pass by {@link BalanceRule}: each service line (SVC02 less its
 * CAS = SVC03), each claim (CLP03 less all CAS = CLP04) and the payment (sum of CLP04 less PLB =
 * BPR02).
 *
 * <p>Feed it every segment of a transaction and then {@link #end()}; {@link #result()} tells how it
 * came out. An amount that cannot be read counts as zero; the guide check reports it.
 */
public final class RemittanceBalance {
  /** Told of every line, claim and payment that does not add up. */
  public interface Breaks {
    /**
     * One that does not add up, told before the segment that ended it is taken.
     *
     * @param code LINE_, CLAIM_ or PAYMENT_OUT_OF_BALANCE
     * @param statedCents what the segment says was paid
     * @param computedCents what its amounts come to
     */
    void found(FindingCode code, long statedCents, long computedCents);
  }

  private static final int BPR = Segment.tagOf("BPR");
  private static final int CLP = Segment.tagOf("CLP");
  private static final int SVC = Segment.tagOf("SVC");
  private static final int CAS = Segment.tagOf("CAS");
  private static final int PLB = Segment.tagOf("PLB");
  private static final int LX = Segment.tagOf("LX");

  private final Breaks breaks;

  private boolean inLine;
  private long lineCharge;
  private long linePaid;
  private long lineAdjusted;

  private boolean inClaim;
  private long claimCharge;
  private long claimPaid;
  private long claimAdjusted;

  private boolean hasPayment;
  private long payment;
  private long claimsPaid;
  private long providerAdjusted;

  private long lines;
  private long brokenLines;
  private long lineDifference;
  private long claims;
  private long brokenClaims;
  private long claimDifference;

  public RemittanceBalance(Breaks breaks) {
    this.breaks = breaks;
  }

  /** Forgets everything, for the next transaction. */
  public void begin() {
    inLine = false;
    inClaim = false;
    hasPayment = false;
    payment = 0;
    claimsPaid = 0;
    providerAdjusted = 0;
    lines = 0;
    brokenLines = 0;
    lineDifference = 0;
    claims = 0;
    brokenClaims = 0;
    claimDifference = 0;
  }

  /** Takes the next segment. */
  public void segment(Segment segment) {
    int tag = segment.tag();
    if (tag == CAS) {
      if (inClaim) {
        long sum = amounts(segment, 3, 3);
        claimAdjusted += sum;
        lineAdjusted += sum;
      }
    } else if (tag == SVC) {
      endLine();
      inLine = inClaim;
      lineCharge = amount(segment, 2);
      linePaid = amount(segment, 3);
      lineAdjusted = 0;
    } else if (tag == CLP) {
      endClaim();
      inClaim = true;
      claimCharge = amount(segment, 3);
      claimPaid = amount(segment, 4);
      claimAdjusted = 0;
      claimsPaid += claimPaid;
    } else if (tag == PLB) {
      endClaim();
      providerAdjusted += providerAmounts(segment);
    } else if (tag == LX) {
      endClaim();
    } else if (tag == BPR) {
      hasPayment = isAmount(segment, 2);
      payment = BalanceRule.signedCents(amount(segment, 2), segment.is(3, "D"));
    }
  }

  /** Ends the transaction. */
  public void end() {
    endClaim();
    if (hasPayment && difference() != 0) {
      breaks.found(FindingCode.PAYMENT_OUT_OF_BALANCE, payment, computedPayment());
    }
  }

  private void endLine() {
    if (inLine) {
      lines++;
      long computed = BalanceRule.paidCents(lineCharge, lineAdjusted);
      if (computed != linePaid) {
        brokenLines++;
        lineDifference += linePaid - computed;
        breaks.found(FindingCode.LINE_OUT_OF_BALANCE, linePaid, computed);
      }
      inLine = false;
    }
  }

  private void endClaim() {
    endLine();
    if (inClaim) {
      claims++;
      long computed = BalanceRule.paidCents(claimCharge, claimAdjusted);
      if (computed != claimPaid) {
        brokenClaims++;
        claimDifference += claimPaid - computed;
        breaks.found(FindingCode.CLAIM_OUT_OF_BALANCE, claimPaid, computed);
      }
      inClaim = false;
    }
  }

  private static boolean isAmount(Segment segment, int element) {
    return element <= segment.count
        && Decimals.paddedCents(segment.bytes, segment.from(element), segment.ends[element])
            != Decimals.NOT_AN_AMOUNT;
  }

  private static long amount(Segment segment, int element) {
    if (element > segment.count) {
      return 0;
    }
    long cents = Decimals.paddedCents(segment.bytes, segment.from(element), segment.ends[element]);
    return cents == Decimals.NOT_AN_AMOUNT ? 0 : cents;
  }

  private static long amounts(Segment segment, int first, int step) {
    long sum = 0;
    for (int e = first; e <= segment.count; e += step) {
      sum += amount(segment, e);
    }
    return sum;
  }

  /**
   * A PLB with something else in place of an amount has shifted; none of its amounts is certain.
   */
  private static long providerAmounts(Segment segment) {
    for (int e = 4; e <= segment.count; e += 2) {
      if (segment.has(e) && !isAmount(segment, e)) {
        return 0;
      }
    }
    return amounts(segment, 4, 2);
  }

  private long difference() {
    return payment - computedPayment();
  }

  private long computedPayment() {
    return BalanceRule.paymentCents(claimsPaid, providerAdjusted);
  }

  /** What all three levels came to. */
  public Balance result() {
    Boolean line = lines == 0 ? null : brokenLines == 0;
    Boolean claim = claims == 0 ? null : brokenClaims == 0;
    Boolean paid = hasPayment ? difference() == 0 : null;
    Long cents = line == null && claim == null && paid == null ? null : Long.valueOf(0);
    if (Boolean.FALSE.equals(paid)) {
      cents = difference();
    } else if (Boolean.FALSE.equals(claim)) {
      cents = claimDifference;
    } else if (Boolean.FALSE.equals(line)) {
      cents = lineDifference;
    }
    return new Balance(line, claim, paid, cents);
  }

  /** BPR02 with the sign of BPR03, in cents. */
  public long paymentCents() {
    return payment;
  }
}
