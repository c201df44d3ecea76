package io.claimway.kafka;

/**
 * How a topic is made.
 *
 * @param topic without the configured prefix
 * @param replicationFactor the fewest copies of any partition
 * @param cleanupPolicy what becomes of old records: {@code delete}, {@code compact} or both
 */
public record TopicShape(
    String topic, int partitions, int replicationFactor, String cleanupPolicy) {

  /** Whether only the newest record of a key is kept. */
  public boolean compacts() {
    return cleanupPolicy.contains("compact");
  }
}
