package io.claimway.remittance;

import java.time.LocalDate;
import java.util.List;

/**
 * What became of a pending adjudication tonight.
 *
 * @param reason why it waits or is suspended, or null
 * @param dueOn when it is tried again whatever happens; null where only a person can end it, or it
 *     took effect
 * @param effect null where it took none
 * @param codes what denied it, or null
 * @param reverses the adjudication that it cancelled, or null
 * @param appliedOrder 0 where it took no effect
 */
public record AdjudicationOutcome(
    PendingAdjudication pending,
    State state,
    String reason,
    LocalDate dueOn,
    AdjudicationEffect effect,
    String codes,
    long contractualCents,
    long patientCents,
    long deniedCents,
    AdjudicationKey reverses,
    long appliedOrder,
    List<AdjudicatedLine> lines) {

  /** Where an adjudication stands in the book. */
  public enum State {
    POSTED,
    NOTED,
    SUSPENDED,
    /** For its reversal, or what it corrects. */
    WAITING
  }

  public AdjudicationOutcome {
    lines = List.copyOf(lines);
  }
}
