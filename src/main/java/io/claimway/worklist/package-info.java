/**
 * What a person must look at: one item per cause, known again by its kind and business key, with
 * its owner, deadline, dollars and next action.
 *
 * <p>Place in the flow: early, because it knows none of the things that items are about. In comes
 * what should be open now; out come the events that make the book's items so, and what a person may
 * end.
 */
package io.claimway.worklist;
