/**
 * Claimway: confirmed sessions in, claims out, answers read, money accounted for, therapists paid.
 */
package io.claimway;
