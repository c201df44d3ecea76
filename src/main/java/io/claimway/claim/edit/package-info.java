/**
 * The edits that every claim version passes before it may be sent: dated data, and one small class
 * each. In come priced sessions of one client with what is billed around them; out go findings,
 * each with its edition and the session that it holds, puts right or warns of.
 */
package io.claimway.claim.edit;
