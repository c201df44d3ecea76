package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides a client's coverage on a date of service from the coverages on file and the payers'
 * answers.
 */
public final class CoverageDecider {

  private final PayerProfiles profiles;
  private final LocalDate businessDate;

  public CoverageDecider(PayerProfiles profiles, LocalDate businessDate) {
    this.profiles = profiles;
    this.businessDate = businessDate;
  }

  /**
   * Decides for one client and date.
   *
   * @param evidence every answer kept for this client
   */
  public CoverageDecision decide(
      Client client, LocalDate serviceDate, List<CoverageEvidence> evidence) {
    CoverageOrder order = CoverageOrder.of(client, serviceDate);
    if (order.primary() == null) {
      CoverageStatus status = order.unknown() ? CoverageStatus.ORDER_UNKNOWN : CoverageStatus.NONE;
      return new CoverageDecision(client.clientId(), serviceDate, null, status, "", null, null);
    }
    String payer = order.primary().payer();
    Optional<PayerProfile> profile = profiles.find(payer);
    if (profile.isPresent() && !profile.get().speaks("270")) {
      return new CoverageDecision(
          client.clientId(), serviceDate, payer, CoverageStatus.CONFIRMED, "", null, null);
    }
    return evidenceFor(client, order.primary(), serviceDate, evidence)
        .map(
            answer ->
                new CoverageDecision(
                    client.clientId(),
                    serviceDate,
                    payer,
                    answer.on(serviceDate),
                    answer.codes(),
                    answer.evidenceId(),
                    answer.copayCents()))
        .orElseGet(
            () ->
                new CoverageDecision(
                    client.clientId(),
                    serviceDate,
                    payer,
                    CoverageStatus.UNCONFIRMED,
                    "",
                    null,
                    null));
  }

  /**
   * Whether the payer should be asked tonight: it takes 270s, and no answer speaks for the date or
   * the one that does refuses, is older than a week, and may have been put right on the payer's
   * side.
   */
  public boolean mustAsk(Client client, LocalDate serviceDate, List<CoverageEvidence> evidence) {
    Coverage primary = CoverageOrder.of(client, serviceDate).primary();
    if (primary == null
        || !profiles.find(primary.payer()).map(profile -> profile.speaks("270")).orElse(false)) {
      return false;
    }
    Optional<CoverageEvidence> answer = evidenceFor(client, primary, serviceDate, evidence);
    return answer.isEmpty()
        || (answer.get().on(serviceDate) != CoverageStatus.CONFIRMED
            && answer.get().answeredOn().plusDays(RETRY_DAYS).isBefore(businessDate));
  }

  /** Days after which a refusal is asked again: payers load corrections weekly. */
  private static final int RETRY_DAYS = 7;

  private Optional<CoverageEvidence> evidenceFor(
      Client client, Coverage coverage, LocalDate serviceDate, List<CoverageEvidence> evidence) {
    String fingerprint = CoverageFingerprint.of(client, coverage);
    int cacheDays =
        profiles.find(coverage.payer()).map(profile -> profile.eligibility().cacheDays()).orElse(0);
    return evidence.stream()
        .filter(
            answer ->
                answer.fingerprint().equals(fingerprint)
                    && answer.speaksFor(serviceDate, cacheDays))
        .max(
            Comparator.comparing(CoverageEvidence::answeredOn)
                .thenComparing(CoverageEvidence::evidenceId));
  }
}
