package io.claimway.remittance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of tonight's may take effect on a family as it stands: a reversal needs its decision, a
 * decision must not contradict the claim, and nothing that stands may be in its way (SPEC §8.1).
 */
final class DecisionGate {
  private final Map<Long, ClaimStanding> claims;
  private final FamilyAdjudications adjudications;
  private final FamilyTransfers transfers;
  private final LineAdjudicator adjudicator;

  /** What each payment of tonight's decides about each version, and what it takes back of it. */
  private final Map<DecisionKey, List<PendingAdjudication>> spoken = new HashMap<>();

  /** Tonight's reversals that have not taken effect yet. */
  private final List<PendingAdjudication> reversals;

  private record DecisionKey(long paymentId, long claimId, int version) {
    static DecisionKey of(PendingAdjudication pending) {
      MatchCandidate of = pending.match().candidate();
      return new DecisionKey(pending.key().paymentId(), of.claimId(), of.version());
    }
  }

  /**
   * A gate that looks at the family as it goes on.
   *
   * @param tonight all that may take effect
   */
  DecisionGate(
      Map<Long, ClaimStanding> claims,
      FamilyAdjudications adjudications,
      FamilyTransfers transfers,
      LineAdjudicator adjudicator,
      List<PendingAdjudication> tonight) {
    this.claims = claims;
    this.adjudications = adjudications;
    this.transfers = transfers;
    this.adjudicator = adjudicator;
    tonight.stream()
        .filter(each -> each.reason() == null && (each.isDecision() || each.isReversal()))
        .forEach(
            each ->
                spoken.computeIfAbsent(DecisionKey.of(each), any -> new ArrayList<>()).add(each));
    reversals =
        new ArrayList<>(
            tonight.stream().filter(each -> each.reason() == null && each.isReversal()).toList());
  }

  /** It has taken effect. */
  void passed(PendingAdjudication pending) {
    reversals.remove(pending);
  }

  boolean canTakeEffect(PendingAdjudication pending) {
    if (pending.reason() != null || objection(pending).isPresent()) {
      return false;
    }
    return pending.isReversal()
        ? adjudications.target(pending).isPresent()
        : isRepeated(pending)
            || inTheWay(pending).equals(replacedBy(pending))
            || isTakenBack(pending);
  }

  /** What is in its way, where that is decisions without cash of lines that it decides anew. */
  List<BookedAdjudication> replacedBy(PendingAdjudication pending) {
    List<BookedAdjudication> earlier = inTheWay(pending);
    return earlier.stream()
            .allMatch(each -> each.isWithoutCash() && covers(lines(pending), each.lines()))
        ? earlier
        : List.of();
  }

  /**
   * Whether a reversal that waits with it takes it back, and nothing else under its number:
   * together they change nothing.
   */
  private boolean isTakenBack(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    ReportedClaim said = pending.reported();
    return reversals.stream()
        .filter(reversal -> reversal.match().candidate().claimId() == of.claimId())
        .filter(reversal -> !said.payerClaimNumber().isEmpty())
        .filter(
            reversal ->
                reversal.reported().payerClaimNumber().equals(said.payerClaimNumber())
                    && reversal.reported().paidCents() == -said.paidCents()
                    && Math.abs(reversal.reported().chargeCents()) == said.chargeCents())
        .anyMatch(
            reversal ->
                adjudications
                    .target(reversal)
                    .filter(other -> other.payerClaimNumber().equals(said.payerClaimNumber()))
                    .isEmpty());
  }

  /** The numbers of the billed lines that it speaks of; empty where it speaks of all. */
  Set<Integer> lines(PendingAdjudication pending) {
    return ReportedDecision.lines(pending.reported(), sent(pending));
  }

  private static boolean covers(Set<Integer> some, Set<Integer> others) {
    return some.isEmpty() || (!others.isEmpty() && some.containsAll(others));
  }

  /** What of it contradicts the claim that it speaks of, if anything does: a person must ask. */
  Optional<Objection> objection(PendingAdjudication pending) {
    return pending.reason() != null || !pending.isDecision()
        ? Optional.empty()
        : contradiction(pending).filter(found -> !(pending.accepted() && found.isAcceptable()));
  }

  private Optional<Objection> contradiction(PendingAdjudication pending) {
    if (pending.reported().isTakeback()) {
      return Optional.of(Objection.TAKEBACK_WITHOUT_REVERSAL);
    }
    SentVersion sent = sent(pending);
    if (sent.isVoid() || isTakenBack(pending.match().candidate())) {
      return pending.reported().paidCents() == 0
          ? Optional.empty()
          : Optional.of(Objection.PAYMENT_OF_A_VOID);
    }
    if (countsUnknownPayers(pending)) {
      return Optional.of(Objection.PRIOR_PAYER_UNKNOWN);
    }
    Optional<Objection> together = new ReportedDecision(sent, decidedWith(pending)).objection();
    return together.isPresent() && takesBackToo(pending)
        ? new ReportedDecision(sent, List.of(pending.reported())).objection()
        : together;
  }

  /** Whether a void has taken the charge back, and no later original has followed it. */
  boolean isTakenBack(MatchCandidate of) {
    ClaimStanding claim = claims.get(of.claimId());
    return claim.newest().isVoid() && transfers.isVoidedBy(claim.claimId(), claim.version());
  }

  /**
   * Whether it counts more as settled before it (OA-23) than payers before its own have settled.
   */
  private boolean countsUnknownPayers(PendingAdjudication pending) {
    ClaimStanding claim = claims.get(pending.match().candidate().claimId());
    long counted =
        AdjustmentSums.of(adjudicator.adjudicated(pending, sent(pending).lines(), claim))
            .priorPayer();
    return counted > 0
        && counted
            > claims.values().stream()
                .filter(each -> each.isBefore(claim))
                .mapToLong(each -> transfers.settledCents(each.claimId()))
                .sum();
  }

  /** The CLPs by which its payment decides the same version: a payer may split a claim. */
  private List<ReportedClaim> decidedWith(PendingAdjudication pending) {
    return spoken.get(DecisionKey.of(pending)).stream()
        .filter(PendingAdjudication::isDecision)
        .map(PendingAdjudication::reported)
        .toList();
  }

  /** Whether its payment reverses a decision on the same version: then each stands for itself. */
  private boolean takesBackToo(PendingAdjudication pending) {
    return spoken.get(DecisionKey.of(pending)).stream().anyMatch(PendingAdjudication::isReversal);
  }

  private SentVersion sent(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    return claims.get(of.claimId()).sent(of.version());
  }

  /** Whether it says again, without money, what nothing has taken back since. */
  boolean isRepeated(PendingAdjudication pending) {
    return pending.reported().paidCents() == 0
        && adjudications.saidOf(pending.match().candidate()).stream()
            .anyMatch(earlier -> earlier.content().equals(pending.content()));
  }

  /**
   * The decisions that stand on what it decides: those of other lines, and other parts of one that
   * was split, are none of them.
   */
  private List<BookedAdjudication> inTheWay(PendingAdjudication pending) {
    if (!pending.isDecision() || pending.reported().isTakeback()) {
      return List.of();
    }
    Set<Integer> lines = lines(pending);
    return adjudications.on(pending.match().candidate()).stream()
        .filter(earlier -> !isPartOfOne(earlier, pending))
        .filter(earlier -> overlap(lines, earlier.lines()))
        .toList();
  }

  private boolean isPartOfOne(BookedAdjudication earlier, PendingAdjudication pending) {
    return !takesBackToo(pending)
        && spoken.get(DecisionKey.of(pending)).stream()
            .anyMatch(part -> part.key().equals(earlier.key()));
  }

  private static boolean overlap(Set<Integer> some, Set<Integer> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
