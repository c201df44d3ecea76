package io.claimway.deposit;

import java.time.LocalDate;

/**
 * A payout batch on its way through the bank.
 *
 * @param fileName its file's name, which the bank may quote
 * @param payDate when the bank takes the money
 * @param cents what the bank will take, above zero
 */
public record ReleasedBatch(String batchId, String fileName, LocalDate payDate, long cents) {}
