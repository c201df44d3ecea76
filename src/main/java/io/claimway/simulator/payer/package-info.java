/**
 * The outside world: simulated payers, clearinghouses and the bank, which know Claimway only by the
 * files in the mailboxes.
 *
 * <p>In: 270, 837P and NACHA files of the outbound mailboxes, and the payers' own registry
 * (members, enrolments, fees). Out: 271, TA1, 999, 277CA, 835, deposit and balance files in the
 * inbound mailboxes, and a fault log and an answer key that the pipeline cannot read. It reads and
 * writes X12 and NACHA by its own strict code, so that it judges Claimway's output independently.
 */
package io.claimway.simulator.payer;
