package io.claimway.postgres.claim;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.claim.HeldClaim;
import io.claimway.postgres.OutboxEvents;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.HeldItems;
import io.claimway.session.InformationRequested;
import io.claimway.session.SessionStatusChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Holds that open and release, and the events by which other products learn of them. */
public final class HoldTables {

  /** Events that are in memory at once on their way to the outbox. */
  private static final int ROWS_AT_ONCE = 20_000;

  private static final String RELEASE = Sql.read(HoldTables.class, "release-holds");

  private static final String OPEN = Sql.read(HoldTables.class, "open-holds");

  private static final String CHANGED = Sql.read(HoldTables.class, "changed-holds");

  private static final String ADDED = Sql.read(HoldTables.class, "added-holds");

  /** Where holds are staged. */
  public static final String STAGING = "staging.build_hold";

  private static final String STATUSES =
      """
      select s.session_id, s.revision, s.disposition, s.reason
        from staging.build_session s left join claim.session_state old using (session_id)
       where (s.revision, s.disposition, s.reason) is distinct from (old.revision, old.disposition, old.reason)
       order by s.session_id collate "C"
      """;

  private HoldTables() {}

  /**
   * Releases holds whose predicate is false now, opens new ones, and tells who must supply what.
   */
  public static void publish(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    tx.execute(RELEASE, run);
    tx.execute(OPEN, run, day);
    HeldItems.follow(tx);
    tell(tx, CHANGED, run, run);
  }

  /** The holds of claims that are taken out of their files. */
  public static List<BuiltRows.HoldRow> rows(List<HeldClaim> claims) {
    return claims.stream()
        .flatMap(claim -> claim.holds().stream())
        .map(hold -> BuiltRows.hold(hold.sessionId(), hold.hold()))
        .toList();
  }

  /**
   * Opens the staged holds beside those that there are, which no other stage's word ends, and tells
   * who must supply what.
   */
  public static void add(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    if (tx.execute(OPEN, run, tx.run().businessDate()) > 0) {
      HeldItems.follow(tx);
      tell(tx, ADDED, run);
    }
  }

  private static void tell(PublishingTransaction tx, String changed, Object... parameters)
      throws SQLException {
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    AvroCodec<InformationRequested> codec = AvroCodec.of(InformationRequested.class);
    Rows.inShares(
        tx.connection(),
        changed,
        row -> request(run, day, codec, row),
        ROWS_AT_ONCE,
        events -> OutboxEvents.append(tx, Topic.INFORMATION_REQUESTS, events),
        parameters);
  }

  private static OutboxEvents.Outgoing request(
      String run, LocalDate day, AvroCodec<InformationRequested> codec, ResultSet row)
      throws SQLException {
    String key = row.getString(1);
    String id =
        OutboxEvents.id(
            run,
            Topic.INFORMATION_REQUESTS.word(),
            key,
            row.getString(4),
            String.valueOf(row.getBoolean(9)));
    InformationRequested event =
        new InformationRequested(
            id,
            key,
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getObject(7, LocalDate.class),
            row.getLong(8),
            row.getBoolean(9),
            day);
    return new OutboxEvents.Outgoing(id, key, codec.encode(event));
  }

  /**
   * Tells other products which sessions changed their disposition; to be called before the states
   * are written.
   */
  public static void announceStatuses(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    AvroCodec<SessionStatusChanged> codec = AvroCodec.of(SessionStatusChanged.class);
    Rows.inShares(
        tx.connection(),
        STATUSES,
        row -> {
          String key = row.getString(1);
          String id =
              OutboxEvents.id(
                  run, Topic.SESSION_STATUS.word(), key, row.getString(2), row.getString(3));
          SessionStatusChanged event =
              new SessionStatusChanged(
                  id, key, row.getInt(2), row.getString(3), row.getString(4), day);
          return new OutboxEvents.Outgoing(id, key, codec.encode(event));
        },
        ROWS_AT_ONCE,
        events -> OutboxEvents.append(tx, Topic.SESSION_STATUS, events));
  }
}
