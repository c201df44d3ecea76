/**
 * Answers to what was sent: TA1, 999 (and 997), 277CA; and claim status asked and told, 276 and
 * 277.
 *
 * <p>An answer comes in as a stream of segments, and typed records go out that name the
 * interchange, group, transaction or claim that is spoken of; writers do the reverse, for answers
 * that are given to others.
 */
package io.claimway.x12.acknowledgement;
