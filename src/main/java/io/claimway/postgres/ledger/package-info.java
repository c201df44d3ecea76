/**
 * The book in Postgres: transfers appended in hash-chained blocks.
 *
 * <p>Place in the flow: before every room that books money. In come a stage's transfers; out comes
 * where they stand.
 */
package io.claimway.postgres.ledger;
