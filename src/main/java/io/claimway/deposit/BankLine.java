package io.claimway.deposit;

import java.time.LocalDate;

/**
 * One line of a bank statement.
 *
 * @param bankAccount name of the account in the book
 * @param kind what it is, by its type code: ACH_CREDIT, ACH_DEBIT, ACH_RETURN …
 * @param amountCents negative when money left the account
 * @param originator TRN03 that it quotes, or empty
 * @param trace TRN02 that it quotes, or empty
 * @param sha256 of the file
 */
public record BankLine(
    String bankAccount,
    LocalDate asOf,
    String kind,
    String typeCode,
    long amountCents,
    String bankReference,
    String customerReference,
    String originator,
    String trace,
    String sha256,
    long fileLine) {}
