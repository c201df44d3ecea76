package io.claimway.archive;

import java.time.Instant;

/**
 * A raw record after decoding and checking: a fact's identity beside its bytes, or the reason why
 * it is none.
 *
 * @param key the fact's own id; the record's key where it did not decode
 * @param revision 0 where it did not decode
 * @param recordedAt null where it did not decode
 * @param clientId of a session; null otherwise
 * @param reason null for a fact
 * @param detail null for a fact; never PHI
 */
@SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
public record ReceivedFact(
    String topic,
    int partition,
    long recordOffset,
    String key,
    int revision,
    Instant recordedAt,
    String clientId,
    String reason,
    String detail,
    String contentHash,
    byte[] payload) {

  @Override
  public String toString() {
    return "ReceivedFact[" + topic + "-" + partition + "@" + recordOffset + " " + reason + "]";
  }
}
