package io.claimway.claim.edit;

import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Coverage;
import io.claimway.party.Provider;
import io.claimway.party.payer.PayerProfile;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.List;

/**
 * A billable session with everything that a claim says about it: the facts of its date of service,
 * its place and its prices.
 *
 * @param supervisor null where the therapist practises alone or the fact is missing
 * @param placeOfService CLM05-1; empty where nobody recorded the place
 * @param lines in the session's order; empty while they have no price
 */
public record PricedSession(
    Session session,
    Client client,
    Provider provider,
    Provider supervisor,
    Coverage coverage,
    PayerProfile profile,
    Contract contract,
    String placeOfService,
    List<PricedLine> lines) {

  public PricedSession {
    lines = List.copyOf(lines);
  }

  String sessionId() {
    return session.sessionId();
  }

  LocalDate serviceDate() {
    return session.serviceDate();
  }

  /** What the session charges. */
  public long chargeCents() {
    return lines.stream().mapToLong(PricedLine::chargeCents).sum();
  }

  /** What the provider is paid for the session. */
  public long providerCents() {
    return lines.stream().mapToLong(PricedLine::providerCents).sum();
  }

  @Override
  public String toString() {
    return "PricedSession[" + session.sessionId() + "]";
  }
}
