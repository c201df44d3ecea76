/**
 * Sessions as facts: what a therapist confirmed, revision by revision, and the payments and
 * corrections that other products recorded beside them.
 *
 * <p>In: records of the topics sessions, patient-payments and provider-adjustments. Out: values for
 * the claim and payout decisions, a {@link io.claimway.run.Rejection} for a session that
 * contradicts itself, and the events that tell other products what became of a session.
 */
package io.claimway.session;
