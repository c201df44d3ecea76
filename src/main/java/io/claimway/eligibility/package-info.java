/**
 * Whether a client is covered on a date of service: in come the coverages on file and what payers
 * answered (271); out go inquiries (270) for what is unknown or stale, and one decision per client
 * and date, pinned to the evidence that supports it.
 */
package io.claimway.eligibility;
