package io.claimway.remittance;

import io.claimway.worklist.WorkItem;
import java.util.Optional;

/** The work items that an adjudication opens and closes. */
final class AdjudicationItems {
  private static final String SUSPENDED_CLAIM = "SUSPENDED_CLAIM";

  private AdjudicationItems() {}

  /** What is denied is worked, in whatever claim that is paid otherwise. */
  static Optional<WorkItem> denied(
      PendingAdjudication pending, ClaimStanding claim, AdjustmentSums sums) {
    return sums.denied() <= 0
        ? Optional.empty()
        : Optional.of(
            new WorkItem(
                "DENIED_CLAIM",
                claim.claimId() + "|" + key(pending),
                claim.claimId(),
                "claim " + claim.claimId(),
                sums.codes(),
                sums.denied()));
  }

  /** A line that was allowed less than its contract by more than its payer's profile lets pass. */
  static Optional<WorkItem> underpaid(
      PendingAdjudication pending, ClaimStanding claim, AdjudicatedLine line) {
    if (line.billed() == null) {
      return Optional.empty();
    }
    long expected = line.billed().expectedCents();
    long missing = expected - line.allowedCents();
    return missing <= claim.underpaymentCents()
        ? Optional.empty()
        : Optional.of(
            new WorkItem(
                "UNDERPAID_LINE",
                key(pending) + "|" + line.line(),
                claim.claimId(),
                "claim " + claim.claimId() + " line " + line.lineNumber(),
                "expected " + expected + " cents, allowed " + line.allowedCents(),
                missing));
  }

  /**
   * Cash of earlier versions that a replacement leaves.
   *
   * @param cents what was paid for them
   */
  static Optional<WorkItem> creditBalance(PendingAdjudication pending, long cents) {
    MatchCandidate of = pending.match().candidate();
    return cents == 0
        ? Optional.empty()
        : Optional.of(
            new WorkItem(
                "CREDIT_BALANCE",
                key(pending),
                of.claimId(),
                "claim " + of.claimId(),
                "version "
                    + of.version()
                    + " was adjudicated and the payment of an earlier version is not reversed",
                cents));
  }

  /**
   * What is suspended or waits.
   *
   * @param claimId null where nobody can say
   */
  static WorkItem suspended(PendingAdjudication pending, Long claimId, String reason) {
    return new WorkItem(
        SUSPENDED_CLAIM,
        key(pending),
        claimId,
        "payment " + pending.key().paymentId() + " claim " + pending.key().ordinal(),
        detail(pending, reason),
        pending.reported().paidCents());
  }

  private static String detail(PendingAdjudication pending, String reason) {
    StringBuilder detail = new StringBuilder(reason);
    if (pending.reported().flaw() != null) {
      detail.append(' ').append(pending.reported().flaw());
    }
    if (!pending.candidates().isEmpty()) {
      detail.append(", candidates");
      pending.candidates().stream()
          .map(String::valueOf)
          .distinct()
          .sorted()
          .forEach(claim -> detail.append(' ').append(claim));
    }
    return detail.toString();
  }

  /** The id of the item that ends when a suspended claim takes effect. */
  static String suspendedId(PendingAdjudication pending) {
    return WorkItem.idOf(SUSPENDED_CLAIM, key(pending));
  }

  private static String key(PendingAdjudication pending) {
    return pending.key().paymentId() + "|" + pending.key().ordinal();
  }
}
