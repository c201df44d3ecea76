/**
 * The payers as data: what each wants, reads, answers and pays by. In comes one profile per payer
 * from {@code jobs/payers}; out go the values that eligibility, building, splitting, matching and
 * posting ask. A new payer touches no Java.
 */
package io.claimway.party.payer;
