/**
 * Values shaped like the segments that several transaction sets share (NM1, N3/N4, REF, DTP, AMT,
 * CAS, PER, …).
 *
 * <p>Between the X12 core and the typed transaction sets: elements of one segment come in, a
 * checked value goes out, and back. Absent text is empty, absent numbers are null, money is whole
 * cents, quantities are thousandths. A segment that carries more than its value models becomes a
 * {@link io.claimway.x12.segment.KeptSegment}, so that nothing is lost between reading and writing.
 */
package io.claimway.x12.segment;
