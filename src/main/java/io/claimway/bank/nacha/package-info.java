/**
 * NACHA files: bytes to entries and back.
 *
 * <p>Place in the flow: a format, before the edges. In come deposits with their TRN addenda,
 * returns and notifications of change; out go payout files. Every error has its place: line,
 * columns, field, found, expected.
 */
package io.claimway.bank.nacha;
