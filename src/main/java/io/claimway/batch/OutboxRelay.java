package io.claimway.batch;

import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.postgres.Outbox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends what runs have put into the outbox to Kafka, in order per key. Delivery is at least once: a
 * consumer drops an event id that it has seen.
 */
public final class OutboxRelay {
  /** One transaction's worth; bounds what is in memory and what is sent again after a crash. */
  private static final int BATCH = 5_000;

  static final String EVENT_ID = "event-id";

  private final Outbox outbox;
  private final KafkaCluster kafka;

  public OutboxRelay(Outbox outbox, KafkaCluster kafka) {
    this.outbox = outbox;
    this.kafka = kafka;
  }

  /** Sends everything that is unsent and answers how much that was. */
  public long relay() {
    List<Outbox.Event> batch = outbox.listUnsent(BATCH);
    if (batch.isEmpty()) {
      return 0;
    }
    long sent = 0;
    try (TransactionalPublisher publisher = kafka.publisher("outbox")) {
      while (!batch.isEmpty()) {
        publisher.publish(
            batch.stream()
                .map(e -> new OutgoingRecord(e.topic(), e.key(), e.payload(), headers(e)))
                .toList());
        outbox.markSent(batch);
        sent += batch.size();
        batch = outbox.listUnsent(BATCH);
      }
    }
    return sent;
  }

  private static Map<String, String> headers(Outbox.Event event) {
    Map<String, String> headers = new TreeMap<>(event.headers());
    headers.put(EVENT_ID, event.eventId());
    return headers;
  }
}
