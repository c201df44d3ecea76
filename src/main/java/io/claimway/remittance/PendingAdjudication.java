package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A reported claim that may take effect tonight: one of tonight's payments, or one that was
 * suspended earlier.
 *
 * @param naturalKey identity of its payment and its place in it
 * @param cause file, transaction and segment
 * @param receivedOn business date on which it came
 * @param match what it speaks of; null where it was not looked for
 * @param reason why it cannot take effect whatever the book says, or null
 * @param candidates claims that it might speak of, for a person
 * @param suspended the transfer that holds its money in suspense, or null
 * @param fresh whether it came tonight
 * @param accepted whether a person lets it post as it was reported
 * @param content hash of what it says, as {@link ReportedClaim#content} makes it when it is read
 */
public record PendingAdjudication(
    AdjudicationKey key,
    String naturalKey,
    String originator,
    String billingEntity,
    LocalDate paidOn,
    LocalDate receivedOn,
    String cause,
    ClaimMatch match,
    String reason,
    List<Long> candidates,
    Transfer suspended,
    boolean fresh,
    boolean accepted,
    String content,
    ReportedClaim reported) {

  /** In the order in which payers decided; a reversal goes before what it makes room for. */
  static final Comparator<PendingAdjudication> TURN =
      Comparator.comparing(PendingAdjudication::paidOn)
          .thenComparing(pending -> pending.key().paymentId())
          .thenComparing(pending -> !pending.reported().isReversal())
          .thenComparing(pending -> pending.key().ordinal());

  /** Its whole payment is suspended: the money stands there. */
  public static final String WITH_ITS_PAYMENT = "PAYMENT";

  /** Its sums do not agree. */
  public static final String OUT_OF_BALANCE = "OUT_OF_BALANCE";

  public PendingAdjudication {
    candidates = List.copyOf(candidates);
  }

  /** The transfer that puts its money into suspense, or nothing where it carries none. */
  Optional<Transfer> suspension() {
    return reported.paidCents() == 0
        ? Optional.empty()
        : Optional.of(
            BookEvent.SUSPENDED.transfer(
                billingEntity, "", originator, reported.paidCents(), subject(), cause, paidOn));
  }

  /** The same, known to have put its money into suspense on an earlier night. */
  public PendingAdjudication inSuspense() {
    return new PendingAdjudication(
        key,
        naturalKey,
        originator,
        billingEntity,
        paidOn,
        receivedOn,
        cause,
        match,
        reason,
        candidates,
        suspension().orElse(null),
        fresh,
        accepted,
        content,
        reported);
  }

  /** Whether its money stands in suspense once it could take no effect. */
  public boolean staysInSuspense(String why) {
    return !why.equals(WITH_ITS_PAYMENT) && reported.paidCents() != 0;
  }

  public boolean isReversal() {
    return reported.isReversal();
  }

  /** Whether it speaks of a claim and decides something about its charge. */
  boolean isDecision() {
    return match != null && match.isFound() && !isReversal() && !reported.isNoAdjudication();
  }

  Subject subject() {
    return Subject.payment(naturalKey, key.paymentId(), key.ordinal());
  }
}
