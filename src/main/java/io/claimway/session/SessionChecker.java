package io.claimway.session;

import io.claimway.run.Rejection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what makes a session contradict itself, so that it can be no fact; whether it can be billed
 * is for the edits to say.
 */
public final class SessionChecker {

  private static final Pattern PROCEDURE = Pattern.compile("[0-9A-Z][0-9]{3}[0-9A-Z]");
  private static final Pattern MODIFIER = Pattern.compile("[0-9A-Z]{2}");
  private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");

  /** No outpatient session is longer; a longer one is a typing error in its date. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** Bounds of the 837P: lines of a claim, diagnoses of a claim, modifiers of a line. */
  private static final int MOST_LINES = 50;

  private static final int MOST_DIAGNOSES = 12;
  private static final int MOST_MODIFIERS = 4;

  private static final Set<String> STATES =
      Set.of(
          "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN",
          "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH",
          "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT",
          "VT", "VA", "WA", "WV", "WI", "WY", "PR", "VI", "GU", "AS", "MP");

  private SessionChecker() {}

  /** The first contradiction of a session, or empty. Details never hold a diagnosis or a name. */
  public static Optional<Rejection> check(Session session) {
    Optional<Rejection> identity = checkIdentity(session);
    if (identity.isPresent()) {
      return identity;
    }
    Optional<Rejection> times = checkTimes(session);
    if (times.isPresent()) {
      return times;
    }
    return session.status().billable() ? checkContent(session) : Optional.empty();
  }

  private static Optional<Rejection> checkIdentity(Session session) {
    if (session.sessionId().isBlank()
        || session.providerId() == null
        || session.providerId().isBlank()
        || session.clientId() == null
        || session.clientId().isBlank()) {
      return refuse("MISSING_IDENTITY", "session, provider and client ids must not be blank");
    }
    if (session.revision() < 1) {
      return refuse("BAD_REVISION", "revision " + session.revision() + ", expected 1 or more");
    }
    if (session.clientState() == null || !STATES.contains(session.clientState())) {
      return refuse("BAD_STATE", "the client's state is none of the United States' codes");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkTimes(Session session) {
    try {
      ZoneId.of(session.zone());
    } catch (DateTimeException unknown) {
      return refuse("BAD_ZONE", "zone is no IANA time zone");
    }
    if (!session.endsAt().isAfter(session.startsAt())) {
      return refuse(
          "ENDS_BEFORE_START",
          "starts " + session.startsAt() + ", ends " + session.endsAt() + ", expected later");
    }
    if (Duration.between(session.startsAt(), session.endsAt()).compareTo(LONGEST) > 0) {
      return refuse("TOO_LONG", session.minutes() + " minutes, expected at most 24 hours");
    }
    if (session.confirmedAt().isAfter(session.recordedAt())) {
      return refuse(
          "CONFIRMED_AFTER_RECORDED",
          "confirmed " + session.confirmedAt() + ", recorded " + session.recordedAt());
    }
    if (session.status().billable() && session.confirmedAt().isBefore(session.startsAt())) {
      return refuse(
          "CONFIRMED_BEFORE_START",
          "confirmed " + session.confirmedAt() + ", starts " + session.startsAt());
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkContent(Session session) {
    if (session.lines().isEmpty()) {
      return refuse("NO_LINES", "no service line, expected at least one");
    }
    if (session.lines().size() > MOST_LINES) {
      return refuse(
          "TOO_MANY_LINES", session.lines().size() + " lines, expected at most " + MOST_LINES);
    }
    if (session.diagnoses().size() > MOST_DIAGNOSES) {
      return refuse(
          "TOO_MANY_DIAGNOSES",
          session.diagnoses().size() + " diagnoses, expected at most " + MOST_DIAGNOSES);
    }
    for (int index = 0; index < session.diagnoses().size(); index++) {
      if (!DIAGNOSIS.matcher(session.diagnoses().get(index)).matches()) {
        return refuse("BAD_DIAGNOSIS_SHAPE", "diagnosis " + (index + 1) + " is no ICD-10-CM code");
      }
    }
    return session.lines().stream().flatMap(line -> checkLine(line).stream()).findFirst();
  }

  private static Optional<Rejection> checkLine(ServiceLine line) {
    if (!PROCEDURE.matcher(line.procedureCode()).matches()) {
      return refuse("BAD_PROCEDURE_SHAPE", "a procedure code is five letters or digits");
    }
    if (line.units() < 1 || line.units() > 999) {
      return refuse("BAD_UNITS", line.units() + " units of " + line.procedureCode());
    }
    if (line.modifiers().size() > MOST_MODIFIERS
        || !line.modifiers().stream().allMatch(each -> MODIFIER.matcher(each).matches())) {
      return refuse(
          "BAD_MODIFIER_SHAPE",
          "modifiers of " + line.procedureCode() + " must be at most four of two characters");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> refuse(String reason, String detail) {
    return Optional.of(Rejection.of(reason, detail));
  }
}
