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

  /** Pauses a payer; false when it was paused before. */
  public static boolean pause(Connection connection, String payer, String reason, String setBy)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into claim.brake (kind, subject, reason, set_by, set_on) values ('PAYER', ?, ?, ?, current_date) on conflict do nothing")) {
      insert.setString(1, payer);
      insert.setString(2, reason);
      insert.setString(3, setBy);
      return insert.executeUpdate() == 1;
    }
  }

  /** Lets a payer go again; false when it was not paused. */
  public static boolean resume(Connection connection, String payer) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from claim.brake where kind = 'PAYER' and subject = ?")) {
      delete.setString(1, payer);
      return delete.executeUpdate() == 1;
    }
  }
}
