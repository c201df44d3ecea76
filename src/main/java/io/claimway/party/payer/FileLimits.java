package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How much one payer takes at once.
 *
 * @param claimsPerTransaction most CLM segments of one ST (the guide recommends at most 5,000)
 * @param transactionsPerFile most STs of one interchange
 * @param inquiriesPerTransaction most patients of one batch 270 (99 by the guide)
 * @param firstClaims most claims until the first clean 277CA of a new profile; 0 for an established
 *     one
 */
public record FileLimits(
    int claimsPerTransaction, int transactionsPerFile, int inquiriesPerTransaction, int firstClaims)
    implements Serializable {}
