package io.claimway.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The brakes that a person has set: payers whose claims wait. */
public final class Brakes {

  private Brakes() {}

  /** The paused payers. */
  public static Set<String> pausedPayers(Connection connection) throws SQLException {
    Set<String> paused = new TreeSet<>();
    try (PreparedStatement select =
            connection.prepareStatement("select subject from claim.brake where kind = 'PAYER'");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        paused.add(row.getString(1));
      }
    }
    return paused;
  }
}
