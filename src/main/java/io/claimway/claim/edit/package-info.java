/**
 * The edits that every claim passes before it may be sent: dated data or one small class each. In
 * come priced sessions of one client and day; out go failures, each with the session that it stops.
 */
package io.claimway.claim.edit;
