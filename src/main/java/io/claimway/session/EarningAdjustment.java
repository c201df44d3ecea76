package io.claimway.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Money for or from a practice outside of claims.
 *
 * @param sessionId null where it concerns no session
 * @param cents positive; a recoupment takes it, every other kind pays it
 * @param faultCode why the provider owes it; null except for a recoupment
 * @param noticeOn the day the provider was told; null except for a recoupment
 * @param approver who agreed to it
 */
public record EarningAdjustment(
    String adjustmentId,
    int revision,
    String providerId,
    String practiceId,
    String sessionId,
    AdjustmentKind kind,
    long cents,
    String reason,
    String faultCode,
    LocalDate noticeOn,
    String approver,
    LocalDate effectiveOn,
    Instant recordedAt) {

  public EarningAdjustment {
    Objects.requireNonNull(adjustmentId, "adjustmentId");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
