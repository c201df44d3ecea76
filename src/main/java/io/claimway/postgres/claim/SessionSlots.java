package io.claimway.postgres.claim;

import io.claimway.claim.ClaimFrequency;
import io.claimway.claim.ClaimState;
import io.claimway.claim.code.GroupTherapy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What only all of tonight's sessions together tell: who saw two clients at a time, who moved. */
public final class SessionSlots {

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

  private static final String OVERLAPPING = Sql.read(SessionSlots.class, "overlapping-sessions");

  private static final String MOVED = Sql.read(SessionSlots.class, "moved-sessions");

  private SessionSlots() {}

  /** A session's time as staged; an exclusive one takes the provider's whole attention. */
  public record Slot(
      String sessionId,
      String clientId,
      String providerId,
      LocalDate serviceDate,
      Instant startsAt,
      Instant endsAt,
      boolean exclusive) {}

  /** A session that a claim of another client still bills. */
  public record MovedSession(String sessionId, String clientId) {}

  /** Leaves in staging, where tasks find them, the sessions of an attempt that overlap another. */
  public static void stageOverlapping(Connection connection, long attemptId) throws SQLException {
    Rows.change(connection, SLOTS, attemptId);
    Rows.run(connection, "analyze build_judged_slot");
    Rows.run(connection, "truncate staging.build_overlap");
    Rows.change(
        connection,
        "insert into staging.build_overlap (stage_attempt, session_id) select ?, session_id from ("
            + OVERLAPPING
            + ") o",
        attemptId,
        Rows.texts(connection, GroupTherapy.PROCEDURES));
  }

  /** The sessions of these claims whose provider saw another client at the same time. */
  public static Set<String> overlapping(Connection connection, Collection<Long> claimIds)
      throws SQLException {
    Rows.change(
        connection,
        CLAIM_SLOTS,
        Rows.texts(connection, GroupTherapy.PROCEDURES),
        connection.createArrayOf("bigint", claimIds.toArray()));
    Rows.run(connection, "analyze build_judged_slot");
    return new HashSet<>(
        Rows.list(
            connection,
            OVERLAPPING,
            row -> row.getString(1),
            Rows.texts(connection, GroupTherapy.PROCEDURES)));
  }

  /** The staged sessions of an attempt whose claim is another client's, each under that client. */
  public static List<MovedSession> listMoved(Connection connection, long attemptId)
      throws SQLException {
    return Rows.list(
        connection,
        MOVED,
        row -> new MovedSession(row.getString(1), row.getString(2)),
        attemptId,
        ClaimState.VOIDED.name(),
        ClaimFrequency.VOID.code());
  }
}
