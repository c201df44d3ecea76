/**
 * What a payer's 835 says, and what it does to the book: does it balance, which claim does it speak
 * of, what does each adjustment mean, what may take effect tonight and what does it move, what does
 * a provider adjustment open or close.
 *
 * <p>Place in the flow: after acknowledgements, before deposits. In come payments and claims as a
 * payer reports them, beside the book of their family; out come transfers, states, events and work
 * items.
 */
package io.claimway.remittance;
