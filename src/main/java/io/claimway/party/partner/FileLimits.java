package io.claimway.party.partner;

import java.io.Serializable;

/**
 * How much one trading partner takes at once.
 *
 * @param claimsPerTransaction most CLM segments of one ST (the guide recommends at most 5,000)
 * @param transactionsPerFile most STs of one interchange
 * @param inquiriesPerTransaction most patients of one batch 270 (99 by the guide)
 */
public record FileLimits(
    int claimsPerTransaction, int transactionsPerFile, int inquiriesPerTransaction)
    implements Serializable {}
