/**
 * What reading commands and pages ask of the whole book.
 *
 * <p>In come ids and dates; out come figures and rows, nothing is written.
 */
package io.claimway.postgres.read;
