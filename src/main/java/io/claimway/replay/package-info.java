/**
 * Trying again: rejected claims and what today's facts and rules make of them come in; the smallest
 * safe action for each, with its reason, comes out as a plan that sends nothing by itself.
 */
package io.claimway.replay;
