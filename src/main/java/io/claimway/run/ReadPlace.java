package io.claimway.run;

/**
 * How far the book has read a topic's partition.
 *
 * @param topic without the configured prefix
 * @param topicId of the topic that was read; empty where the cluster told none
 * @param nextOffset offset after the last record read
 */
public record ReadPlace(String topic, int partition, String topicId, long nextOffset) {}
