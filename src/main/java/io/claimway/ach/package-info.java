/**
 * Bytes to core and back for banks. In come NACHA files (deposits with their TRN addenda, returns,
 * notifications of change) and BAI2 statements; out go payout files. Every error has its place:
 * line, columns, field, found, expected.
 */
package io.claimway.ach;
