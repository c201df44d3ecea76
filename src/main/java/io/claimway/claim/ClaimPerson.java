package io.claimway.claim;

import io.claimway.party.Address;
import io.claimway.party.Sex;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A person as a claim names them: the subscriber, or the patient who depends on one (2010BA,
 * 2010CA).
 *
 * @param middleName null where there is none
 */
public record ClaimPerson(
    String firstName,
    String middleName,
    String lastName,
    LocalDate birthDate,
    Sex sex,
    Address address)
    implements Serializable {

  @Override
  public String toString() {
    return "ClaimPerson[]";
  }
}
