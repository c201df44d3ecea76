package io.claimway.postgres.exchange;

import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** Numbers of outbound files, one by one from their row-locked counters. */
public final class ControlNumbers {

  private ControlNumbers() {}

  /** The next id of an outbound file. */
  public static long takeFile(Connection connection) throws SQLException {
    return take(connection, "outbound-file");
  }

  /** The next ISA13 to a partner, over all kinds of files. */
  public static long takeInterchange(Connection connection, String partner) throws SQLException {
    return take(connection, "interchange:" + partner);
  }

  private static long take(Connection connection, String counter) throws SQLException {
    return Rows.get(
        connection,
        "insert into run.counter (name, value) values (?, 1) on conflict (name) do update set"
            + " value = run.counter.value + 1 returning value",
        row -> row.getLong(1),
        counter);
  }
}
