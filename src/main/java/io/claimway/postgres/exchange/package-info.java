/**
 * Files and their answers in Postgres: what came, what left, under which numbers, and what partners
 * said to it.
 *
 * <p>In come listed files, rendered files and staged acknowledgements; out come deliveries and
 * claims' events.
 */
package io.claimway.postgres.exchange;
