package io.claimway.run;

/**
 * What a topic's partition holds: committed records from one offset on, up to another.
 *
 * @param topic without the configured prefix
 * @param topicId what the cluster calls the topic since it was made; empty where it tells none
 * @param start offset of the earliest record that there is
 * @param end offset after the last one
 */
public record PartitionSpan(String topic, int partition, String topicId, long start, long end) {}
