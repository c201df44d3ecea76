/**
 * Reading what Claimway sends, strictly, and acknowledging it. In: bytes of 837P files. Out:
 * received claims with every departure from the guide, and the TA1, 999 and 277CA that answer them.
 */
package io.claimway.simulator.payer.intake;
