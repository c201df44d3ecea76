/**
 * The bank of the billing groups: deposits in, payouts out, and what it reports of both. In:
 * deposits of the payers and NACHA files from the bank's mailbox. Out: CCD+ files, BAI2 balance
 * reports and returns.
 */
package io.claimway.simulator.payer.bank;
