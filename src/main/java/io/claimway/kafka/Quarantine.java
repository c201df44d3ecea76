package io.claimway.kafka;

import java.util.List;
import java.util.Map;

/**
 * The topics beside the topics: records that could not be used, with the reason and where they
 * stood.
 */
public final class Quarantine {
  private static final String SUFFIX = ".quarantine";

  private final TransactionalPublisher publisher;

  public Quarantine(TransactionalPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * One record that is set aside.
   *
   * @param source the record as it was read
   * @param reason why it cannot be used; never PHI
   */
  public record SetAside(StoredRecord source, String reason) {}

  /** The name of the topic that receives what cannot be used of a topic. */
  public static String topicOf(String topic) {
    return topic + SUFFIX;
  }

  /** Writes the records, unchanged, beside their topics, all or none. */
  public void setAside(List<SetAside> records) {
    publisher.publish(
        records.stream()
            .map(
                record ->
                    new OutgoingRecord(
                        topicOf(record.source().topic()),
                        record.source().key(),
                        record.source().value(),
                        Map.of(
                            "reason", record.reason(),
                            "topic", record.source().topic(),
                            "partition", String.valueOf(record.source().partition()),
                            "offset", String.valueOf(record.source().offset()))))
            .toList());
  }
}
