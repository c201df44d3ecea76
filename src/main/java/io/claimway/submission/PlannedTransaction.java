package io.claimway.submission;

/**
 * One ST of a planned 837P file: claims for one payer that follow each other in the order of their
 * patient control numbers.
 *
 * @param control ST02
 * @param firstPlace of its first claim among those of the payer that wait, from 0
 */
public record PlannedTransaction(String control, String payer, int firstPlace, int claims) {}
