package io.claimway.party.payer;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Days that a payer leaves for claims and appeals.
 *
 * @param originalDays from the date of service to the receipt of an original claim
 * @param correctedDays from the date of service to the receipt of a replacement or void
 * @param appealDays from the 835 to an appeal
 */
public record FilingLimits(int originalDays, int correctedDays, int appealDays)
    implements Serializable {

  /** The last day on which an original claim of this date of service may reach the payer. */
  public LocalDate originalDeadline(LocalDate serviceDate) {
    return serviceDate.plusDays(originalDays);
  }
}
