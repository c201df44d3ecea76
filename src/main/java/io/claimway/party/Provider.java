package io.claimway.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A therapist who renders sessions: one revision as it was recorded.
 *
 * @param npi ten digits (2310B NM109)
 * @param taxonomy NUCC code (2310B PRV03)
 * @param supervisingProviderId null where the therapist practises alone
 * @param terminatedOn last day with the network; null while active
 */
public record Provider(
    String providerId,
    int revision,
    String firstName,
    String lastName,
    String npi,
    String taxonomy,
    List<Licence> licences,
    String supervisingProviderId,
    Practice practice,
    List<Participation> participations,
    ScreeningResult screening,
    LocalDate terminatedOn,
    Instant recordedAt) {

  public Provider {
    Objects.requireNonNull(providerId, "providerId");
    Objects.requireNonNull(recordedAt, "recordedAt");
    licences = List.copyOf(licences);
    participations = List.copyOf(participations);
  }

  /** The licence under which the provider renders to a client in a state on a day. */
  public Optional<Licence> licence(String state, LocalDate day) {
    return licences.stream()
        .filter(licence -> licence.state().equals(state) && licence.validOn(day))
        .findFirst();
  }

  /** Whether a payer had approved the provider on a service date. */
  public boolean participates(String payer, LocalDate day) {
    return participations.stream()
        .anyMatch(each -> each.payer().equals(payer) && each.approvedOn(day));
  }
}
