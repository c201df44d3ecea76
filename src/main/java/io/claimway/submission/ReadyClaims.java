package io.claimway.submission;

/**
 * How many claims of a payer wait to be filed. Which they are does not matter to the plan: in the
 * order of their patient control numbers each has a place, from 0.
 */
public record ReadyClaims(String payer, int claims) {}
