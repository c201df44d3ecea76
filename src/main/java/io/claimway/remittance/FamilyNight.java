package io.claimway.remittance;

import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A family's book while the night goes on: each effect sees what those before it left. */
final class FamilyNight {
  private final LineAdjudicator adjudicator;
  private final LocalDate day;
  private final Map<Long, ClaimStanding> claims = new LinkedHashMap<>();
  private final FamilyAdjudications adjudications;
  private final FamilyTransfers transfers;

  private final Set<Long> moved = new TreeSet<>();
  private final List<AdjudicationOutcome> outcomes = new ArrayList<>();
  private final List<AdjudicationKey> reversed = new ArrayList<>();
  private final List<ClaimAdvance> events = new ArrayList<>();
  private final FamilyItems items = new FamilyItems();

  /** What each payment of tonight's decides about each version, and what it takes back of it. */
  private final Map<DecisionKey, List<PendingAdjudication>> spoken = new HashMap<>();

  private record DecisionKey(long paymentId, long claimId, int version) {
    static DecisionKey of(PendingAdjudication pending) {
      MatchCandidate of = pending.match().candidate();
      return new DecisionKey(pending.key().paymentId(), of.claimId(), of.version());
    }
  }

  FamilyNight(
      FamilyBook book,
      List<PendingAdjudication> pending,
      LineAdjudicator adjudicator,
      LocalDate day) {
    this.adjudicator = adjudicator;
    this.day = day;
    book.claims().forEach(claim -> claims.put(claim.claimId(), claim));
    adjudications = new FamilyAdjudications(book.adjudications());
    transfers = new FamilyTransfers(book.transfers());
    pending.stream()
        .filter(each -> each.reason() == null && (each.isDecision() || each.isReversal()))
        .forEach(
            each ->
                spoken.computeIfAbsent(DecisionKey.of(each), any -> new ArrayList<>()).add(each));
  }

  FamilyOutcome outcome() {
    return new FamilyOutcome(
        outcomes,
        reversed,
        transfers.tonight(),
        events,
        moved.stream().map(claims::get).toList(),
        items.due(),
        items.over());
  }

  Optional<PendingAdjudication> earliest(List<PendingAdjudication> waiting) {
    return waiting.stream().filter(this::canTakeEffect).findFirst();
  }

  boolean canTakeEffect(PendingAdjudication pending) {
    if (pending.reason() != null || objection(pending).isPresent()) {
      return false;
    }
    return pending.isReversal()
        ? adjudications.target(pending).isPresent()
        : isRepeated(pending) || takesPlaceOf(pending, inTheWay(pending));
  }

  /** Whether nothing is in its way, or one decision without cash of lines that it decides anew. */
  private boolean takesPlaceOf(PendingAdjudication pending, List<BookedAdjudication> earlier) {
    return earlier.isEmpty()
        || earlier.size() == 1
            && earlier.get(0).isWithoutCash()
            && covers(lines(pending), transfers.lines(earlier.get(0).key()));
  }

  private Set<Integer> lines(PendingAdjudication pending) {
    return ReportedDecision.lines(pending.reported(), sent(pending));
  }

  private static boolean covers(Set<Integer> some, Set<Integer> others) {
    return some.isEmpty() || !others.isEmpty() && some.containsAll(others);
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
  private boolean isTakenBack(MatchCandidate of) {
    ClaimStanding claim = claims.get(of.claimId());
    return claim.newest().isVoid() && transfers.isVoidedBy(claim.claimId(), claim.version());
  }

  /**
   * Whether it counts more as settled before it (OA-23) than payers before its own have settled.
   */
  private boolean countsUnknownPayers(PendingAdjudication pending) {
    ClaimStanding claim = claims.get(pending.match().candidate().claimId());
    long counted = AdjustmentSums.of(adjudicated(pending, claim)).priorPayer();
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

  /** Whether it says again, without money, what a decision that stands has said. */
  private boolean isRepeated(PendingAdjudication pending) {
    return pending.reported().paidCents() == 0
        && adjudications.on(pending.match().candidate()).stream()
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
        .filter(earlier -> overlap(lines, transfers.lines(earlier.key())))
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

  /** Books what can take effect. */
  void apply(PendingAdjudication pending) {
    transfers.release(pending);
    if (pending.isReversal()) {
      reverse(pending);
    } else {
      decide(pending);
    }
    if (!pending.fresh()) {
      items.end(AdjudicationItems.key(WorkItemKind.SUSPENDED_CLAIM, pending.key()));
    }
  }

  private void reverse(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    AdjudicationKey target = adjudications.target(pending).orElseThrow().key();
    AdjudicationEffect effect = AdjudicationEffect.ofReversal(claim, of.version());
    transfers.undo(target, pending);
    adjudications.reverse(target);
    reversed.add(target);
    items.endDecision(target);
    takeBackCharge(pending, claim, effect);
    record(pending, effect, AdjustmentSums.NOTHING, target, adjudicated(pending, claim));
    followCredit(of);
  }

  private void decide(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    SentVersion sent = claim.sent(of.version());
    List<AdjudicatedLine> lines = adjudicated(pending, claim);
    if (isRepeated(pending)) {
      record(pending, AdjudicationEffect.NOTED, AdjustmentSums.NOTHING, null, lines);
      return;
    }
    AdjustmentSums sums = AdjustmentSums.of(lines);
    boolean nothingLeft = !sent.isVoid() && isTakenBack(of);
    AdjudicationEffect effect =
        nothingLeft
            ? AdjudicationEffect.NOTED
            : AdjudicationEffect.ofDecision(pending.reported(), sent, sums);
    AdjudicationKey instead = effect.decidesCharge() ? takePlaceOf(pending) : null;

    AdjudicationBooking booking = new AdjudicationBooking(pending, claim, of.version());
    booking.cash(lines).forEach(transfers::book);
    if (effect.decidesCharge()) {
      booking.adjustments(lines).forEach(transfers::book);
    }
    if (sent.follows() && effect != AdjudicationEffect.NOTED) {
      replace(pending);
    }
    if (effect.decidesCharge()) {
      AdjudicationItems.denied(pending, claim, sums).ifPresent(items::add);
    }
    takeBackCharge(pending, claim, effect);
    if (effect == AdjudicationEffect.PAID) {
      paidOtherwise(pending, claim, lines).forEach(items::add);
    }
    endUndecided(of);
    AdjudicationItems.nextPayerShare(pending, claim, sums).ifPresent(items::add);
    AdjudicationItems.undecided(pending, claim, sums).ifPresent(items::add);
    AdjudicationItems.knownOtherwise(pending, claim).ifPresent(items::add);
    record(pending, effect, sums, instead, lines);
    followCredit(of);
  }

  /** What was noted of a version before says nothing any more once the payer says more. */
  private void endUndecided(MatchCandidate of) {
    adjudications.all(of).stream()
        .filter(earlier -> earlier.version() == of.version())
        .forEach(
            earlier -> {
              items.end(AdjudicationItems.key(WorkItemKind.UNDECIDED_PART, earlier.key()));
              if (!earlier.standing()) {
                items.end(AdjudicationItems.key(WorkItemKind.NEXT_PAYER_SHARE, earlier.key()));
              }
            });
  }

  /** Billed lines that were allowed too little or too much, in whatever parts they came back. */
  private List<WorkItem> paidOtherwise(
      PendingAdjudication pending, ClaimStanding claim, List<AdjudicatedLine> lines) {
    Map<BilledLine, List<AdjudicatedLine>> parts = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.billed() != null)
        .forEach(line -> parts.computeIfAbsent(line.billed(), any -> new ArrayList<>()).add(line));
    return parts.values().stream()
        .filter(
            of ->
                of.stream()
                    .noneMatch(
                        line -> adjudicator.hasUnpaidPart(pending.reported(), line.reported())))
        .flatMap(of -> AdjudicationItems.paidOtherwise(pending, claim, of).stream())
        .toList();
  }

  /** Cancels the decision without cash that stands where it decides; null where none does. */
  private AdjudicationKey takePlaceOf(PendingAdjudication pending) {
    for (BookedAdjudication earlier : inTheWay(pending)) {
      transfers.undo(earlier.key(), pending);
      adjudications.reverse(earlier.key());
      reversed.add(earlier.key());
      items.endDecision(earlier.key());
      return earlier.key();
    }
    return null;
  }

  private List<AdjudicatedLine> adjudicated(PendingAdjudication pending, ClaimStanding claim) {
    return adjudicator.adjudicated(
        pending.reported(), claim.sent(pending.match().candidate().version()).lines(), claim);
  }

  /**
   * A replacement or void decided without a reversal: what the version before booked beside cash is
   * cancelled; its cash stays and is a credit balance that a person looks at.
   */
  private void replace(PendingAdjudication pending) {
    for (BookedAdjudication earlier : adjudications.before(pending.match().candidate())) {
      transfers.undoBesideCash(earlier.key(), pending);
      items.endDecision(earlier.key());
    }
  }

  /**
   * The newest decision that stands, where it is of a replacement or a void, tells what was paid
   * for versions before it; older ones tell nothing any more.
   */
  private void followCredit(MatchCandidate of) {
    List<BookedAdjudication> all = adjudications.all(of);
    if (all.size() == 1) {
      return;
    }
    List<BookedAdjudication> standing = adjudications.standing(of);
    all.stream()
        .map(each -> AdjudicationItems.key(WorkItemKind.CREDIT_BALANCE, each.key()))
        .forEach(items::end);
    standing.stream()
        .max(Comparator.comparingInt(BookedAdjudication::version))
        .filter(newest -> claims.get(of.claimId()).sent(newest.version()).follows())
        .ifPresent(
            newest -> {
              long kept =
                  standing.stream()
                      .filter(earlier -> earlier.version() < newest.version())
                      .mapToLong(earlier -> Math.max(0, earlier.paidCents()))
                      .sum();
              if (kept > 0) {
                items.add(AdjudicationItems.creditBalance(newest, kept));
              }
            });
  }

  /** A void is effective once, however often a payer finalises it, and not for what followed it. */
  private void takeBackCharge(
      PendingAdjudication pending, ClaimStanding claim, AdjudicationEffect effect) {
    if (effect == AdjudicationEffect.VOIDED
        && claim.newest().isVoid()
        && !transfers.isVoidedBy(claim.claimId(), claim.version())) {
      transfers.book(new AdjudicationBooking(pending, claim, claim.version()).chargeTakenBack());
    }
  }

  private void record(
      PendingAdjudication pending,
      AdjudicationEffect effect,
      AdjustmentSums sums,
      AdjudicationKey target,
      List<AdjudicatedLine> lines) {
    long order = adjudications.add(pending, effect);
    outcomes.add(
        new AdjudicationOutcome(
            pending,
            effect == AdjudicationEffect.NOTED
                ? AdjudicationOutcome.State.NOTED
                : AdjudicationOutcome.State.POSTED,
            null,
            null,
            effect,
            sums.codes(),
            sums.contractual(),
            sums.patient(),
            sums.denied(),
            target,
            order,
            lines));
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    events.add(claim.advance(effect, of.version(), sums.codes(), pending.cause()));
    claims.put(
        claim.claimId(),
        claim.after(
            effect, of.version(), sums.codes(), pending.reported().payerClaimNumber(), day));
    moved.add(claim.claimId());
  }

  /** Suspends what took no effect, or keeps it so. */
  void suspend(PendingAdjudication pending, String reason, LocalDate dueOn) {
    ClaimStanding claim =
        pending.match() == null || !pending.match().isFound()
            ? null
            : claims.get(pending.match().candidate().claimId());
    List<BilledLine> billed =
        claim == null ? List.of() : claim.sent(pending.match().candidate().version()).lines();
    outcomes.add(
        new AdjudicationOutcome(
            pending,
            SuspenseRule.state(reason),
            reason,
            dueOn,
            null,
            null,
            0,
            0,
            0,
            null,
            0,
            adjudicator.undecided(pending.reported(), billed)));
    if (reason.equals(PendingAdjudication.WITH_ITS_PAYMENT)) {
      return;
    }
    if (pending.fresh()) {
      transfers.suspend(pending);
    }
    items.add(AdjudicationItems.suspended(pending, claim == null ? null : claim.claimId(), reason));
  }
}
