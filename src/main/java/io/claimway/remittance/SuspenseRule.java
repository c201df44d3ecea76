package io.claimway.remittance;

import java.time.LocalDate;

/** Why what took no effect is suspended or waits, and when it is tried again (SPEC §8.1). */
record SuspenseRule(LocalDate day) {

  /** A correction that comes before its reversal waits this long. */
  private static final int CORRECTION_DAYS = 30;

  /** What is suspended is tried again after this long even if nothing touches it. */
  private static final int RETRY_DAYS = 7;

  private static final String CORRECTION_BEFORE_REVERSAL = "CORRECTION_BEFORE_REVERSAL";
  private static final String NO_REVERSAL_CAME = "NO_REVERSAL_CAME";

  /** Tonight's effects were as many as a family may have. */
  private static final String UNSETTLED = "UNSETTLED";

  /**
   * The reason, of what is left when the night's effects are over.
   *
   * @param objection what of it contradicts the claim, or null
   * @param couldTakeEffect whether another effect would have followed
   */
  String reason(PendingAdjudication pending, Objection objection, boolean couldTakeEffect) {
    if (pending.reason() != null) {
      return pending.reason();
    }
    if (objection != null) {
      return objection.name();
    }
    if (couldTakeEffect) {
      return UNSETTLED;
    }
    if (pending.isReversal()) {
      return ClaimMatch.Unmatched.REVERSAL_UNMATCHED.name();
    }
    return day.isAfter(pending.receivedOn().plusDays(CORRECTION_DAYS))
        ? NO_REVERSAL_CAME
        : CORRECTION_BEFORE_REVERSAL;
  }

  /** When it is tried again whatever happens, or null where only a person can end it. */
  LocalDate dueOn(PendingAdjudication pending, Objection objection, String reason) {
    if (objection != null && objection.isForAPerson()) {
      return null;
    }
    return switch (reason) {
      case PendingAdjudication.WITH_ITS_PAYMENT, PendingAdjudication.OUT_OF_BALANCE -> null;
      case CORRECTION_BEFORE_REVERSAL -> pending.receivedOn().plusDays(CORRECTION_DAYS + 1L);
      default -> day.plusDays(RETRY_DAYS);
    };
  }

  static AdjudicationOutcome.State state(String reason) {
    return reason.equals(CORRECTION_BEFORE_REVERSAL)
        ? AdjudicationOutcome.State.WAITING
        : AdjudicationOutcome.State.SUSPENDED;
  }
}
