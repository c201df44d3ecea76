package io.claimway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events that a publishing transaction has left for the relay. */
public final class Outbox {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Database database;

  public Outbox(Database database) {
    this.database = database;
  }

  /** One event on its way out; its payload may hold PHI, so it does not print it. */
  @SuppressWarnings("ArrayRecordComponent") // a wire payload: never compared, never changed
  public record Event(
      String eventId, String topic, String key, byte[] payload, Map<String, String> headers) {
    @Override
    public String toString() {
      return "Event[eventId=" + eventId + ", topic=" + topic + "]";
    }
  }

  /** The first unsent events, in order of topic, key and place within the key. */
  public List<Event> listUnsent(int most) {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select event_id, topic, key, payload, headers from run.outbox where sent_at is null"
                      + " order by topic, key, key_seq limit ?")) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
              List<Event> events = new ArrayList<>();
              while (row.next()) {
                events.add(
                    new Event(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBytes(4),
                        headers(row.getString(5))));
              }
              return events;
            }
          }
        });
  }

  private static Map<String, String> headers(String json) {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("Cannot read an event's headers", broken);
    }
  }

  /** Notes that the broker has taken these. */
  public void markSent(List<Event> events) {
    database.inTransaction(
        connection -> {
          Array ids =
              connection.createArrayOf("text", events.stream().map(Event::eventId).toArray());
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update run.outbox set sent_at = clock_timestamp() where event_id = any (?)")) {
            update.setArray(1, ids);
            return update.executeUpdate();
          }
        });
  }
}
