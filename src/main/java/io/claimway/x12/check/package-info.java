/**
 * The guide check: whether an interchange conforms to its implementation guides and adds up.
 *
 * <p>Place in the flow: after {@code x12}, whose segments it reads, before the transaction sets. In
 * come the guides of {@code schemas/x12} and segments; out come findings, totals and reports.
 */
package io.claimway.x12.check;
