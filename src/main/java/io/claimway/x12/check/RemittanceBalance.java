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
 * came out. Of a level with an amount that cannot be read it says nothing.
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

    /** An element of the present segment that holds no amount where one belongs. */
    default void unreadable(int element) {}
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

  /** Whether every amount of the present segment could be read. */
  private boolean readable;

  /** Whether every amount of the present line, of the present claim, of all could be read. */
  private boolean lineReadable;

  private boolean claimReadable;
  private boolean linesReadable;
  private boolean claimsReadable;
  private boolean paymentReadable;

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
    linesReadable = true;
    claimsReadable = true;
    paymentReadable = true;
  }

  /** Takes the next segment. */
  public void segment(Segment segment) {
    int tag = segment.tag();
    readable = true;
    if (tag == CAS) {
      if (inClaim) {
        long sum = amounts(segment, 3, 3);
        claimAdjusted += sum;
        lineAdjusted += sum;
        claimReadable &= readable;
        lineReadable &= readable;
      }
    } else if (tag == SVC) {
      endLine();
      inLine = inClaim;
      lineCharge = amount(segment, 2);
      linePaid = amount(segment, 3);
      lineAdjusted = 0;
      lineReadable = readable;
    } else if (tag == CLP) {
      endClaim();
      inClaim = true;
      claimCharge = amount(segment, 3);
      claimPaid = amount(segment, 4);
      claimAdjusted = 0;
      claimsPaid += claimPaid;
      claimReadable = readable;
      paymentReadable &= readable;
    } else if (tag == PLB) {
      endClaim();
      providerAdjusted += amounts(segment, 4, 2);
      paymentReadable &= readable;
    } else if (tag == LX) {
      endClaim();
    } else if (tag == BPR) {
      hasPayment = segment.has(2);
      payment = amount(segment, 2);
      paymentReadable &= readable;
    }
  }

  /** Ends the transaction. */
  public void end() {
    endClaim();
    if (hasPayment && paymentReadable && difference() != 0) {
      breaks.found(FindingCode.PAYMENT_OUT_OF_BALANCE, payment, computedPayment());
    }
  }

  private void endLine() {
    if (inLine) {
      lines++;
      long computed = BalanceRule.paidCents(lineCharge, lineAdjusted);
      linesReadable &= lineReadable;
      if (lineReadable && computed != linePaid) {
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
      claimsReadable &= claimReadable;
      if (claimReadable && computed != claimPaid) {
        brokenClaims++;
        claimDifference += claimPaid - computed;
        breaks.found(FindingCode.CLAIM_OUT_OF_BALANCE, claimPaid, computed);
      }
      inClaim = false;
    }
  }

  private long amount(Segment segment, int element) {
    if (element > segment.count) {
      return 0;
    }
    long cents = Decimals.paddedCents(segment.bytes, segment.from(element), segment.ends[element]);
    if (cents != Decimals.NOT_AN_AMOUNT) {
      return cents;
    }
    if (segment.has(element)) {
      readable = false;
      breaks.unreadable(element);
    }
    return 0;
  }

  private long amounts(Segment segment, int first, int step) {
    long sum = 0;
    for (int e = first; e <= segment.count; e += step) {
      sum += amount(segment, e);
    }
    return sum;
  }

  private long difference() {
    return payment - computedPayment();
  }

  private long computedPayment() {
    return BalanceRule.paymentCents(claimsPaid, providerAdjusted);
  }

  /** What all three levels came to. */
  public Balance result() {
    Boolean line = level(lines, brokenLines, linesReadable);
    Boolean claim = level(claims, brokenClaims, claimsReadable);
    Boolean paid = (hasPayment && paymentReadable) ? difference() == 0 : null;
    if (!isReadable() || (line == null && claim == null && paid == null)) {
      return new Balance(line, claim, paid, null);
    }
    long cents = 0;
    if (Boolean.FALSE.equals(paid)) {
      cents = difference();
    } else if (Boolean.FALSE.equals(claim)) {
      cents = claimDifference;
    } else if (Boolean.FALSE.equals(line)) {
      cents = lineDifference;
    }
    return new Balance(line, claim, paid, cents);
  }

  private boolean isReadable() {
    return linesReadable && claimsReadable && paymentReadable;
  }

  private static Boolean level(long all, long broken, boolean readable) {
    return (all == 0 || (broken == 0 && !readable)) ? null : Boolean.valueOf(broken == 0);
  }

  /** Whether it adds up at every level and pays something: then no segment of amounts is lost. */
  boolean isWholeAndPays() {
    return hasPayment && payment != 0 && result().holds();
  }

  /** BPR02 with the sign of BPR03, in cents. */
  public long paymentCents() {
    return payment;
  }
}
