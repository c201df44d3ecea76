package io.claimway.party;

import java.time.LocalDate;

/**
 * A provider's approval by one payer.
 *
 * @param payer payer profile slug
 * @param approvedTo last approved day; null while it goes on
 * @param eraEnrolled whether the payer sends 835s for this provider's claims
 */
public record Participation(
    String payer, LocalDate approvedFrom, LocalDate approvedTo, boolean eraEnrolled) {

  /** Whether the payer had approved the provider on a service date. */
  public boolean approvedOn(LocalDate day) {
    return !day.isBefore(approvedFrom) && (approvedTo == null || !day.isAfter(approvedTo));
  }
}
