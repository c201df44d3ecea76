package io.claimway.kafka;

import java.util.Map;

/**
 * One record as it stands in a topic; its bytes may hold PHI, so it does not print them.
 *
 * @param topic name of the topic, without the configured prefix
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param key its key; null when the writer gave none
 * @param value its bytes; null for a tombstone
 * @param headers its headers, as text
 */
@SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
public record StoredRecord(
    String topic,
    int partition,
    long offset,
    String key,
    byte[] value,
    Map<String, String> headers) {

  @Override
  public String toString() {
    return "StoredRecord[" + topic + "-" + partition + "@" + offset + "]";
  }
}
