/**
 * Remittances in Postgres: payments, adjudications, lines, recoupments.
 *
 * <p>In come what reading 835s has staged; out come postings, suspense and claims' events.
 */
package io.claimway.postgres.remit;
