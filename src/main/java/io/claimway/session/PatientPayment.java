package io.claimway.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One event of the card processor for a session.
 *
 * @param relatedPaymentId the charge that a refund, chargeback or settlement speaks of; null for a
 *     charge
 * @param cents positive; for a settlement the gross amount
 * @param feeCents the processor's fee, 0 except for a settlement
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
    Instant recordedAt) {

  public PatientPayment {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
