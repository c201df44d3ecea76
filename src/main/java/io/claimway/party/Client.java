package io.claimway.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A person in treatment, in their own legal name and birth date: one revision as it was recorded.
 *
 * @param middleName null where there is none
 * @param email shared by families; never a key to a person
 * @param coverages in order of responsibility; empty while none is known
 */
public record Client(
    String clientId,
    int revision,
    String firstName,
    String middleName,
    String lastName,
    LocalDate birthDate,
    Sex sex,
    Address address,
    String email,
    List<Coverage> coverages,
    boolean hasPaymentMethod,
    AccountState accountState,
    List<Dispute> disputes,
    Instant recordedAt) {

  public Client {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(recordedAt, "recordedAt");
    coverages = List.copyOf(coverages);
    disputes = List.copyOf(disputes);
  }

  /** The coverages in force on a service date, in order of responsibility. */
  public List<Coverage> coveragesOn(LocalDate day) {
    return coverages.stream().filter(coverage -> coverage.covers(day)).toList();
  }

  @Override
  public String toString() {
    return "Client[" + clientId + " r" + revision + "]";
  }
}
