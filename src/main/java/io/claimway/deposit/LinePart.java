package io.claimway.deposit;

/**
 * What of a bank line is the money of a payment.
 *
 * @param billingEntity whose payment it is
 * @param cents below zero where the bank takes a deposit back
 * @param feeCents what the card processor kept of the payment before the bank had it
 */
public record LinePart(long paymentId, String billingEntity, long cents, long feeCents) {}
