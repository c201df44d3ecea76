package io.claimway.postgres.claim;

import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.RejectedItems;
import io.claimway.run.ControlTotals;
import io.claimway.submission.ClosedClaim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claims, versions, lines, session states, holds and events as build publishes them. */
public final class ClaimTables {

  private static final String CLAIMS = Sql.read(ClaimTables.class, "claims");

  private static final String VERSIONS = Sql.read(ClaimTables.class, "claim-versions");

  private static final String LINES = Sql.read(ClaimTables.class, "claim-lines");

  private static final String BUILT_EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select n.claim_id, coalesce(s.last_seq, 0) + 1, n.version, 'BUILT', case when c.plan_id is null then 'RUN' else 'REPLAY' end,
             coalesce(c.plan_id, ?), ?, ?
        from build_numbered n join staging.build_claim c using (natural_key, version) left join claim.state s using (claim_id) order by n.claim_id
      """;

  private static final String READY_STATES =
      """
      insert into claim.state (claim_id, version, state, last_seq, since)
      select claim_id, version, 'READY', 1, ? from build_numbered order by claim_id
      on conflict (claim_id) do update
         set version = excluded.version, state = 'READY', codes = null, last_seq = claim.state.last_seq + 1, since = excluded.since
      """;

  private static final String SESSION_STATES = Sql.read(ClaimTables.class, "session-states");

  private static final String CLOSE_EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select s.claim_id, s.last_seq + 1, s.version, 'VOIDED', 'RUN', ?, ?, ?
        from claim.state s where s.claim_id = any (?) order by s.claim_id
      """;

  private static final String CLOSE_STATES =
      "update claim.state set state = 'VOIDED', codes = null, last_seq = last_seq + 1, since = ?"
          + " where claim_id = any (?)";

  private static final String CLOSED = Sql.read(ClaimTables.class, "close-delivered-claims");

  private ClaimTables() {}

  /** A claim version as staged. */
  public record StagedClaim(
      String naturalKey,
      int version,
      String payer,
      String payerSequence,
      String billingEntity,
      String clientId,
      String providerId,
      String practiceId,
      LocalDate serviceDate,
      String placeOfService,
      String frequency,
      long chargeCents,
      long expectedCents,
      String payerClaimNumber,
      String reason,
      String planId,
      String contentSha256) {}

  /** A line as staged. */
  public record StagedLine(
      String naturalKey,
      int version,
      int lineNumber,
      String sessionId,
      int sessionRevision,
      String procedureCode,
      List<String> modifiers,
      int units,
      long chargeCents,
      long expectedCents) {}

  /** A session's outcome as staged. */
  public record StagedSession(
      String sessionId,
      int revision,
      String disposition,
      String reason,
      String naturalKey,
      String payer,
      String practiceId,
      String providerId,
      String clientId,
      LocalDate serviceDate,
      LocalDate firstConfirmedOn,
      Instant startsAt,
      Instant endsAt,
      List<String> procedureCodes,
      long chargeCents,
      long earnedCents) {}

  /** A hold as staged. */
  public record StagedHold(
      String sessionId,
      String code,
      String editCode,
      String missingFact,
      String owner,
      LocalDate deadline,
      long cents) {}

  /** The numbers of one claim version. */
  public record NumberedClaim(
      String naturalKey, int version, long claimId, String patientControlNumber) {}

  /**
   * Numbers the staged claims in order of their natural keys and publishes them with lines, events,
   * states and session states.
   *
   * @param closed claims that end without being sent
   */
  public static void publish(PublishingTransaction tx, List<Long> closed) throws SQLException {
    number(tx);
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    tx.execute(CLAIMS, run);
    tx.execute(VERSIONS, run);
    tx.execute(LINES);
    tx.execute(BUILT_EVENTS, run, day, run);
    tx.execute(READY_STATES, day);
    tx.execute(SESSION_STATES, run);
    if (!closed.isEmpty()) {
      var ids = tx.connection().createArrayOf("bigint", closed.toArray());
      LedgerBook.add(
          tx.connection(),
          tx.query(CLOSED, ClaimTables::closed, ids).stream()
              .map(claim -> claim.transfer(run, day))
              .toList());
      LedgerBook.post(tx);
      tx.execute(CLOSE_EVENTS, run, day, run, ids);
      tx.execute(CLOSE_STATES, day, ids);
    }
    RejectedItems.follow(tx);
  }

  private static ClosedClaim closed(ResultSet row) throws SQLException {
    return new ClosedClaim(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getLong(7));
  }

  private static void number(PublishingTransaction tx) throws SQLException {
    tx.execute(
        "create temporary table build_numbered (natural_key text not null, version int not null, claim_id"
            + " bigint not null, patient_control_number text not null) on commit drop");
    List<String> keys =
        tx.query(
            "select natural_key from staging.build_claim where version = 1 order by natural_key"
                + " collate \"C\"",
            row -> row.getString(1));
    long first = keys.isEmpty() ? 0 : tx.takeNumbers("claim", keys.size());
    List<NumberedClaim> numbered = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      numbered.add(numbered(keys.get(i), 1, first + i));
    }
    numbered.addAll(
        tx.query(
            "select c.natural_key, c.version, k.claim_id from staging.build_claim c join"
                + " claim.claim k using (natural_key) where c.version > 1 order by k.claim_id",
            row -> numbered(row.getString(1), row.getInt(2), row.getLong(3))));
    try (RecordCopy<NumberedClaim> copy =
        RecordCopy.into(tx.connection(), "build_numbered", NumberedClaim.class)) {
      for (NumberedClaim claim : numbered) {
        copy.write(claim);
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot number " + numbered.size() + " claims: copying failed", failure);
    }
    tx.execute("analyze build_numbered");
  }

  private static NumberedClaim numbered(String naturalKey, int version, long claimId) {
    return new NumberedClaim(
        naturalKey, version, claimId, new PatientControlNumber(claimId, version).text());
  }

  /**
   * The totals of build: every session read has one outcome, and claims charge what their lines
   * charge.
   *
   * @param sessionsRead sessions that the stage looked at
   */
  public static List<ControlTotals> totals(PublishingTransaction tx, long sessionsRead)
      throws SQLException {
    Map<String, long[]> sums = new HashMap<>();
    tx.query(
            """
            select case disposition when 'HELD' then 'held' when 'CARRIED_OVER' then 'carried' else 'out' end, count(*),
                   coalesce(sum(charge_cents), 0)::bigint
              from staging.build_session group by 1
            """,
            row -> Map.entry(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}))
        .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
    long[] out = sums.getOrDefault("out", new long[2]);
    long[] held = sums.getOrDefault("held", new long[2]);
    long[] carried = sums.getOrDefault("carried", new long[2]);
    long lines = tx.queryLong("select count(*) from staging.build_line");
    long lineCents =
        tx.queryLong("select coalesce(sum(charge_cents), 0)::bigint from staging.build_line");
    long claims = tx.queryLong("select count(*) from staging.build_claim");
    long numberedClaims = tx.queryLong("select count(*) from build_numbered");
    long claimCents =
        tx.queryLong("select coalesce(sum(charge_cents), 0)::bigint from staging.build_claim");
    return List.of(
        ControlTotals.of("sessions", sessionsRead, out[1] + held[1] + carried[1])
            .out(out[0], out[1])
            .held(held[0], held[1])
            .carried(carried[0], carried[1]),
        ControlTotals.of("claims", claims, lineCents).out(numberedClaims, claimCents),
        ControlTotals.through("lines", lines, lineCents));
  }
}
