package io.claimway.replay;

import io.claimway.claim.FiledVersion;

/**
 * A claim version that the outside refused before adjudication.
 *
 * @param filed the version with what it said
 * @param patientControlNumber CLM01 under which it left
 * @param source of the refusal: TA1, 999 or 277CA
 * @param codes of the refusal
 */
public record RejectedClaim(
    FiledVersion filed, String patientControlNumber, String source, String codes) {

  private static final String CLAIM_LEVEL = "277CA";

  /** Whether the file or transaction was refused, so that the claim itself may be without fault. */
  public boolean refusedUnread() {
    return !source.equals(CLAIM_LEVEL);
  }

  /** The answer as people quote it. */
  public String cause() {
    return codes.startsWith(source) ? codes : source + " " + codes;
  }
}
