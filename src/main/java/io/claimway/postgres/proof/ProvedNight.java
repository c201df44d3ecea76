package io.claimway.postgres.proof;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A night up to whose end the book was proved, with the hash that its last block has now.
 *
 * @param hash hexadecimal; empty where the block is gone
 * @param finished whether everything around the night's commits has happened too
 * @param restored the newest epoch that the book had been put back behind by then; 0 for never
 */
public record ProvedNight(
    LocalDate businessDate,
    String runId,
    long block,
    String hash,
    boolean finished,
    long restored) {
  private static final String IN_SCOPE = Sql.read(ProvedNight.class, "proved-nights-in-scope");
  private static final String AS_PROVED = Sql.read(ProvedNight.class, "proved-night");

  /** The nights that the proof of this transaction looks at. */
  public static List<ProvedNight> list(Connection connection) throws SQLException {
    return Rows.list(connection, IN_SCOPE, ProvedNight::read);
  }

  /** A run's night with the head that its proof took down; nothing where nothing was booked. */
  public static Optional<ProvedNight> find(Connection connection, String runId)
      throws SQLException {
    return Rows.find(connection, AS_PROVED, ProvedNight::read, runId);
  }

  private static ProvedNight read(ResultSet row) throws SQLException {
    return new ProvedNight(
        row.getObject(1, LocalDate.class),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getBoolean(5),
        row.getLong(6));
  }
}
