package io.claimway.acknowledgement;

import io.claimway.submission.BatchReference;
import java.util.Optional;

/**
 * One answer of a partner, as it is staged: to a file (TA1), a group or transaction (999), a
 * submission, the claims of a billing provider in it, or one claim (277CA, 277), or a transaction
 * of answers that could not be read.
 *
 * @param position of the answer in its file, from 1
 * @param source TA1, 999, 277CA, 277
 * @param level FILE, GROUP, TRANSACTION, SUBMISSION, PROVIDER, CLAIM, UNREADABLE
 * @param patientControlNumber as echoed, made comparable
 * @param providerId NPI or tax id of the billing provider; null for any other level
 * @param verdict ACCEPTED, REJECTED, or NOTED for an answer that decides nothing, such as forwarded
 * @param codes what the partner says, in its own codes; never PHI
 * @param chargeCents of a claim, of a rejected submission or provider, or of the claims of what
 *     could not be read; null otherwise
 * @param includedCount and the following: see {@link AnswerTotals}
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
    String providerId,
    String verdict,
    String codes,
    String payerClaimNumber,
    Long chargeCents,
    Long includedCount,
    Long receivedCount,
    Long acceptedCount,
    Long rejectedCount,
    Long acceptedCents,
    Long rejectedCents,
    Long namedCount,
    Integer segment) {

  /** ISA13 as it is written: what a partner may quote in place of the submission's own number. */
  private static final int INTERCHANGE_DIGITS = 9;

  /** Whom an answer is about, by the numbers that were sent. */
  private record Subject(
      String interchange, String group, String transaction, String claim, String provider) {

    static Subject submission(String echoed, String provider) {
      Optional<BatchReference> batch = BatchReference.parse(echoed);
      if (batch.isPresent()) {
        return new Subject(
            String.valueOf(batch.get().interchangeControl()),
            null,
            batch.get().transactionControl(),
            null,
            provider);
      }
      String number = echoed.strip();
      boolean interchange =
          number.length() == INTERCHANGE_DIGITS && number.chars().allMatch(Character::isDigit);
      return new Subject(interchange ? number : null, null, null, null, provider);
    }
  }

  private static PartnerAnswer of(
      String sha256,
      int position,
      String source,
      String level,
      Subject subject,
      String verdict,
      String codes,
      String payerClaimNumber,
      Long chargeCents,
      AnswerTotals totals,
      Integer segment) {
    return new PartnerAnswer(
        sha256,
        position,
        source,
        level,
        subject.interchange(),
        subject.group(),
        subject.transaction(),
        subject.claim(),
        subject.provider(),
        verdict,
        codes,
        payerClaimNumber,
        chargeCents,
        totals.included(),
        totals.received(),
        totals.accepted(),
        totals.rejected(),
        totals.acceptedCents(),
        totals.rejectedCents(),
        totals.named(),
        segment);
  }

  /** A TA1: what became of an interchange. */
  public static PartnerAnswer toFile(
      String sha256, int position, String interchange, boolean rejected, String note) {
    return of(
        sha256,
        position,
        "TA1",
        "FILE",
        new Subject(interchange, null, null, null, null),
        verdict(rejected),
        "TA1 " + (rejected ? "R " : "A ") + note,
        null,
        null,
        AnswerTotals.NONE,
        null);
  }

  /** The AK9 of a 999. */
  public static PartnerAnswer toGroup(
      String sha256,
      int position,
      String group,
      boolean rejected,
      String codes,
      AnswerTotals totals) {
    return of(
        sha256,
        position,
        "999",
        "GROUP",
        new Subject(null, group, null, null, null),
        verdict(rejected),
        codes,
        null,
        null,
        totals,
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
    return of(
        sha256,
        position,
        "999",
        "TRANSACTION",
        new Subject(null, group, transaction, null, null),
        verdict(rejected),
        codes,
        null,
        null,
        AnswerTotals.NONE,
        null);
  }

  /**
   * The receiver's level of a 277CA (2200B), which speaks of all claims of a submission.
   *
   * @param echoed TRN02: BHT03 of what was sent, or its ISA13
   * @param chargeCents what is rejected; null where nothing is
   */
  public static PartnerAnswer toSubmission(
      String sha256,
      int position,
      String echoed,
      ClaimVerdict verdict,
      String codes,
      Long chargeCents,
      AnswerTotals totals,
      int segment) {
    return of(
        sha256,
        position,
        "277CA",
        "SUBMISSION",
        Subject.submission(echoed, null),
        verdict.name(),
        codes,
        null,
        chargeCents,
        totals,
        segment);
  }

  /**
   * The billing provider's level of a 277CA (2200C), which speaks of the provider's claims in a
   * submission.
   *
   * @param echoed TRN02 of the receiver's level above
   * @param providerId NPI or tax id
   */
  public static PartnerAnswer toProvider(
      String sha256,
      int position,
      String echoed,
      String providerId,
      ClaimVerdict verdict,
      String codes,
      Long chargeCents,
      AnswerTotals totals,
      int segment) {
    return of(
        sha256,
        position,
        "277CA",
        "PROVIDER",
        Subject.submission(echoed, providerId),
        verdict.name(),
        codes,
        null,
        chargeCents,
        totals,
        segment);
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
    return of(
        sha256,
        position,
        "277CA",
        "CLAIM",
        new Subject(null, null, null, ControlNumberEcho.comparable(echoed), null),
        verdict,
        codes,
        payerClaimNumber.isEmpty() ? null : payerClaimNumber,
        chargeCents,
        AnswerTotals.NONE,
        segment);
  }

  /** A claim of a 277: how far the payer has come with it, which decides nothing by itself. */
  public static PartnerAnswer toStatus(
      String sha256, int position, String echoed, String codes, Long chargeCents, int segment) {
    return of(
        sha256,
        position,
        "277",
        "CLAIM",
        new Subject(null, null, null, ControlNumberEcho.comparable(echoed), null),
        ClaimVerdict.NOTED.name(),
        codes,
        null,
        chargeCents,
        AnswerTotals.NONE,
        segment);
  }

  /**
   * A transaction that is not to be used, or what was lost beside the transactions.
   *
   * @param chargeCents of the claims that it names; 0 where that is not known
   */
  public static PartnerAnswer unreadable(
      String sha256, int position, String source, int segment, long chargeCents, String why) {
    return of(
        sha256,
        position,
        source,
        "UNREADABLE",
        new Subject(null, null, null, null, null),
        "NOTED",
        why,
        null,
        chargeCents,
        AnswerTotals.NONE,
        segment);
  }

  private static String verdict(boolean rejected) {
    return rejected ? "REJECTED" : "ACCEPTED";
  }
}
