package io.claimway.postgres.read;

import io.claimway.claim.ClaimState;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** What the books say about a finished night, as its exit code. */
public final class NightVerdict {
  private static final int DONE = 0;
  private static final int BROKEN = 1;
  private static final int NEEDS_A_PERSON = 3;

  private static final String QUESTION =
      Sql.read(NightVerdict.class, "night-verdict", ClaimState.REJECTED, ClaimState.WITHHELD);

  private NightVerdict() {}

  /** 1 when an invariant is broken, 3 when something waits for a person, else 0. */
  public static int exitCode(Connection connection) throws SQLException {
    return Rows.get(
        connection,
        QUESTION,
        row -> row.getBoolean(1) ? BROKEN : row.getBoolean(2) ? NEEDS_A_PERSON : DONE);
  }
}
