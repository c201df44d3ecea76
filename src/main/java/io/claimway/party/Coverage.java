package io.claimway.party;

import java.time.LocalDate;

/**
 * One insurance of a client for a span of days.
 *
 * @param sequence order of responsibility: 1 primary, 2 secondary, 3 tertiary
 * @param payer payer profile slug
 * @param memberId as printed on the card
 * @param groupNumber null where the plan has none
 * @param subscriber null exactly when the client is the subscriber
 * @param effectiveTo last covered day; null while it goes on
 */
public record Coverage(
    int sequence,
    String payer,
    String memberId,
    String groupNumber,
    Relationship relationship,
    Subscriber subscriber,
    LocalDate effectiveFrom,
    LocalDate effectiveTo) {

  /** Whether the coverage is in force on a service date, as far as the fact says. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
  }

  @Override
  public String toString() {
    return "Coverage[" + sequence + " " + payer + "]";
  }
}
