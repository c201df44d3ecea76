package io.claimway.acknowledgement;

/**
 * One answer of a partner, as it is staged: to a file (TA1), a group or transaction (999) or a
 * claim (277CA), or a transaction of answers that could not be read.
 *
 * @param position of the answer in its file, from 1
 * @param source TA1, 999, 277CA
 * @param level FILE, GROUP, TRANSACTION, CLAIM, UNREADABLE
 * @param patientControlNumber as echoed, made comparable
 * @param verdict ACCEPTED, REJECTED, or NOTED for an answer that decides nothing, such as forwarded
 * @param codes what the partner says, in its own codes; never PHI
 * @param chargeCents of a claim; null otherwise
 * @param segment ordinal of the deciding segment
 */
public record PartnerAnswer(
    String sha256,
    int position,
    String source,
    String level,
    String interchangeControl,
    String groupControl,
    String transactionControl,
    String patientControlNumber,
    String verdict,
    String codes,
    String payerClaimNumber,
    Long chargeCents,
    Integer segment) {

  /** A TA1: what became of an interchange. */
  public static PartnerAnswer toFile(
      String sha256, int position, String interchange, boolean rejected, String note) {
    String codes = "TA1 " + (rejected ? "R " : "A ") + note;
    return new PartnerAnswer(
        sha256,
        position,
        "TA1",
        "FILE",
        interchange,
        null,
        null,
        null,
        verdict(rejected),
        codes,
        null,
        null,
        null);
  }

  /** The AK9 of a 999. */
  public static PartnerAnswer toGroup(
      String sha256, int position, String group, boolean rejected, String codes) {
    return new PartnerAnswer(
        sha256,
        position,
        "999",
        "GROUP",
        null,
        group,
        null,
        null,
        verdict(rejected),
        codes,
        null,
        null,
        null);
  }

  /** The IK5 of a 999. */
  public static PartnerAnswer toTransaction(
      String sha256,
      int position,
      String group,
      String transaction,
      boolean rejected,
      String codes) {
    return new PartnerAnswer(
        sha256,
        position,
        "999",
        "TRANSACTION",
        null,
        group,
        transaction,
        null,
        verdict(rejected),
        codes,
        null,
        null,
        null);
  }

  /** A claim of a 277CA. */
  public static PartnerAnswer toClaim(
      String sha256,
      int position,
      String echoed,
      String verdict,
      String codes,
      String payerClaimNumber,
      Long chargeCents,
      int segment) {
    return new PartnerAnswer(
        sha256,
        position,
        "277CA",
        "CLAIM",
        null,
        null,
        null,
        ControlNumberEcho.comparable(echoed),
        verdict,
        codes,
        payerClaimNumber.isEmpty() ? null : payerClaimNumber,
        chargeCents,
        segment);
  }

  /** A transaction that could not be read. */
  public static PartnerAnswer unreadable(
      String sha256, int position, String source, int segment, String why) {
    return new PartnerAnswer(
        sha256,
        position,
        source,
        "UNREADABLE",
        null,
        null,
        null,
        null,
        "NOTED",
        why,
        null,
        null,
        segment);
  }

  private static String verdict(boolean rejected) {
    return rejected ? "REJECTED" : "ACCEPTED";
  }
}
