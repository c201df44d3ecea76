package io.claimway.remittance;

import java.time.LocalDate;

/**
 * One pair of a PLB in its payment.
 *
 * @param item its place in the payment, from 1, in canonical order
 * @param paymentKey identity of the payment
 * @param cause file and transaction
 * @param reference PLB03-2 as the register keys it
 * @param cents PLB04: positive lowers the payment
 */
public record ProviderItem(
    long paymentId,
    int item,
    String paymentKey,
    String originator,
    String billingEntity,
    LocalDate paidOn,
    String cause,
    String reason,
    String reference,
    long cents) {}
