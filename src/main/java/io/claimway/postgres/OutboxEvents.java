package io.claimway.postgres;

import io.claimway.avro.Topic;
import io.claimway.run.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Leaves events in the outbox within a publishing transaction: their ids are hashes of their
 * causes, their order that of the list.
 */
public final class OutboxEvents {

  private static final String APPEND = Sql.read(OutboxEvents.class, "append-to-outbox");

  private OutboxEvents() {}

  /** One event to send; its payload may hold PHI, so it does not print it. */
  @SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
  public record Outgoing(String eventId, String key, byte[] payload) {
    @Override
    public String toString() {
      return "Outgoing[eventId=" + eventId + "]";
    }
  }

  /** One row of the temporary table. */
  @SuppressWarnings("ArrayRecordComponent") // copied, never compared
  public record Placed(long place, String eventId, String key, byte[] payload) {}

  /** The id of an event: a hash of what caused it. */
  public static String id(String... cause) {
    return Sha256.hex(String.join("|", cause));
  }

  /** Appends events of one topic, in the list's order within each key. */
  public static void append(PublishingTransaction tx, Topic topic, List<Outgoing> events)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    tx.execute(
        "create temporary table if not exists outbox_outgoing (place bigint, event_id text, key text, payload bytea) on commit drop");
    tx.execute("truncate outbox_outgoing");
    try (RecordCopy<Placed> copy =
        RecordCopy.into(tx.connection(), "outbox_outgoing", Placed.class)) {
      long place = 0;
      for (Outgoing event : events) {
        copy.write(new Placed(place++, event.eventId(), event.key(), event.payload()));
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot leave " + events.size() + " events of " + topic.word() + ": copying failed",
          failure);
    }
    tx.execute("analyze outbox_outgoing");
    tx.execute(APPEND, tx.run().runId(), topic.word());
  }
}
