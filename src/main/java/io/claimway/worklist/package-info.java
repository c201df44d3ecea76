/**
 * What a person must look at: one item per cause, known again by its kind and key.
 *
 * <p>Place in the flow: early, because it knows none of the things that it is about. In come kinds,
 * keys and cents; out come items.
 */
package io.claimway.worklist;
