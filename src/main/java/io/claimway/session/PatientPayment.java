package io.claimway.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One event of the card processor for a session.
 *
 * @param relatedPaymentId what it speaks of: a charge, or for a failure or settlement also what
 *     went back; null for a charge, and for a fee that the processor takes by itself in a
 *     settlement
 * @param cents positive; for a settlement the gross amount, zero where it is a fee by itself
 * @param feeCents the processor's fee, 0 except for a settlement
 * @param settlementId the processor's payout that a settlement is in, which the bank's line quotes;
 *     null where it is paid out by itself, under its own id
 * @param currency null for US dollars
 */
public record PatientPayment(
    String paymentId,
    int revision,
    String sessionId,
    String clientId,
    PaymentKind kind,
    String relatedPaymentId,
    long cents,
    long feeCents,
    LocalDate effectiveOn,
    Instant recordedAt,
    String settlementId,
    String currency) {

  public PatientPayment {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }

  /** The processor's payout that a settlement is in. */
  public String settlement() {
    return settlementId == null ? paymentId : settlementId;
  }

  /** Whether it is a fee that the processor takes by itself. */
  public boolean isFeeAlone() {
    return kind == PaymentKind.SETTLEMENT && relatedPaymentId == null;
  }
}
