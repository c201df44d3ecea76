package io.claimway.deposit;

import java.time.LocalDate;

/**
 * A deposit as the bank's ACH file tells of it (CCD+): a second witness of the same money, which
 * carries the trace where the statement's line does not.
 *
 * @param entryTrace of the entry, which a statement may quote as its reference
 */
public record DepositAdvice(
    String sha256,
    long fileLine,
    String bankAccount,
    LocalDate settlesOn,
    String originator,
    String trace,
    long cents,
    String entryTrace) {}
