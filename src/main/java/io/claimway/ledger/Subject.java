package io.claimway.ledger;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a transfer is about: the natural name of what happened, and the rows of the book that it can
 * be looked up by. Each is null where it does not apply.
 *
 * @param naturalKey names the happening: a payment's identity and a claim's place in it, a claim
 *     and its version, a bank line, a payout and the entity that owes it, a session and its earning
 * @param lineNumber of the claim version
 * @param paymentId of the 835 payment
 * @param ordinal of the adjudication in its payment; 0 for the payment as a whole
 * @param serviceDate of the claim or session
 */
public record Subject(
    String naturalKey,
    Long claimId,
    Integer version,
    Integer lineNumber,
    Long paymentId,
    Integer ordinal,
    Long bankLineId,
    String payoutId,
    String sessionId,
    LocalDate serviceDate) {

  public Subject {
    Objects.requireNonNull(naturalKey, "naturalKey");
  }

  /** A version of a claim. */
  public static Subject claim(String naturalKey, long claimId, int version, LocalDate serviceDate) {
    return new Subject(
        naturalKey, claimId, version, null, null, null, null, null, null, serviceDate);
  }

  /** An 835 payment, or one of its adjudications. */
  public static Subject payment(String naturalKey, long paymentId, int ordinal) {
    return new Subject(naturalKey, null, null, null, paymentId, ordinal, null, null, null, null);
  }

  /** A line of a bank statement. */
  public static Subject bankLine(String naturalKey, long bankLineId) {
    return new Subject(naturalKey, null, null, null, null, null, bankLineId, null, null, null);
  }

  /** A statement of a bank account. */
  public static Subject bankStatement(String naturalKey) {
    return new Subject(naturalKey, null, null, null, null, null, null, null, null, null);
  }

  /** A payout, or a batch of them. */
  public static Subject payout(String naturalKey, String payoutId) {
    return new Subject(naturalKey, null, null, null, null, null, null, payoutId, null, null);
  }

  /** What a session earned. */
  public static Subject session(String naturalKey, String sessionId, LocalDate serviceDate) {
    return new Subject(
        naturalKey, null, null, null, null, null, null, null, sessionId, serviceDate);
  }

  /** The same happening, on this version of a claim. */
  public Subject onClaim(long claim, int itsVersion, LocalDate served) {
    return new Subject(
        naturalKey,
        claim,
        itsVersion,
        lineNumber,
        paymentId,
        ordinal,
        bankLineId,
        payoutId,
        sessionId,
        served);
  }

  /** The same happening, on this line of the claim version; null for the claim as a whole. */
  public Subject onLine(Integer number) {
    return new Subject(
        naturalKey,
        claimId,
        version,
        number,
        paymentId,
        ordinal,
        bankLineId,
        payoutId,
        sessionId,
        serviceDate);
  }

  /** What another happening does to the same. */
  public Subject named(String otherKey) {
    return new Subject(
        otherKey,
        claimId,
        version,
        lineNumber,
        paymentId,
        ordinal,
        bankLineId,
        payoutId,
        sessionId,
        serviceDate);
  }

  /** The same happening, by this payment. */
  public Subject byPayment(long payment) {
    return new Subject(
        naturalKey,
        claimId,
        version,
        lineNumber,
        payment,
        ordinal,
        bankLineId,
        payoutId,
        sessionId,
        serviceDate);
  }
}
