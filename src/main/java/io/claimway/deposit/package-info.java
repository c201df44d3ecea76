/**
 * What the bank says: statements and their lines, and which of them can be taken in.
 *
 * <p>Place in the flow: after remittances, before payouts. In come the lines of bank statements;
 * out come those whose statement adds up, to be tied to payments, payouts and returns.
 */
package io.claimway.deposit;
