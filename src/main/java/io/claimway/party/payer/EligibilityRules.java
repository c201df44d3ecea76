package io.claimway.party.payer;

import java.io.Serializable;
import java.util.List;

/**
 * How a payer is asked about coverage.
 *
 * @param cacheDays how long a cached 271 holds
 * @param serviceTypes EQ01 codes that are asked for
 */
public record EligibilityRules(int cacheDays, List<String> serviceTypes) implements Serializable {}
