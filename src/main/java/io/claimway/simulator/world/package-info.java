/**
 * A synthetic network that behaves as the products around Claimway do: therapists, practices,
 * families, coverages, contracts and sessions, with the trouble that real ones have, published to
 * Kafka night by night.
 *
 * <p>In: a seed and sizes. Out: facts on topics, what the simulated payers have on file, and an
 * answer key that says what should become of each session, written where the pipeline does not
 * read. Everything follows from the seed and an index, so that a night of any size streams.
 */
package io.claimway.simulator.world;
