package io.claimway.remittance;

import io.claimway.money.Cents;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The work items of an adjudication, each named by it. */
final class AdjudicationItems {
  private AdjudicationItems() {}

  /** What is denied is worked, in whatever claim that is paid otherwise. */
  static Optional<WorkItem> denied(
      PendingAdjudication pending, ClaimStanding claim, AdjustmentSums sums) {
    return sums.denied() <= 0
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                key(WorkItemKind.DENIED_CLAIM, pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                sums.codes(),
                sums.denied()));
  }

  /** What is taken off by codes that the table does not list stands in suspense. */
  static Optional<WorkItem> unlisted(
      PendingAdjudication pending, ClaimStanding claim, List<AdjudicatedLine> lines) {
    List<ReportedAdjustment> unlisted =
        lines.stream()
            .flatMap(line -> line.of(AdjustmentClass.UNLISTED))
            .filter(adjustment -> adjustment.cents() != 0)
            .toList();
    return unlisted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                key(WorkItemKind.UNLISTED_ADJUSTMENT, pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                unlisted.stream()
                    .map(ReportedAdjustment::code)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" ")),
                unlisted.stream().mapToLong(ReportedAdjustment::cents).sum()));
  }

  /**
   * A billed line that was allowed less or more than its contract by more than its payer's profile
   * lets pass.
   *
   * @param parts in which it came back: one, or several where the payer split or unbundled it
   */
  static Optional<WorkItem> paidOtherwise(
      PendingAdjudication pending, ClaimStanding claim, List<AdjudicatedLine> parts) {
    AdjudicatedLine first = parts.get(0);
    long expected = first.billed().expectedCents();
    long allowed = parts.stream().mapToLong(AdjudicatedLine::allowedCents).sum();
    long missing = expected - allowed;
    boolean known = first.billed().expectedCents() > 0;
    return !known || Math.abs(missing) <= claim.underpaymentCents()
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                WorkItemKey.of(
                    missing > 0 ? WorkItemKind.UNDERPAID_LINE : WorkItemKind.OVERPAID_LINE,
                    pending.key().paymentId(),
                    pending.key().ordinal(),
                    first.line()),
                claim.claimId(),
                "claim " + claim.claimId() + " line " + first.lineNumber(),
                changed(parts)
                    + "expected "
                    + Cents.dollars(expected)
                    + ", allowed "
                    + Cents.dollars(allowed),
                Math.abs(missing)));
  }

  /** A service that the payer decided as another is a cause of its own. */
  private static String changed(List<AdjudicatedLine> parts) {
    return parts.stream()
        .map(AdjudicatedLine::reported)
        .filter(line -> line.decidedCode() != null)
        .filter(line -> !line.decidedCode().equals(line.procedureCode()))
        .findFirst()
        .map(line -> line.procedureCode() + " decided as " + line.decidedCode() + ": ")
        .orElse("");
  }

  /** What a payer has not decided yet. */
  static Optional<WorkItem> undecided(
      PendingAdjudication pending, ClaimStanding claim, AdjustmentSums sums) {
    return sums.pending() <= 0
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                key(WorkItemKind.UNDECIDED_PART, pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                "PENDING AT THE PAYER",
                sums.pending()));
  }

  /** What a payer left open of a claim for the next payer. */
  static Optional<WorkItem> nextPayerShare(
      PendingAdjudication pending, ClaimStanding claim, AdjustmentSums sums) {
    boolean sentOn = pending.reported().isForwarded() || sums.forwarded() > 0;
    String who = claim.nextPayer() == null ? "PAYER UNKNOWN" : claim.nextPayer();
    return sums.ofOtherPayers() <= 0
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                key(WorkItemKind.NEXT_PAYER_SHARE, pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                who + (sentOn ? ", SENT ON" : ", TO BE BILLED"),
                sums.ofOtherPayers()));
  }

  /** What the payer says otherwise of whom a claim is about; what it says is kept with the PHI. */
  static Optional<WorkItem> knownOtherwise(PendingAdjudication pending, ClaimStanding claim) {
    return pending.match().difference() == null
        ? Optional.empty()
        : Optional.of(
            WorkItem.ofClaim(
                key(WorkItemKind.MEMBER_KNOWN_OTHERWISE, pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                pending.match().difference().name(),
                0));
  }

  /**
   * Cash of earlier versions that a replacement leaves.
   *
   * @param cents what was paid for them
   */
  static WorkItem creditBalance(BookedAdjudication replacement, long cents) {
    return WorkItem.ofClaim(
        key(WorkItemKind.CREDIT_BALANCE, replacement.key()),
        replacement.claimId(),
        "claim " + replacement.claimId(),
        "version "
            + replacement.version()
            + " was adjudicated and the payment of an earlier version is not reversed",
        cents);
  }

  /**
   * What is suspended or waits.
   *
   * @param claimId null where nobody can say
   */
  static WorkItem suspended(PendingAdjudication pending, Long claimId, String reason) {
    return WorkItem.ofClaim(
        key(WorkItemKind.SUSPENDED_CLAIM, pending.key()),
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

  /** By what the items of an adjudication are known again; those of its lines lie under it. */
  static WorkItemKey key(WorkItemKind kind, AdjudicationKey adjudication) {
    return WorkItemKey.of(kind, adjudication.paymentId(), adjudication.ordinal());
  }
}
