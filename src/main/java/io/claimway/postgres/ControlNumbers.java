package io.claimway.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers of outbound files, one by one from their row-locked counters. */
final class ControlNumbers {

  private ControlNumbers() {}

  /** The next id of an outbound file. */
  static long takeFile(Connection connection) throws SQLException {
    return take(connection, "outbound-file");
  }

  /** The next ISA13 to a partner, over all kinds of files. */
  static long takeInterchange(Connection connection, String partner) throws SQLException {
    return take(connection, "interchange:" + partner);
  }

  private static long take(Connection connection, String counter) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "insert into run.counter (name, value) values (?, 1) on conflict (name) do update set"
                + " value = run.counter.value + 1 returning value")) {
      update.setString(1, counter);
      try (ResultSet row = update.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
