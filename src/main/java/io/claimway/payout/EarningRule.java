package io.claimway.payout;

import io.claimway.claim.Disposition;
import io.claimway.ledger.Account;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Decides what a session earns its practice (SPEC §8.4): all of it once it is on a claim or waits
 * for nothing that delays pay, nothing once it is cancelled or not billable.
 */
public final class EarningRule {

  /** Sessions that may earn without a change of their state: their holds tell. */
  public static final Disposition LOOKED_AT_EACH_NIGHT = Disposition.HELD;

  private EarningRule() {}

  /** The change from what is booked; nothing where that is right, or where pay waits. */
  public static Optional<Earning> decide(SessionPay session) {
    OptionalLong due = due(session);
    SessionPay.Booked booked = session.booked();
    if (due.isEmpty() || due.getAsLong() == booked.cents()) {
      return Optional.empty();
    }
    long more = due.getAsLong() - booked.cents();
    long paid = booked.cents() - booked.unpaidCents();
    return Optional.of(
        new Earning(
            session,
            booked.lastSeq() + 1,
            entity(session),
            Math.max(more, -booked.unpaidCents()),
            Math.max(paid - due.getAsLong(), 0)));
  }

  private static OptionalLong due(SessionPay session) {
    return switch (session.disposition()) {
      case CLAIM -> OptionalLong.of(session.earnedCents());
      case CANCELLED, NOT_BILLABLE -> OptionalLong.of(0);
      case HELD ->
          session.payWaits() ? OptionalLong.empty() : OptionalLong.of(session.earnedCents());
      case CARRIED_OVER -> OptionalLong.empty();
    };
  }

  private static String entity(SessionPay session) {
    return Stream.of(session.claimEntity(), session.booked().billingEntity())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Account.UNASSIGNED);
  }
}
