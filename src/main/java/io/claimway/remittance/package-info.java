/**
 * What payers pay and why not, before any of it is deposited. In come payments with their
 * adjustments; out go their classes, balances and postings.
 */
package io.claimway.remittance;
