package io.claimway.replay;

import io.claimway.claim.FiledVersion;

/**
 * A claim version that the outside refused before adjudication.
 *
 * @param filed the version with what it said
 * @param patientControlNumber CLM01 under which it left
 * @param source of the refusal: TA1, 999 or 277CA
 * @param codes of the refusal
 * @param refusedUnread whether its file, transaction or submission was refused as a whole, so that
 *     the claim itself may be without fault
 */
public record RejectedClaim(
    FiledVersion filed,
    String patientControlNumber,
    String source,
    String codes,
    boolean refusedUnread) {

  /** The answer as people quote it. */
  public String cause() {
    return codes.startsWith(source) ? codes : source + " " + codes;
  }
}
