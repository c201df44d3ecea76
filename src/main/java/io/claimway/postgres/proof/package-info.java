/**
 * The auditor: every invariant of the book as a query of its own.
 *
 * <p>In come scopes; out come findings and the rows that break a promise. It shares no code with
 * what it audits.
 */
package io.claimway.postgres.proof;
