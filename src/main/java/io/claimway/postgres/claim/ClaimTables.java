package io.claimway.postgres.claim;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.claim.PatientControlNumber;
import io.claimway.ledger.AccountKind;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.postgres.worklist.RejectedItems;
import io.claimway.remittance.DenialWriteOff;
import io.claimway.run.ControlTotals;
import io.claimway.submission.ClosedClaim;
import io.claimway.submission.WithdrawnClaim;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Claims, versions, lines, contents, session states and events as build publishes them. */
public final class ClaimTables {

  /** Rows that are in memory at once on their way from a staging table to another. */
  private static final int ROWS_AT_ONCE = 20_000;

  private static final String CLAIMS = Sql.read(ClaimTables.class, "claims");

  private static final String VERSIONS = Sql.read(ClaimTables.class, "claim-versions");

  private static final String LINES = Sql.read(ClaimTables.class, "claim-lines");

  private static final String CONTENTS = Sql.read(ClaimTables.class, "claim-contents");

  private static final String FINDINGS = Sql.read(ClaimTables.class, "claim-findings");

  private static final String BUILT_EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select n.claim_id, coalesce(s.last_seq, 0) + 1, n.version, :built, case when c.plan_id is null then 'RUN' else 'REPLAY' end,
             coalesce(c.plan_id, ?), ?, ?
        from build_numbered n join staging.build_claim c using (natural_key, version) left join claim.state s using (claim_id) order by n.claim_id
      """,
          ClaimEvent.BUILT);

  private static final String READY_STATES =
      Sql.with(
          """
      insert into claim.state (claim_id, version, state, last_seq, since)
      select claim_id, version, :ready, 1, ? from build_numbered order by claim_id
      on conflict (claim_id) do update
         set version = excluded.version, state = :ready, codes = null, last_seq = claim.state.last_seq + 1, since = excluded.since
      """,
          ClaimState.READY);

  private static final String SESSION_STATES = Sql.read(ClaimTables.class, "session-states");

  private static final String CLOSE_EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select s.claim_id, s.last_seq + 1, s.version, :voided, 'RUN', ?, ?, ?
        from claim.state s where s.claim_id in (select claim_id from staging.build_closing) order by s.claim_id
      """,
          ClaimEvent.VOIDED);

  private static final String CLOSE_STATES =
      "update claim.state set state = ?, codes = null, last_seq = last_seq + 1, since = ?"
          + " where claim_id in (select claim_id from staging.build_closing)";

  private static final String WITHDRAWN = Sql.read(ClaimTables.class, "withdrawn-claims");

  private static final String UNDOINGS = Sql.read(ClaimTables.class, "withdrawn-undoings");

  private static final String STANDING_ITEMS =
      """
      select kind, business_key, claim_id, subject, root_cause, cents, evidence, null, null::date, owner, advice
        from worklist.item where kind = ? and business_key = any (?)
      """;

  private static final String WITHDRAWAL_EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select s.claim_id, s.last_seq + 1, s.version, ?, 'RUN', ?, ?, ?
        from claim.state s where s.claim_id in (select claim_id from staging.build_withdrawal) order by s.claim_id
      """;

  private static final String WITHDRAWAL_STATES =
      "update claim.state set state = ?, codes = null, last_seq = last_seq + 1, since = ?"
          + " where claim_id in (select claim_id from staging.build_withdrawal)";

  private static final String CLOSED =
      Sql.read(ClaimTables.class, "close-delivered-claims", ClaimEvent.SUBMITTED);

  private ClaimTables() {}

  /** The numbers of one claim version. */
  public record NumberedClaim(
      String naturalKey, int version, long claimId, String patientControlNumber) {}

  /**
   * Numbers the staged claims in order of their natural keys and publishes them with lines,
   * contents, events, states and session states; closes the claims that end without being sent.
   */
  public static void publish(PublishingTransaction tx) throws SQLException {
    number(tx);
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    tx.execute(CLAIMS, run);
    tx.execute(VERSIONS, run);
    tx.execute(LINES);
    tx.execute(CONTENTS);
    tx.execute(FINDINGS);
    tx.execute(BUILT_EVENTS, run, day, run);
    tx.execute(READY_STATES, day);
    tx.execute(SESSION_STATES, run);
    if (tx.queryLong("select count(*) from staging.build_closing") > 0) {
      close(tx, run, day);
    }
    if (tx.queryLong("select count(*) from staging.build_withdrawal") > 0) {
      withdraw(tx, run, day);
    }
    RejectedItems.follow(tx);
  }

  private static void close(PublishingTransaction tx, String run, LocalDate day)
      throws SQLException {
    Rows.inShares(
        tx.connection(),
        CLOSED,
        ClaimTables::closed,
        ROWS_AT_ONCE,
        claims ->
            LedgerBook.add(
                tx.connection(), claims.stream().map(claim -> claim.transfer(run, day)).toList()));
    LedgerBook.post(tx);
    tx.execute(CLOSE_EVENTS, run, day, run);
    tx.execute(CLOSE_STATES, ClaimState.VOIDED.name(), day);
  }

  private static void withdraw(PublishingTransaction tx, String run, LocalDate day)
      throws SQLException {
    String charges = AccountKind.GROSS_CHARGES.text();
    Map<Long, List<Transfer>> undoings =
        tx
            .query(
                UNDOINGS, BookedTransfers::read, Rows.texts(tx.connection(), DenialWriteOff.EVENTS))
            .stream()
            .collect(Collectors.groupingBy(undoing -> undoing.subject().claimId()));
    List<WithdrawnClaim> claims =
        tx.query(
            WITHDRAWN,
            row -> withdrawn(row, undoings.getOrDefault(row.getLong(2), List.of())),
            charges,
            charges,
            charges);
    LedgerBook.add(
        tx.connection(),
        claims.stream().flatMap(claim -> claim.transfers(run, day).stream()).toList());
    LedgerBook.post(tx);
    List<String> denials =
        claims.stream()
            .flatMap(claim -> claim.deniedItems().stream())
            .map(WorkItemKey::text)
            .toList();
    DueItems.in(tx)
        .findAdvised(
            STANDING_ITEMS, WorkItemKind.DENIED_CLAIM.name(), Rows.texts(tx.connection(), denials))
        .merge();
    tx.execute(WITHDRAWAL_EVENTS, ClaimEvent.WITHDRAWN.name(), run, day, run);
    tx.execute(WITHDRAWAL_STATES, ClaimState.WITHDRAWN.name(), day);
  }

  private static WithdrawnClaim withdrawn(ResultSet row, List<Transfer> undoings)
      throws SQLException {
    return new WithdrawnClaim(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getLong(7),
        row.getLong(8),
        undoings);
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

  /** Numbers a share of the claims at a time: a night's keys are never in memory together. */
  private static void number(PublishingTransaction tx) throws SQLException {
    tx.execute(
        "create temporary table build_numbered (natural_key text not null, version int not null, claim_id"
            + " bigint not null, patient_control_number text not null) on commit drop");
    long opened = tx.queryLong("select count(*) from staging.build_claim where version = 1");
    if (opened > 0) {
      long[] next = {tx.takeNumbers("claim", opened)};
      number(
          tx,
          "select natural_key from staging.build_claim where version = 1 order by natural_key collate \"C\"",
          row -> numbered(row.getString(1), 1, next[0]++));
    }
    number(
        tx,
        "select c.natural_key, c.version, k.claim_id from staging.build_claim c join claim.claim k"
            + " using (natural_key) where c.version > 1 order by k.claim_id",
        row -> numbered(row.getString(1), row.getInt(2), row.getLong(3)));
    tx.execute("analyze build_numbered");
  }

  private static void number(
      PublishingTransaction tx, String staged, Rows.Reader<NumberedClaim> numbering)
      throws SQLException {
    Rows.inShares(
        tx.connection(),
        staged,
        numbering,
        ROWS_AT_ONCE,
        claims -> RecordCopy.all(tx.connection(), "build_numbered", NumberedClaim.class, claims));
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
