package io.claimway.party.partner;

import java.io.Serializable;

/**
 * Business days within which a trading partner sends each answer to a claim file; null for one that
 * it never sends.
 *
 * @param ta1Days to the TA1, where one is asked for
 * @param functionalDays to the 999
 * @param claimStatusDays to the 277CA
 */
public record ExpectedAnswers(Integer ta1Days, Integer functionalDays, Integer claimStatusDays)
    implements Serializable {}
