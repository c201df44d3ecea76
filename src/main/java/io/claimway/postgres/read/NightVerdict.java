package io.claimway.postgres.read;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.run.Run;
import java.sql.Connection;
import java.sql.SQLException;

/** What the books say about a finished night, as its exit code. */
public final class NightVerdict {
  private static final int DONE = 0;
  private static final int NEEDS_A_PERSON = 3;
  private static final int BROKEN = 5;

  private static final String QUESTION = Sql.read(NightVerdict.class, "night-verdict");

  private NightVerdict() {}

  /**
   * 5 when an invariant is broken; 3 when the night opened an item or prepared payouts, or one of
   * either should have been dealt with by now; else 0. What waits within its time, and was told
   * before, calls nobody.
   */
  public static int exitCode(Connection connection, Run night) throws SQLException {
    return Rows.get(
        connection,
        QUESTION,
        row -> row.getBoolean(1) ? BROKEN : row.getBoolean(2) ? NEEDS_A_PERSON : DONE,
        night.runId(),
        night.businessDate(),
        night.runId(),
        night.businessDate());
  }
}
