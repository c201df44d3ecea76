package io.claimway.remittance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A family's adjudications that took effect, tonight's among them, and which of them stand. */
final class FamilyAdjudications {
  private final List<BookedAdjudication> booked;
  private long lastOrder;

  FamilyAdjudications(List<BookedAdjudication> before) {
    booked = new ArrayList<>(before);
    lastOrder = before.stream().mapToLong(BookedAdjudication::appliedOrder).max().orElse(0);
  }

  /** Decisions that stand on that version. */
  List<BookedAdjudication> on(MatchCandidate of) {
    return decisions(of).filter(earlier -> earlier.version() == of.version()).toList();
  }

  /** The same, those that moved nothing, and those whose place another has taken. */
  List<BookedAdjudication> saidOf(MatchCandidate of) {
    return all(of).stream()
        .filter(earlier -> earlier.version() == of.version())
        .filter(earlier -> !earlier.reversal() && !earlier.isReversed() && !isRepetition(earlier))
        .toList();
  }

  /**
   * What a version's claim has come to by an effect: one that came back in parts is paid where any
   * of them stands paid, and reversed once none of them stands.
   */
  AdjudicationEffect together(AdjudicationEffect effect, MatchCandidate of, int version) {
    List<AdjudicationEffect> parts =
        decisions(of)
            .filter(part -> part.version() == version)
            .map(BookedAdjudication::effect)
            .toList();
    boolean ofParts = effect == AdjudicationEffect.DENIED || effect == AdjudicationEffect.REVERSED;
    if (ofParts && parts.contains(AdjudicationEffect.PAID)) {
      return AdjudicationEffect.PAID;
    }
    return ofParts && parts.contains(AdjudicationEffect.DENIED)
        ? AdjudicationEffect.DENIED
        : effect;
  }

  /** Whether a decision on a later version stands. */
  boolean isOvertaken(MatchCandidate of) {
    return decisions(of)
        .anyMatch(later -> later.version() > of.version() && later.effect().decidesCharge());
  }

  /** Decisions that stand on versions before that one. */
  List<BookedAdjudication> before(MatchCandidate of) {
    return decisions(of).filter(earlier -> earlier.version() < of.version()).toList();
  }

  /** Decisions that stand on any version. */
  List<BookedAdjudication> standing(MatchCandidate of) {
    return decisions(of).toList();
  }

  /** All that was ever said of any version. */
  List<BookedAdjudication> all(MatchCandidate of) {
    return booked.stream().filter(each -> each.isOf(of.claimId(), of.payer())).toList();
  }

  /**
   * What the reversal cancels to the cent, on whatever version: the same payer's number first, then
   * what stands before what moved nothing or gave way already, then the latest.
   */
  Optional<BookedAdjudication> target(PendingAdjudication reversal) {
    return all(reversal.match().candidate()).stream()
        .filter(earlier -> !earlier.reversal() && !earlier.isReversed() && !isRepetition(earlier))
        .filter(earlier -> isCancelledBy(reversal, earlier))
        .max(
            Comparator.comparing(
                    (BookedAdjudication earlier) ->
                        earlier.payerClaimNumber().equals(reversal.reported().payerClaimNumber()))
                .thenComparing(BookedAdjudication::standing)
                .thenComparing(BookedAdjudication::appliedOrder));
  }

  /** Whether it only says again what was said before: there is nothing of it to take back. */
  private boolean isRepetition(BookedAdjudication noted) {
    return noted.effect() == AdjudicationEffect.NOTED
        && booked.stream()
            .filter(before -> before.isOf(noted.claimId(), noted.payer()) && !before.reversal())
            .anyMatch(
                before ->
                    before.appliedOrder() < noted.appliedOrder()
                        && before.content().equals(noted.content()));
  }

  private static boolean isCancelledBy(PendingAdjudication reversal, BookedAdjudication earlier) {
    ReportedClaim said = reversal.reported();
    return earlier.paidCents() == -said.paidCents()
        && Math.abs(earlier.chargeCents()) == Math.abs(said.chargeCents());
  }

  private Stream<BookedAdjudication> decisions(MatchCandidate of) {
    return booked.stream()
        .filter(
            earlier ->
                earlier.standing()
                    && !earlier.reversal()
                    && earlier.isOf(of.claimId(), of.payer()));
  }

  void end(AdjudicationKey key, BookedAdjudication.Fate how) {
    booked.replaceAll(each -> each.key().equals(key) ? each.ended(how) : each);
  }

  /** Takes the next effect; returns its place among those of the family. */
  long add(PendingAdjudication pending, AdjudicationEffect effect, Set<Integer> lines) {
    MatchCandidate of = pending.match().candidate();
    lastOrder++;
    booked.add(
        new BookedAdjudication(
            pending.key(),
            of.claimId(),
            of.version(),
            of.payer(),
            pending.isReversal(),
            pending.reported().chargeCents(),
            pending.reported().paidCents(),
            pending.reported().payerClaimNumber(),
            lastOrder,
            pending.content(),
            lines,
            effect,
            BookedAdjudication.Fate.STANDS));
    return lastOrder;
  }
}
