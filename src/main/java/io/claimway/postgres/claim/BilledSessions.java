package io.claimway.postgres.claim;

import io.claimway.claim.Claim;
import io.claimway.claim.FiledVersion;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.code.GroupTherapy;
import io.claimway.claim.edit.BilledSession;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the sessions of tonight meet in the past: billed sessions of the same clients and providers,
 * and claims that they change.
 */
public final class BilledSessions {

  private static final String SLOTS =
      """
      create temporary table build_judged_slot on commit drop as
      select distinct on (session_id) session_id, client_id, provider_id, service_date, starts_at, ends_at, exclusive
        from staging.build_slot where stage_attempt = ? order by session_id
      """;

  private static final String CLAIM_SLOTS =
      """
      create temporary table build_judged_slot on commit drop as
      select s.session_id, s.client_id, s.provider_id, s.service_date, s.starts_at, s.ends_at,
             not s.procedure_codes && ? as exclusive
        from claim.session_state s where s.claim_id = any (?)
      """;

  private static final String OVERLAPPING = Sql.read(BilledSessions.class, "overlapping-sessions");

  private static final String BILLED = Sql.read(BilledSessions.class, "billed-sessions");

  private static final String CHANGED_CLAIMS = Sql.read(BilledSessions.class, "changed-claims");

  private BilledSessions() {}

  /** A session's time as staged; an exclusive one takes the provider's whole attention. */
  public record Slot(
      String sessionId,
      String clientId,
      String providerId,
      LocalDate serviceDate,
      Instant startsAt,
      Instant endsAt,
      boolean exclusive) {}

  /**
   * What tonight's sessions meet.
   *
   * @param overlapping sessions whose provider saw another client at the same time
   */
  public record Past(
      Set<String> overlapping, List<BilledSession> billed, List<FiledVersion> changed) {}

  /** Reads what the staged slots of an attempt meet. */
  public static Past read(Connection connection, long attemptId) throws SQLException {
    Rows.change(connection, SLOTS, attemptId);
    return meet(connection);
  }

  /** Reads what the sessions of these claims meet; {@code changed} are the claims themselves. */
  public static Past readOfClaims(Connection connection, Collection<Long> claimIds)
      throws SQLException {
    Rows.change(
        connection,
        CLAIM_SLOTS,
        Rows.texts(connection, GroupTherapy.PROCEDURES),
        connection.createArrayOf("bigint", claimIds.toArray()));
    return meet(connection);
  }

  private static Past meet(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("analyze build_judged_slot");
    }
    return new Past(overlapping(connection), billed(connection), changed(connection));
  }

  private static Set<String> overlapping(Connection connection) throws SQLException {
    return new HashSet<>(
        Rows.list(
            connection,
            OVERLAPPING,
            row -> row.getString(1),
            Rows.texts(connection, GroupTherapy.PROCEDURES)));
  }

  private static List<BilledSession> billed(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        BILLED,
        row ->
            new BilledSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                Rows.texts(row.getArray(7))));
  }

  /** Changed claims with what their newest versions say. */
  private static List<FiledVersion> changed(Connection connection) throws SQLException {
    Map<PatientControlNumber, Claim> contents =
        ContentStore.get(connection, Rows.list(connection, CHANGED_CLAIMS, BilledSessions::number));
    return Rows.list(
        connection,
        CHANGED_CLAIMS,
        row ->
            new FiledVersion(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                contents.get(number(row)),
                Rows.texts(row.getArray(5))));
  }

  private static PatientControlNumber number(ResultSet row) throws SQLException {
    return new PatientControlNumber(row.getLong(1), row.getInt(2));
  }
}
