package io.claimway.claim.edit;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A session that is on a claim already, as far as later sessions of the same client and day must
 * know it.
 *
 * @param procedureCodes the codes of its lines, one per unit
 */
public record BilledSession(
    String sessionId,
    String clientId,
    String providerId,
    LocalDate serviceDate,
    Instant startsAt,
    Instant endsAt,
    List<String> procedureCodes)
    implements Serializable {

  public BilledSession {
    procedureCodes = List.copyOf(procedureCodes);
  }
}
