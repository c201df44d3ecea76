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
   * The latest adjudication that stands and that the reversal cancels to the cent, on whatever
   * version: the same payer's number first.
   */
  Optional<BookedAdjudication> target(PendingAdjudication reversal) {
    ReportedClaim said = reversal.reported();
    return decisions(reversal.match().candidate())
        .filter(
            earlier ->
                earlier.paidCents() == -said.paidCents()
                    && Math.abs(earlier.chargeCents()) == Math.abs(said.chargeCents()))
        .max(
            Comparator.comparing(
                    (BookedAdjudication earlier) ->
                        earlier.payerClaimNumber().equals(said.payerClaimNumber()))
                .thenComparing(BookedAdjudication::appliedOrder));
  }

  private Stream<BookedAdjudication> decisions(MatchCandidate of) {
    return booked.stream()
        .filter(
            earlier ->
                earlier.standing()
                    && !earlier.reversal()
                    && earlier.isOf(of.claimId(), of.payer()));
  }

  void reverse(AdjudicationKey key) {
    booked.replaceAll(each -> each.key().equals(key) ? each.reversed() : each);
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
            effect != AdjudicationEffect.NOTED));
    return lastOrder;
  }
}
