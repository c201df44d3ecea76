/**
 * Remittances as X12 835 (005010X221A1).
 *
 * <p>A payer's file comes in as a stream, and its payments go out part by part: the payment, then
 * one claim at a time, then the provider adjustments, each with the place of its segments for the
 * causes of postings. Constant memory whatever the size of the file. The writer does the reverse.
 */
package io.claimway.x12.remittance835;
