package io.claimway.deposit;

import java.time.LocalDate;

/**
 * A report of an account that a final statement of the same day follows: a person may read it, and
 * the book waits for the statement.
 *
 * @param creditCents what it says came in; likewise debitCents what left, below zero
 */
public record InterimReport(
    String bankAccount,
    LocalDate asOf,
    String sha256,
    int lines,
    long creditCents,
    long debitCents) {}
