package io.claimway.eligibility;

import io.claimway.party.Sex;
import java.time.LocalDate;

/** A person as an inquiry names them, in the name and birth date that the plan should know. */
public record CoveredPerson(String firstName, String lastName, LocalDate birthDate, Sex sex) {

  @Override
  public String toString() {
    return "CoveredPerson[]";
  }
}
