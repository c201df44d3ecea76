/**
 * What a payer's 835 says, and the rules before any of it is booked: does it balance, what does
 * each adjustment mean, what does a provider adjustment open or close.
 *
 * <p>Place in the flow: after acknowledgements, before deposits. In come claims, lines and
 * adjustments as a payer reports them; out come their classes and the rows that the book can take.
 */
package io.claimway.remittance;
