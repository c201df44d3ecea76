package io.claimway.party.payer;

import java.io.Serializable;

/**
 * Whose taxonomy a payer wants in a claim.
 *
 * @param billing whether PRV*BI is sent in 2000A
 * @param rendering whether PRV*PE is sent in 2310B
 */
public record TaxonomyConvention(boolean billing, boolean rendering) implements Serializable {}
