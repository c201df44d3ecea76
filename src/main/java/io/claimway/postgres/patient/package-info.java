/**
 * Clients' card payments in Postgres.
 *
 * <p>In come facts of {@code patient-payments} and what the book has of clients' shares; out come
 * the events that count, what they pay, and settlements that bank lines may name.
 */
package io.claimway.postgres.patient;
