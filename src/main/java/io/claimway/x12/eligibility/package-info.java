/**
 * Eligibility asked and told as X12 270 and 271 (005010X279A1).
 *
 * <p>Questions about coverage come in, and 270 batches go out; a 271 comes in as a stream, and its
 * levels go out one by one with the benefits and rejections that they carry. The reverse of both
 * serves those who answer.
 */
package io.claimway.x12.eligibility;
