package io.claimway.party;

import java.time.LocalDate;

/**
 * Leave to practise in one state for a span of days.
 *
 * @param validTo last valid day; null while it goes on
 */
public record Licence(
    LicenceType type, String state, String number, LocalDate validFrom, LocalDate validTo) {

  /** Whether the licence is in force on a day. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
