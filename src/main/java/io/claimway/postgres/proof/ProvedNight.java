package io.claimway.postgres.proof;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * A night up to whose end the book was proved, with the hash that its last block has now.
 *
 * @param hash hexadecimal; empty where the block is gone
 */
public record ProvedNight(LocalDate businessDate, String runId, long block, String hash) {
  private static final String IN_SCOPE = Sql.read(ProvedNight.class, "proved-nights-in-scope");

  /** The nights that the proof of this transaction looks at. */
  public static List<ProvedNight> list(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        IN_SCOPE,
        row ->
            new ProvedNight(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getLong(3),
                row.getString(4)));
  }
}
