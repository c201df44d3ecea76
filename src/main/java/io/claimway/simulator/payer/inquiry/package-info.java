/**
 * Answering eligibility inquiries. In: 270 files of a night. Out: one 271 per 270, from the payers'
 * registry and what deductibles have been used.
 */
package io.claimway.simulator.payer.inquiry;
