package io.claimway.remittance;

import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final List<ClaimAdvance> events = new ArrayList<>();
  private final FamilyItems items = new FamilyItems();

  private final DecisionGate gate;

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
    gate = new DecisionGate(claims, adjudications, transfers, adjudicator, pending);
  }

  FamilyOutcome outcome() {
    return new FamilyOutcome(
        outcomes,
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
    return gate.canTakeEffect(pending);
  }

  /** What of it contradicts the claim that it speaks of, if anything does: a person must ask. */
  Optional<Objection> objection(PendingAdjudication pending) {
    return gate.objection(pending);
  }

  /** Books what can take effect. */
  void apply(PendingAdjudication pending) {
    transfers.release(pending);
    if (pending.isReversal()) {
      reverse(pending);
    } else {
      decide(pending);
    }
    gate.passed(pending);
    if (!pending.fresh()) {
      items.end(AdjudicationItems.key(WorkItemKind.SUSPENDED_CLAIM, pending.key()));
    }
  }

  private void reverse(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    List<AdjudicatedLine> lines = adjudicated(pending, claim);
    BookedAdjudication target = adjudications.target(pending).orElseThrow();
    cancel(target, pending);
    AdjudicationEffect effect = effectOfReversal(target, claim, of);
    takeBackCharge(pending, claim, effect);
    int version = effect == AdjudicationEffect.REVERSED ? target.version() : of.version();
    record(pending, version, effect, AdjustmentSums.NOTHING, List.of(target.key()), lines);
    followCredit(of);
  }

  /** A void is effective once nothing that its payer decided stands any more. */
  private AdjudicationEffect effectOfReversal(
      BookedAdjudication target, ClaimStanding claim, MatchCandidate of) {
    boolean restsOnNothing =
        gate.isTakenBack(of)
            || adjudications.standing(of).stream()
                .allMatch(each -> claim.sent(each.version()).isVoid());
    AdjudicationEffect effect =
        restsOnNothing
            ? AdjudicationEffect.ofReversal(claim, of.version())
            : AdjudicationEffect.REVERSED;
    return effect == AdjudicationEffect.REVERSED && !target.standing()
        ? AdjudicationEffect.NOTED
        : effect;
  }

  private void decide(PendingAdjudication pending) {
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    SentVersion sent = claim.sent(of.version());
    List<AdjudicatedLine> lines = adjudicated(pending, claim);
    if (gate.isRepeated(pending)) {
      record(
          pending,
          of.version(),
          AdjudicationEffect.NOTED,
          AdjustmentSums.NOTHING,
          List.of(),
          lines);
      return;
    }
    AdjustmentSums sums = AdjustmentSums.of(lines);
    boolean nothingLeft = !sent.isVoid() && gate.isTakenBack(of);
    AdjudicationEffect effect =
        nothingLeft
            ? AdjudicationEffect.NOTED
            : AdjudicationEffect.ofDecision(
                pending.reported(), sent, sums, adjudications.isOvertaken(of));
    List<AdjudicationKey> instead = effect.decidesCharge() ? takePlaceOf(pending) : List.of();

    AdjudicationBooking booking = new AdjudicationBooking(pending, claim, of.version());
    booking.cash(lines).forEach(transfers::book);
    if (effect.decidesCharge()) {
      booking.adjustments(lines).forEach(transfers::book);
    }
    if (sent.follows() && effect != AdjudicationEffect.NOTED) {
      replace(pending);
    }
    if (effect.decidesCharge()) {
      AdjudicationItems.denied(pending, claim, sums)
          .map(item -> item.advised(adjudicator.advice(pending, lines, day).orElse(null)))
          .ifPresent(items::add);
      AdjudicationItems.unlisted(pending, claim, lines).ifPresent(items::add);
    }
    takeBackCharge(pending, claim, effect);
    if (effect == AdjudicationEffect.PAID) {
      paidOtherwise(pending, claim, lines).forEach(items::add);
    }
    endUndecided(of);
    if (!nothingLeft) {
      AdjudicationItems.nextPayerShare(pending, claim, sums).ifPresent(items::add);
      AdjudicationItems.undecided(pending, claim, sums).ifPresent(items::add);
    }
    AdjudicationItems.knownOtherwise(pending, claim).ifPresent(items::add);
    record(pending, of.version(), effect, sums, instead, lines);
    followCredit(of);
  }

  /** What was noted of it or a version before says nothing any more once the payer says more. */
  private void endUndecided(MatchCandidate of) {
    adjudications.all(of).stream()
        .filter(earlier -> earlier.version() <= of.version())
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
                of.stream().noneMatch(line -> adjudicator.hasUnpaidPart(pending, line.reported())))
        .flatMap(of -> AdjudicationItems.paidOtherwise(pending, claim, of).stream())
        .toList();
  }

  /** Cancels the decisions without cash that stand where it decides. */
  private List<AdjudicationKey> takePlaceOf(PendingAdjudication pending) {
    List<BookedAdjudication> replaced = gate.replacedBy(pending);
    replaced.forEach(earlier -> cancel(earlier, pending));
    return replaced.stream().map(BookedAdjudication::key).toList();
  }

  private void cancel(BookedAdjudication earlier, PendingAdjudication by) {
    transfers.undo(earlier.key(), by);
    adjudications.end(earlier.key(), BookedAdjudication.Fate.by(by.isReversal()));
    items.endDecision(earlier.key());
  }

  private List<AdjudicatedLine> adjudicated(PendingAdjudication pending, ClaimStanding claim) {
    return adjudicator.adjudicated(
        pending, claim.sent(pending.match().candidate().version()).lines(), claim);
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
      int version,
      AdjudicationEffect effect,
      AdjustmentSums sums,
      List<AdjudicationKey> cancels,
      List<AdjudicatedLine> lines) {
    long order = adjudications.add(pending, effect, gate.lines(pending));
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
            cancels,
            order,
            lines));
    MatchCandidate of = pending.match().candidate();
    ClaimStanding claim = claims.get(of.claimId());
    AdjudicationEffect told = adjudications.together(effect, of, version);
    events.add(claim.advance(told, version, sums.codes(), pending.cause()));
    claims.put(
        claim.claimId(),
        claim.after(told, version, sums.codes(), pending.reported().payerClaimNumber(), day));
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
            List.of(),
            0,
            adjudicator.undecided(pending, billed)));
    if (reason.equals(PendingAdjudication.WITH_ITS_PAYMENT)) {
      return;
    }
    if (pending.fresh()) {
      transfers.suspend(pending);
    }
    items.add(AdjudicationItems.suspended(pending, claim == null ? null : claim.claimId(), reason));
  }
}
