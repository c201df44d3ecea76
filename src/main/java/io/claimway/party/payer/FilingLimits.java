package io.claimway.party.payer;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Days that a payer leaves for claims.
 *
 * @param originalDays from the date of service to the receipt of an original claim
 */
public record FilingLimits(int originalDays) implements Serializable {

  /** The last day on which an original claim of this date of service may reach the payer. */
  public LocalDate originalDeadline(LocalDate serviceDate) {
    return serviceDate.plusDays(originalDays);
  }
}
