package io.claimway.deposit;

/**
 * A payout batch on its way through the bank.
 *
 * @param fileName its file's name, which the bank quotes
 * @param cents what the bank will take, above zero
 */
public record ReleasedBatch(String batchId, String fileName, long cents) {}
