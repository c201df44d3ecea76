/**
 * What partners answer before any money moves: taken in or refused, by file, transaction and claim.
 *
 * <p>Place in the flow: after submission, before remittances. In come TA1, 999 and 277CA as read;
 * out come answers that name a file, a transaction or a claim version.
 */
package io.claimway.acknowledgement;
