package io.claimway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Events that a publishing transaction has left for the relay, and how far it has come. */
public final class Outbox {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String UNSENT = Sql.read(Outbox.class, "outbox-unsent");

  /** A query of the items of all events that stand aside. */
  public static final String ASIDE_ITEMS = Sql.read(Outbox.class, "outbox-aside-items");

  private static final String PURGE = Sql.read(Outbox.class, "outbox-purge");

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

  /** A partition of a topic, and up to where nothing is in it that the outbox does not know of. */
  public record Place(String topic, int partition, long nextOffset) {}

  /** The topics that something waits for. */
  public List<String> listUnsentTopics() {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                "select distinct topic from run.outbox where sent_at is null order by 1",
                row -> row.getString(1)));
  }

  /** The first events that may be sent now, in order of topic, key and place within the key. */
  public List<Event> listUnsent(int most) {
    return database.inTransaction(connection -> Rows.list(connection, UNSENT, Outbox::event, most));
  }

  /** The events that stand aside and that nobody has given up. */
  public List<Event> listAside() {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                "select event_id, topic, key, o.payload, o.headers from run.outbox o"
                    + " join run.outbox_standing_aside a using (event_id, topic, key)"
                    + " where not a.given_up order by topic, key, o.key_seq",
                Outbox::event));
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBytes(4),
        headers(row.getString(5)));
  }

  private static Map<String, String> headers(String json) {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("Cannot read an event's headers", broken);
    }
  }

  /** How far each partition of these topics is known. */
  public List<Place> listPlaces(Collection<String> topics) {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                "select topic, partition, next_offset from run.outbox_place where topic = any (?)"
                    + " order by 1, 2",
                row -> new Place(row.getString(1), row.getInt(2), row.getLong(3)),
                Rows.texts(connection, topics)));
  }

  /**
   * Notes that the topics have the events of these ids, and answers which of them the outbox knows.
   */
  public Set<String> recognise(Collection<String> eventIds) {
    return database.inTransaction(
        connection -> {
          sent(connection, eventIds);
          return new HashSet<>(
              Rows.list(
                  connection,
                  "select event_id from run.outbox where event_id = any (?)",
                  row -> row.getString(1),
                  Rows.texts(connection, eventIds)));
        });
  }

  /** Notes that the broker has taken these, and how far that leads. */
  public void markSent(List<Event> events, List<Place> places) {
    database.inTransaction(
        connection -> {
          sent(connection, events.stream().map(Event::eventId).toList());
          save(connection, places);
          return null;
        });
  }

  /** Notes how far partitions are known. */
  public void savePlaces(List<Place> places) {
    database.inTransaction(
        connection -> {
          save(connection, places);
          return null;
        });
  }

  private static void sent(Connection connection, Collection<String> eventIds) throws SQLException {
    Rows.change(
        connection,
        "update run.outbox set sent_at = clock_timestamp() where event_id = any (?) and sent_at is null",
        Rows.texts(connection, eventIds));
  }

  private static void save(Connection connection, List<Place> places) throws SQLException {
    for (Place place : places) {
      Rows.change(
          connection,
          "insert into run.outbox_place (topic, partition, next_offset) values (?, ?, ?)"
              + " on conflict (topic, partition) do update set next_offset = excluded.next_offset",
          place.topic(),
          place.partition(),
          place.nextOffset());
    }
  }

  /** Takes down why the cluster does not take events. */
  public static void setAside(PublishingTransaction tx, Map<Event, String> reasons)
      throws SQLException {
    for (Map.Entry<Event, String> each : new HashMap<>(reasons).entrySet()) {
      tx.execute(
          "update run.outbox set aside = ? where event_id = ? and sent_at is null",
          each.getValue(),
          each.getKey().eventId());
    }
  }

  /** Whether an item is open for an event that does not stand aside any more. */
  public boolean hasItemsToClose() {
    return database.inTransaction(
        connection ->
            Rows.get(
                connection,
                "select exists (select from worklist.item i where i.kind = 'EVENT_TOO_LARGE' and i.state = 'OPEN'"
                    + " and not exists (select from run.outbox_standing_aside a where a.event_id = i.business_key))",
                row -> row.getBoolean(1)));
  }

  /**
   * Lets events go that were all sent by runs before a day.
   *
   * @param runId the run in which they go
   */
  public void purge(LocalDate before, String runId) {
    database.inTransaction(connection -> Rows.change(connection, PURGE, before, runId, runId));
  }
}
