package io.claimway.party;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a payer allows, and what the provider is paid, for one unit of a procedure code by one kind
 * of licence.
 *
 * @param effectiveTo last day; null while it goes on
 * @param learnedOn the day on which the network knew the rate
 */
public record ContractRate(
    LicenceType licence,
    String procedureCode,
    long allowedCents,
    long providerCents,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    LocalDate learnedOn)
    implements Serializable {

  /** Whether the rate holds for a service date. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
  }
}
