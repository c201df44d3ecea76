package io.claimway.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * A session between a therapist and a client: one revision as it was recorded.
 *
 * @param zone IANA zone of the session; the service date is the local date there
 * @param place null for telehealth, and where nobody recorded it
 * @param clientState the client's state at the session
 * @param diagnoses ICD-10-CM codes with their dot, the principal one first
 * @param noteReference null where there is no note yet
 * @param authorizationNumber null where none was given
 * @param confirmedAt the instant of the first confirmation, unchanged by later revisions
 * @param estimatedClientCents what the client was told the session would cost them
 */
public record Session(
    String sessionId,
    int revision,
    SessionStatus status,
    String providerId,
    String clientId,
    Instant startsAt,
    Instant endsAt,
    String zone,
    DeliveryMode deliveryMode,
    Place place,
    String clientState,
    List<ServiceLine> lines,
    List<String> diagnoses,
    String noteReference,
    boolean noteSigned,
    String authorizationNumber,
    Instant confirmedAt,
    long estimatedClientCents,
    Instant recordedAt) {

  public Session {
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(recordedAt, "recordedAt");
    lines = List.copyOf(lines);
    diagnoses = List.copyOf(diagnoses);
  }

  /** The local date of the start in the session's zone (DTP*472). */
  public LocalDate serviceDate() {
    return startsAt.atZone(ZoneId.of(zone)).toLocalDate();
  }

  /** Whole minutes between start and end. */
  public long minutes() {
    return Duration.between(startsAt, endsAt).toMinutes();
  }

  @Override
  public String toString() {
    return "Session[" + sessionId + " r" + revision + " " + status + "]";
  }
}
