/**
 * The book's own words: accounts, transfers and the text that each transfer is hashed from.
 *
 * <p>Place in the flow: before every event that books money, because it knows none of them. In come
 * amounts and accounts; out come transfers, each with one debit and one credit account, that {@code
 * postgres.LedgerBook} appends.
 */
package io.claimway.ledger;
