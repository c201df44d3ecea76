/**
 * The outside world's own reading and writing of X12 and of bank files: segments, envelopes, a
 * strict guide check, NACHA and BAI2 records. In: bytes of a mailbox file. Out: segments with their
 * findings, or bytes. Nothing here comes from Claimway's own formats.
 */
package io.claimway.simulator.payer.wire;
