package io.claimway.claim;

import java.io.Serializable;
import java.util.List;

/**
 * The newest version of a claim whose sessions came again with other facts.
 *
 * @param state of the claim, as in {@code claim.state}
 * @param payerClaimNumber the payer's newest number; null while it has given none
 * @param content what the version said
 * @param sessionIds the sessions of its lines
 */
public record FiledVersion(
    long claimId,
    int version,
    String state,
    String payerClaimNumber,
    Claim content,
    List<String> sessionIds)
    implements Serializable {

  public FiledVersion {
    sessionIds = List.copyOf(sessionIds);
  }
}
