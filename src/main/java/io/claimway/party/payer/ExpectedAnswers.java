package io.claimway.party.payer;

import java.io.Serializable;

/**
 * Business days within which a payer is expected to send each answer to a claim file.
 *
 * @param ta1Days to the TA1
 * @param functionalDays to the 999
 * @param claimStatusDays to the 277CA
 * @param remittanceDays to the 835
 */
public record ExpectedAnswers(
    int ta1Days, int functionalDays, int claimStatusDays, int remittanceDays)
    implements Serializable {}
