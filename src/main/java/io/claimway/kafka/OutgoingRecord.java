package io.claimway.kafka;

import java.util.Map;

/**
 * One record on its way to a topic; its bytes may hold PHI, so it does not print them.
 *
 * @param topic name of the topic, without the configured prefix
 * @param key what orders records; records of one key stay in one partition
 * @param value the encoded fact or event
 * @param headers what a reader may want to know without decoding; never PHI
 */
@SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
public record OutgoingRecord(String topic, String key, byte[] value, Map<String, String> headers) {

  public OutgoingRecord {
    headers = Map.copyOf(headers);
  }

  /** A record without headers. */
  public static OutgoingRecord of(String topic, String key, byte[] value) {
    return new OutgoingRecord(topic, key, value, Map.of());
  }

  @Override
  public String toString() {
    return "OutgoingRecord[topic=" + topic + ", bytes=" + value.length + "]";
  }
}
