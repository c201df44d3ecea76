package io.claimway.replay;

import io.claimway.claim.Lineage;

/**
 * A claim version that was refused before adjudication, or kept back at the door.
 *
 * @param lineage its claim, with the refused version as the newest
 * @param patientControlNumber CLM01 under which it left
 * @param source of the refusal: TA1, 999 or 277CA; RUN where the door kept it back
 * @param codes of the refusal
 * @param refusedUnread whether its file, transaction or submission was refused as a whole, so that
 *     the claim itself may be without fault
 */
public record RejectedClaim(
    Lineage lineage,
    String patientControlNumber,
    String source,
    String codes,
    boolean refusedUnread) {

  /** The answer as people quote it. */
  public String cause() {
    return source.equals("RUN")
        ? "withheld: " + codes
        : codes.startsWith(source) ? codes : source + " " + codes;
  }
}
