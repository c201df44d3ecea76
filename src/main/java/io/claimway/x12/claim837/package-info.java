/**
 * Professional claims as X12 837P (005010X222A1).
 *
 * <p>Claims that are ready to leave come in with their envelope, and an 837P goes out as bytes; or
 * an 837P comes in, and its claims go out one by one, each with the billing provider, subscriber
 * and patient that it stands under.
 */
package io.claimway.x12.claim837;
