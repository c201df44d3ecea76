/**
 * The X12 core: bytes to located segments, envelopes and findings, and segments back to bytes.
 *
 * <p>In come byte streams of any partner and segments of the transaction-set packages; out go
 * segments with their position, the headers of interchange, group and transaction, findings with
 * the standard's own codes, and delivered bytes. Streaming, in constant memory, pure JDK.
 */
package io.claimway.x12;
