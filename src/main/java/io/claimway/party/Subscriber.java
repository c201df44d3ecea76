package io.claimway.party;

import java.time.LocalDate;

/** The holder of a coverage in their own name, when it is not the client (2010BA). */
public record Subscriber(
    String firstName, String lastName, LocalDate birthDate, Sex sex, Address address) {

  @Override
  public String toString() {
    return "Subscriber[]";
  }
}
