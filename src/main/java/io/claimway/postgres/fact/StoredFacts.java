package io.claimway.postgres.fact;

import io.claimway.archive.FactIntake;
import io.claimway.avro.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The newest visible facts of a few ids, decoded by the driver: for what is no night's work. */
public final class StoredFacts {

  private static final String NEWEST =
      """
      select distinct on (key) key, revision, payload from phi.fact_version
       where topic = ? and recorded_at <= ? and (?::text[] is null or key = any (?))
       order by key, revision desc
      """;

  private final Connection connection;
  private final Instant asOf;
  private final FactIntake intake = FactIntake.ofStored();

  /**
   * @param asOf facts recorded later are not visible
   */
  public StoredFacts(Connection connection, Instant asOf) {
    this.connection = connection;
    this.asOf = asOf;
  }

  /** A fact with the revision that was newest. */
  public record StoredFact<R extends Record>(int revision, R fact) {

    @Override
    public String toString() {
      return "StoredFact[" + revision + "]";
    }
  }

  /** The newest visible facts of a topic, of all ids. */
  public <R extends Record> Map<String, StoredFact<R>> listAll(Topic topic, Class<R> type)
      throws SQLException {
    return read(topic, type, null);
  }

  /** The newest visible facts of these ids. */
  public <R extends Record> Map<String, StoredFact<R>> list(
      Topic topic, Class<R> type, Collection<String> keys) throws SQLException {
    return read(topic, type, keys);
  }

  private <R extends Record> Map<String, StoredFact<R>> read(
      Topic topic, Class<R> type, Collection<String> keys) throws SQLException {
    Map<String, StoredFact<R>> facts = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
      var ids = keys == null ? null : connection.createArrayOf("text", keys.toArray());
      select.setString(1, topic.word());
      select.setTimestamp(2, Timestamp.from(asOf));
      select.setArray(3, ids);
      select.setArray(4, ids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.put(
              row.getString(1),
              new StoredFact<>(row.getInt(2), type.cast(intake.read(topic, row.getBytes(3)))));
        }
      }
    }
    return facts;
  }
}
