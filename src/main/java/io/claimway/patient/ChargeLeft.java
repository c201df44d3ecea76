package io.claimway.patient;

import java.time.LocalDate;

/**
 * What is left of a charge after all that went back.
 *
 * @param billingEntity whose card account it came to
 */
public record ChargeLeft(
    String chargeId,
    String sessionId,
    String clientId,
    String billingEntity,
    LocalDate effectiveOn,
    long cents) {}
