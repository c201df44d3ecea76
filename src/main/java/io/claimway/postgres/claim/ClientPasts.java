package io.claimway.postgres.claim;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimState;
import io.claimway.claim.ClientWork;
import io.claimway.claim.Lineage;
import io.claimway.claim.LineageOrigin;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.SessionCase;
import io.claimway.claim.StandingVersion;
import io.claimway.claim.edit.BilledProcedure;
import io.claimway.claim.edit.BilledSession;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Looks up what the sessions of some clients meet in the past, by their keys. */
public final class ClientPasts {

  private static final String LINEAGES = Sql.read(ClientPasts.class, "past-lineages");

  private static final String SESSIONS = Sql.read(ClientPasts.class, "past-sessions");

  private ClientPasts() {}

  /** A client's cases, without their past. */
  public record Cases(String clientId, List<SessionCase> sessions) {}

  private record LineageRow(
      PatientControlNumber newest,
      LineageOrigin origin,
      ClaimState state,
      PatientControlNumber live,
      ClaimState liveState,
      String payerClaimNumber,
      Set<String> sessions) {

    Lineage with(Map<PatientControlNumber, Claim> contents) {
      return new Lineage(
          newest.claimId(),
          origin,
          new StandingVersion(newest.version(), state, contents.get(newest)),
          live == null ? null : new StandingVersion(live.version(), liveState, contents.get(live)),
          payerClaimNumber,
          sessions);
    }
  }

  private record BilledLine(
      String sessionId,
      String clientId,
      String providerId,
      String payer,
      String state,
      LocalDate serviceDate,
      Instant startsAt,
      Instant endsAt,
      BilledProcedure service) {}

  /**
   * The work of these clients.
   *
   * @param attemptId whose staged overlaps count
   * @param daysAround before and after the sessions' own of which edits must know what is billed
   */
  public static List<ClientWork> find(
      Connection connection, List<Cases> clients, long attemptId, int daysAround)
      throws SQLException {
    return find(
        connection, clients, overlapping(connection, sessionIds(clients), attemptId), daysAround);
  }

  /** The work of these clients, of whose sessions some are known to overlap another. */
  public static List<ClientWork> find(
      Connection connection, List<Cases> clients, Set<String> overlapping, int daysAround)
      throws SQLException {
    Set<String> ids = sessionIds(clients);
    Map<String, Set<Lineage>> lineages = lineages(connection, ids);
    Map<String, List<BilledSession>> billed = billed(connection, clients, ids, daysAround);
    List<ClientWork> works = new ArrayList<>(clients.size());
    for (Cases client : clients) {
      Set<Lineage> touched = new LinkedHashSet<>();
      client
          .sessions()
          .forEach(
              facts ->
                  touched.addAll(lineages.getOrDefault(facts.session().sessionId(), Set.of())));
      works.add(
          new ClientWork(
              client.clientId(),
              client.sessions(),
              billed.getOrDefault(client.clientId(), List.of()),
              overlapping,
              List.copyOf(touched)));
    }
    return works;
  }

  private static Set<String> sessionIds(List<Cases> clients) {
    Set<String> ids = new TreeSet<>();
    clients.forEach(
        client -> client.sessions().forEach(facts -> ids.add(facts.session().sessionId())));
    return ids;
  }

  private static Set<String> overlapping(Connection connection, Set<String> ids, long attemptId)
      throws SQLException {
    return new HashSet<>(
        Rows.list(
            connection,
            "select session_id from staging.build_overlap where stage_attempt = ? and session_id = any (?)",
            row -> row.getString(1),
            attemptId,
            Rows.texts(connection, ids)));
  }

  /** The claims of each session, with what their newest and their live versions say. */
  private static Map<String, Set<Lineage>> lineages(Connection connection, Set<String> ids)
      throws SQLException {
    List<LineageRow> rows =
        Rows.list(connection, LINEAGES, ClientPasts::lineage, Rows.texts(connection, ids));
    Set<PatientControlNumber> versions = new HashSet<>();
    for (LineageRow row : rows) {
      versions.add(row.newest());
      if (row.live() != null) {
        versions.add(row.live());
      }
    }
    Map<PatientControlNumber, Claim> contents = ContentStore.get(connection, versions);
    Map<String, Set<Lineage>> lineages = new HashMap<>();
    for (LineageRow row : rows) {
      Lineage lineage = row.with(contents);
      for (String session : row.sessions()) {
        lineages.computeIfAbsent(session, any -> new LinkedHashSet<>()).add(lineage);
      }
    }
    return lineages;
  }

  private static LineageRow lineage(ResultSet row) throws SQLException {
    long claim = row.getLong(1);
    Integer live = row.getObject(4, Integer.class);
    return new LineageRow(
        new PatientControlNumber(claim, row.getInt(2)),
        LineageOrigin.valueOf(row.getString(8)),
        ClaimState.valueOf(row.getString(3)),
        live == null ? null : new PatientControlNumber(claim, live),
        live == null ? null : ClaimState.valueOf(row.getString(5)),
        row.getString(6),
        new TreeSet<>(Rows.texts(row.getArray(7))));
  }

  /** What is billed of each client's days beside the sessions that are looked at. */
  private static Map<String, List<BilledSession>> billed(
      Connection connection, List<Cases> clients, Set<String> ids, int daysAround)
      throws SQLException {
    List<String> names = new ArrayList<>();
    List<LocalDate> days = new ArrayList<>();
    for (Cases client : clients) {
      for (SessionCase facts : client.sessions()) {
        LocalDate day = facts.session().serviceDate();
        for (int around = -daysAround; around <= daysAround; around++) {
          names.add(client.clientId());
          days.add(day.plusDays(around));
        }
      }
    }
    Map<String, List<BilledLine>> bySession = new LinkedHashMap<>();
    Rows.list(
            connection,
            SESSIONS,
            ClientPasts::billedLine,
            Rows.texts(connection, names),
            connection.createArrayOf("date", days.toArray()),
            Rows.texts(connection, ids))
        .forEach(
            line ->
                bySession.computeIfAbsent(line.sessionId(), any -> new ArrayList<>()).add(line));
    Map<String, List<BilledSession>> billed = new HashMap<>();
    bySession
        .values()
        .forEach(
            lines ->
                billed
                    .computeIfAbsent(lines.get(0).clientId(), any -> new ArrayList<>())
                    .add(session(lines)));
    return billed;
  }

  private static BilledLine billedLine(ResultSet row) throws SQLException {
    String procedure = row.getString(9);
    return new BilledLine(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        procedure == null
            ? null
            : new BilledProcedure(procedure, Rows.texts(row.getArray(10)), row.getInt(11)));
  }

  private static BilledSession session(List<BilledLine> lines) {
    BilledLine first = lines.get(0);
    return new BilledSession(
        first.sessionId(),
        first.clientId(),
        first.providerId(),
        first.payer(),
        first.state(),
        first.serviceDate(),
        first.startsAt(),
        first.endsAt(),
        lines.stream().map(BilledLine::service).filter(Objects::nonNull).toList());
  }
}
