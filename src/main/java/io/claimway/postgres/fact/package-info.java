/**
 * Facts in Postgres: versions, receipts and the night's working set.
 *
 * <p>In come decoded records; out come the facts that were known at an instant.
 */
package io.claimway.postgres.fact;
