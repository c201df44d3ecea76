package io.claimway.claim;

import java.time.Instant;
import java.time.LocalDate;
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
    List<Hold> holds) {

  public SessionOutcome {
    procedureCodes = List.copyOf(procedureCodes);
    holds = List.copyOf(holds);
  }
}
