package io.claimway.postgres.payout;

import io.claimway.money.Cents;
import io.claimway.payout.Earning;
import io.claimway.payout.RateChanges;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What stands behind a prepared batch: whether it is still so, and which breaks block whom. */
public final class BehindBatch {
  private static final String BREAKS = Sql.read(BehindBatch.class, "standing-breaks");
  private static final String EARNED_SINCE = Sql.read(BehindBatch.class, "earned-since");
  private static final String MOVED_SINCE = Sql.read(BehindBatch.class, "moved-since");
  private static final String SPANS = Sql.read(BehindBatch.class, "batch-spans");

  private BehindBatch() {}

  /**
   * A promise that the newest proof found broken.
   *
   * @param practiceId whose payouts it blocks; null where it blocks all
   */
  public record Break(String invariant, String practiceId, String subject) {}

  /**
   * A change of what a batch pays for.
   *
   * @param practiceId whose payout it is about
   */
  public record Change(String practiceId, String words) {}

  /** What the newest proof found broken. */
  public static List<Break> listBreaks(Connection connection) throws SQLException {
    return Rows.list(
        connection, BREAKS, row -> new Break(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Sessions of a batch that earn otherwise by now. */
  public static List<Change> listChangedSessions(
      Connection connection, String batchId, List<PayoutTables.Payout> payouts)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    for (Earning change :
        EarningTables.listChanged(
            connection, payouts.stream().map(PayoutTables.Payout::payoutId).toList())) {
      changes.add(
          new Change(
              change.session().whose().practiceId(),
              "session %s earns %s %s now"
                  .formatted(
                      change.session().sessionId(),
                      Cents.dollars(Math.abs(change.cents())),
                      change.cents() < 0 ? "less" : "more")));
    }
    changes.addAll(
        Rows.list(
            connection,
            EARNED_SINCE,
            row ->
                new Change(
                    row.getString(2),
                    "%s were booked since for session %s"
                        .formatted(Cents.dollars(row.getLong(3)), row.getString(1))),
            batchId));
    changes.addAll(
        Rows.list(
            connection,
            MOVED_SINCE,
            row ->
                new Change(
                    row.getString(2),
                    "session %s is practice %s's now"
                        .formatted(row.getString(1), row.getString(3))),
            batchId));
    return changes;
  }

  /** Up to when facts count that a batch was prepared on. */
  public static Instant findAsOf(Connection connection, String batchId) throws SQLException {
    return Rows.get(
        connection,
        "select coalesce((select r.as_of from run.run r where r.run_id = b.run_id), b.prepared_on + 1) from payout.batch b where b.batch_id = ?",
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        batchId);
  }

  /** The service dates that a batch pays for, by payer. */
  public static List<RateChanges.Span> listSpans(Connection connection, String batchId)
      throws SQLException {
    return Rows.list(
        connection,
        SPANS,
        row ->
            new RateChanges.Span(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class)),
        batchId);
  }
}
