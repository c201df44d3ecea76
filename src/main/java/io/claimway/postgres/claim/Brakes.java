package io.claimway.postgres.claim;

import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The brakes that a person has set: payers whose claims wait. */
public final class Brakes {

  private Brakes() {}

  /** The paused payers. */
  public static Set<String> pausedPayers(Connection connection) throws SQLException {
    return new TreeSet<>(
        Rows.list(
            connection,
            "select subject from claim.brake where kind = 'PAYER'",
            row -> row.getString(1)));
  }

  /** Pauses a payer; false when it was paused before. */
  public static boolean pause(Connection connection, String payer, String reason, String setBy)
      throws SQLException {
    return Rows.change(
            connection,
            "insert into claim.brake (kind, subject, reason, set_by, set_on) values ('PAYER', ?, ?, ?, current_date) on conflict do nothing",
            payer,
            reason,
            setBy)
        == 1;
  }

  /** Lets a payer go again; false when it was not paused. */
  public static boolean resume(Connection connection, String payer) throws SQLException {
    return Rows.change(
            connection, "delete from claim.brake where kind = 'PAYER' and subject = ?", payer)
        == 1;
  }
}
