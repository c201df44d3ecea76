/**
 * What practices are paid: what sessions earn, cycles and pay dates, payouts and what their release
 * and return book, statements whose lines add up to the deposit, the accounts behind tokens.
 *
 * <p>Place in the flow: after deposits. In come decided sessions and what is booked of them; out
 * come earnings, payouts and their transfers.
 */
package io.claimway.payout;
