/**
 * The code sets a claim is checked against, before claims are built. In come the lines of the
 * tables under {@code codes/}; out go lookups: diagnoses, procedures, places, modifiers, unit
 * limits, pairs and add-ons.
 */
package io.claimway.claim.code;
