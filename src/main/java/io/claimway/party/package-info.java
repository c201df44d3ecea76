/**
 * The people and organisations of the network as facts: clients with their coverages, providers
 * with their practices, contracts with their rates, charges.
 *
 * <p>In: fact records as other products recorded them, each with the instant it was recorded. Out:
 * values that the eligibility, claim and payout decisions read. First of the fact packages; knows
 * only run and money.
 */
package io.claimway.party;
