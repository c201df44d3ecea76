package io.claimway.claim;

/**
 * What happens to a claim version, in the order in which the events of one night take effect:
 * taking in comes before refusal, and both before the decision.
 */
public enum ClaimEvent {
  BUILT,
  FILED,
  WITHHELD,
  SUBMITTED,
  FILE_ACCEPTED,
  ACCEPTED,
  REJECTED,
  PAID,
  DENIED,
  REVERSED,
  VOIDED,
  WITHDRAWN,
  /** It says something and moves nothing. */
  NOTED;

  /** What an event of one version does to the version that is live at the payer. */
  public enum Live {
    /** The version of the event is the live one from now on. */
    TAKES,
    /** Nothing is live any more. */
    ENDS,
    /** The live version was this one, and is none any more. */
    LOSES,
    KEEPS
  }

  /**
   * What the event does to the version that is live: an original lives once it is accepted for
   * adjudication (277CA), a replacement only once the payer has decided it, since until then the
   * payer may refuse it and keep what it has.
   */
  public Live live(ClaimFrequency frequency) {
    return switch (this) {
      case VOIDED -> Live.ENDS;
      case PAID, DENIED, REVERSED -> frequency == ClaimFrequency.VOID ? Live.KEEPS : Live.TAKES;
      case ACCEPTED -> frequency == ClaimFrequency.ORIGINAL ? Live.TAKES : Live.KEEPS;
      case REJECTED -> frequency == ClaimFrequency.ORIGINAL ? Live.LOSES : Live.KEEPS;
      case BUILT, FILED, WITHHELD, SUBMITTED, FILE_ACCEPTED, WITHDRAWN, NOTED -> Live.KEEPS;
    };
  }
}
