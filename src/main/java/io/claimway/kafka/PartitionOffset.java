package io.claimway.kafka;

/**
 * A place between two records of a topic's partition.
 *
 * @param topic name of the topic, without the configured prefix
 * @param partition partition of the topic
 * @param offset offset of the record after the place
 */
public record PartitionOffset(String topic, int partition, long offset) {

  public PartitionOffset {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "Cannot stand at " + topic + "-" + partition + "@" + offset + ": negative");
    }
  }
}
