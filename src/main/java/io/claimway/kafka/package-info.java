/**
 * The event bus: facts of other products come in, Claimway's own events and quarantined records go
 * out.
 *
 * <p>The one package that knows Kafka's clients (Spark reads topics through its own source).
 * Records are bytes here; their meaning is given in {@code avro}.
 */
package io.claimway.kafka;
