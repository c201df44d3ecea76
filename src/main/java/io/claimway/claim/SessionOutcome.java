package io.claimway.claim;

import io.claimway.claim.edit.EditFinding;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * Where a session ended tonight.
 *
 * @param reason the first hold, or why it is not billable; null where the disposition says all
 * @param naturalKey of its claim; null unless the disposition is CLAIM
 * @param payer null while none is known
 * @param firstConfirmedOn in the practice's zone: decides the payout cycle
 * @param procedureCodes one per unit
 * @param earnedCents what the provider has earned by contract so far
 * @param holds open tonight
 * @param noted what edits put right or warn of
 */
public record SessionOutcome(
    String sessionId,
    int revision,
    Disposition disposition,
    String reason,
    String naturalKey,
    String payer,
    String practiceId,
    String providerId,
    String clientId,
    LocalDate serviceDate,
    LocalDate firstConfirmedOn,
    Instant startsAt,
    Instant endsAt,
    List<String> procedureCodes,
    long chargeCents,
    long earnedCents,
    List<Hold> holds,
    List<EditFinding> noted) {

  public SessionOutcome {
    procedureCodes = List.copyOf(procedureCodes);
    holds = List.copyOf(holds);
    noted = List.copyOf(noted);
  }

  /** The outcome of a session that is on a claim, held, or carried over. */
  static SessionOutcome billable(
      JudgedSession judged, Disposition disposition, String reason, String naturalKey) {
    return of(judged, disposition, reason, naturalKey, codes(judged.facts().session()), true);
  }

  /** The outcome of a session that no payer pays for. */
  static SessionOutcome unbillable(JudgedSession judged) {
    SessionStatus status = judged.facts().session().status();
    boolean cancelled = status == SessionStatus.CANCELLED;
    return of(
        judged,
        cancelled ? Disposition.CANCELLED : Disposition.NOT_BILLABLE,
        cancelled ? null : status.name(),
        null,
        List.of(),
        false);
  }

  private static SessionOutcome of(
      JudgedSession judged,
      Disposition disposition,
      String reason,
      String naturalKey,
      List<String> codes,
      boolean counts) {
    Session session = judged.facts().session();
    Provider provider = judged.facts().provider();
    String zone = provider == null ? session.zone() : provider.practice().zone();
    return new SessionOutcome(
        session.sessionId(),
        session.revision(),
        disposition,
        reason,
        naturalKey,
        counts ? judged.payer() : null,
        provider == null ? null : provider.practice().practiceId(),
        session.providerId(),
        session.clientId(),
        session.serviceDate(),
        session.confirmedAt().atZone(ZoneId.of(zone)).toLocalDate(),
        session.startsAt(),
        session.endsAt(),
        codes,
        counts ? judged.chargeCents() : 0,
        counts ? judged.earnedCents() : 0,
        judged.holds(),
        judged.noted());
  }

  private static List<String> codes(Session session) {
    return session.lines().stream()
        .flatMap(line -> Collections.nCopies(line.units(), line.procedureCode()).stream())
        .toList();
  }
}
