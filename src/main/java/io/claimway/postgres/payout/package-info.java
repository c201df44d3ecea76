/**
 * Earnings and payouts in Postgres.
 *
 * <p>In come decided sessions; out come payables, batches and payouts.
 */
package io.claimway.postgres.payout;
