package io.claimway.payout;

import io.claimway.claim.Disposition;
import io.claimway.ledger.Account;
import java.util.List;
import java.util.Objects;
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

  /**
   * The changes from what is booked: at most two, none where that is right, or where pay waits. A
   * session that has moved takes along what is not paid yet.
   */
  public static List<Earning> decide(SessionPay session) {
    OptionalLong due = due(session);
    if (due.isEmpty()) {
      return List.of();
    }
    if (session.hasMoved()) {
      return moved(session, due.getAsLong());
    }
    SessionPay.Booked booked = session.booked();
    long more = due.getAsLong() - booked.cents();
    return changes(
        new Earning(
            session,
            booked.lastSeq() + 1,
            entity(session),
            Math.max(more, -booked.unpaidCents()),
            more == 0 ? 0 : Math.max(booked.paidCents() - due.getAsLong(), 0)));
  }

  /** What one practice was paid stays with it: of another practice a person gets it back. */
  private static List<Earning> moved(SessionPay session, long due) {
    SessionPay.Booked booked = session.booked();
    boolean samePractice = booked.whose().practiceId().equals(session.whose().practiceId());
    long kept = samePractice ? booked.paidCents() : 0;
    int seq = booked.lastSeq() + 1;
    return changes(
        new Earning(
            session.of(booked.whose()),
            seq,
            booked.billingEntity(),
            -booked.unpaidCents(),
            booked.paidCents() - kept),
        new Earning(
            session,
            booked.unpaidCents() == 0 ? seq : seq + 1,
            entity(session),
            Math.max(due - kept, 0),
            Math.max(kept - due, 0)));
  }

  /**
   * The change that takes back what a practice would still be paid for a session that it has lost.
   *
   * @param session as it is booked there
   */
  public static Earning leftBehind(SessionPay session, int seq, long unpaidCents) {
    return new Earning(session, seq, session.claimEntity(), -unpaidCents, 0);
  }

  private static List<Earning> changes(Earning... all) {
    return Stream.of(all)
        .filter(change -> change.cents() != 0 || change.overpaidCents() != 0)
        .toList();
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
