package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How a payer lets a claim be corrected.
 *
 * @param replacements whether it takes frequency 7 and 8 at all
 */
public record CorrectionRules(boolean replacements) implements Serializable {}
