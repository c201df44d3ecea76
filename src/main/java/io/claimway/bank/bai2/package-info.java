/**
 * BAI2 statements: bytes to accounts, balances and lines.
 *
 * <p>Place in the flow: a format, before the edges. In come a bank's reports; out come statements
 * and findings with their line and field.
 */
package io.claimway.bank.bai2;
