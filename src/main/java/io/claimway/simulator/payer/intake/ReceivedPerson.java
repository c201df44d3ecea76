package io.claimway.simulator.payer.intake;

import java.time.LocalDate;

/** A person as a claim or an inquiry names them; the birth date is null where none was sent. */
public record ReceivedPerson(String lastName, String firstName, LocalDate birthDate, String sex) {

  public static final ReceivedPerson NOBODY = new ReceivedPerson("", "", null, "");

  @Override
  public String toString() {
    return "ReceivedPerson";
  }
}
