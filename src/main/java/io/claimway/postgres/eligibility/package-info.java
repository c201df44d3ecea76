/**
 * Coverage in Postgres: evidence, decisions and inquiries.
 *
 * <p>In come parsed 271s and questions; out come what is known and what must be asked.
 */
package io.claimway.postgres.eligibility;
