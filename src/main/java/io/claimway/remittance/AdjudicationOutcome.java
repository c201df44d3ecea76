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
 * @param cancels the adjudications that it took back, or whose place it takes
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
    List<AdjudicationKey> cancels,
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
    cancels = List.copyOf(cancels);
    lines = List.copyOf(lines);
  }
}
