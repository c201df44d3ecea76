package io.claimway.simulator.payer.registry;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A person as one payer has enrolled them: a subscriber, or a dependent under the subscriber's
 * member id.
 *
 * @param payer slug of the payer
 * @param memberId the id on the card; dependents without an id of their own carry the subscriber's
 * @param groupNumber the plan's group, which selects the {@link BenefitPlan}
 * @param sex F, M or U
 * @param relationship 18 for the subscriber, else PAT01 (01 spouse, 19 child, 53 life partner, G8
 *     other)
 * @param coveredFrom first day of coverage
 * @param coveredTo last day of coverage, or null while it goes on
 */
public record Member(
    String payer,
    String memberId,
    String groupNumber,
    String lastName,
    String firstName,
    LocalDate birthDate,
    String sex,
    String street,
    String city,
    String state,
    String postalCode,
    String relationship,
    LocalDate coveredFrom,
    LocalDate coveredTo) {

  public Member {
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(memberId, "memberId");
    Objects.requireNonNull(groupNumber, "groupNumber");
    Objects.requireNonNull(lastName, "lastName");
    Objects.requireNonNull(firstName, "firstName");
    Objects.requireNonNull(birthDate, "birthDate");
    Objects.requireNonNull(relationship, "relationship");
    Objects.requireNonNull(coveredFrom, "coveredFrom");
  }

  /** Tells this person from every other at this payer, twins included. */
  public String key() {
    return payer + "|" + memberId + "|" + firstName + "|" + birthDate;
  }

  public boolean subscriber() {
    return relationship.equals("18");
  }

  public boolean coveredOn(LocalDate day) {
    return !day.isBefore(coveredFrom) && (coveredTo == null || !day.isAfter(coveredTo));
  }

  @Override
  public String toString() {
    return "Member of " + payer;
  }
}
