package io.claimway.simulator.world;

import io.claimway.avro.Topic;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One record that the world publishes on a night.
 *
 * @param fact null where the record is to be garbage
 * @param night the business night with which it is published
 */
public record WorldFact(Topic topic, String key, Record fact, Instant recordedAt, LocalDate night) {

  @Override
  public String toString() {
    return "WorldFact[" + topic + " " + key + " " + night + "]";
  }
}
