/**
 * What practices are paid: cycles and pay dates, statements whose lines add up to the deposit, the
 * accounts behind their tokens. Earnings come in, payouts go out.
 */
package io.claimway.payout;
