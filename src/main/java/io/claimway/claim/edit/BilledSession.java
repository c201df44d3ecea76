package io.claimway.claim.edit;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A session that is on a claim already, as far as other sessions of the same client and day must
 * know it.
 *
 * @param state of the claim's newest version
 * @param services its lines on the claim
 */
public record BilledSession(
    String sessionId,
    String clientId,
    String providerId,
    String payer,
    String state,
    LocalDate serviceDate,
    Instant startsAt,
    Instant endsAt,
    List<BilledProcedure> services)
    implements Serializable {

  public BilledSession {
    services = List.copyOf(services);
  }
}
