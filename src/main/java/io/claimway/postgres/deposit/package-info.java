/**
 * Bank lines in Postgres and what each is for.
 *
 * <p>In come statements; out come cleared payments, settled payouts and open queues, as {@code
 * deposit} decides.
 */
package io.claimway.postgres.deposit;
