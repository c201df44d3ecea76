package io.claimway.archive;

/**
 * One record of a topic as it was read, with its coordinates: what the archive keeps. Its value may
 * hold PHI, so it does not print it.
 *
 * @param topic without the configured prefix
 * @param key null where the writer gave none
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
public record RawRecord(String topic, int partition, long recordOffset, String key, byte[] value) {

  @Override
  public String toString() {
    return "RawRecord[" + topic + "-" + partition + "@" + recordOffset + "]";
  }
}
