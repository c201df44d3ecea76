package io.claimway.postgres.proof;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A claim version as the book tells it, beside the bytes that the content store keeps of it. They
 * are PHI and are not printed.
 *
 * @param contentSha256 of its canonical content, taken when it was built
 * @param runId that built it
 * @param content null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record KeptContent(
    long claimId,
    int version,
    String naturalKey,
    String frequency,
    long chargeCents,
    String contentSha256,
    String practiceId,
    String runId,
    byte[] content) {

  private static final String IN_SCOPE = Sql.read(KeptContent.class, "contents-in-scope");

  /** Streams the versions that the proof of this transaction looks at. */
  public static void forEach(Connection connection, Rows.Visitor<KeptContent> visitor)
      throws SQLException {
    Rows.forEach(
        connection,
        IN_SCOPE,
        row ->
            new KeptContent(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9)),
        visitor);
  }

  @Override
  public String toString() {
    return "KeptContent[claim " + claimId + " version " + version + "]";
  }
}
