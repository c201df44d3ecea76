package io.claimway.bank.nacha;

import java.time.LocalDate;

/** An entry of ours that came back: which one, why, and the amount that came with it. */
public record AchReturn(
    String reasonCode,
    String originalTrace,
    String originalDfi,
    String identification,
    long amountCents,
    boolean ofCredit,
    LocalDate effectiveDate,
    String companyId,
    String returnTrace,
    long line) {}
