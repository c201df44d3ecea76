/**
 * What the bank says: statements and their lines, which of them are new, and what each is for.
 *
 * <p>Place in the flow: after remittances, before payouts. In come the lines of bank statements,
 * open payments and released payout batches; out come purposes of lines and their transfers.
 */
package io.claimway.deposit;
