package io.claimway.postgres.worklist;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.worklist.Closing;
import io.claimway.worklist.Resolution;
import io.claimway.worklist.StandingItem;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Work items as they stand, and the word of a person that ends one. */
public final class ResolvedItems {
  private static final String FIND = Sql.read(ResolvedItems.class, "items-by-id");
  private static final String REOPEN = Sql.read(ResolvedItems.class, "reopen-item");
  private static final String RESOLVE = Sql.read(ResolvedItems.class, "resolve-item");

  private ResolvedItems() {}

  /** The items whose ids begin so, in order of their ids. */
  public static List<StandingItem> find(Connection connection, String beginning)
      throws SQLException {
    return Rows.list(connection, FIND, ResolvedItems::item, beginning, beginning);
  }

  private static StandingItem item(ResultSet row) throws SQLException {
    return new StandingItem(
        row.getString("work_item_id"),
        WorkItemKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("root_cause"),
        Closing.valueOf(row.getString("closing")),
        WorkItemState.valueOf(row.getString("state")),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("deadline", LocalDate.class),
        row.getLong("cents"),
        row.getInt("last_seq"));
  }

  /**
   * Ends an item by a person's word.
   *
   * @throws IllegalStateException when something else happened to it meanwhile
   */
  public static void resolve(PublishingTransaction tx, StandingItem item, Resolution resolution)
      throws SQLException {
    resolve(tx, item, resolution, false);
  }

  /** The same where what is done in this transaction ends what the item comes from. */
  public static void resolveWithItsCause(
      PublishingTransaction tx, StandingItem item, Resolution resolution) throws SQLException {
    resolve(tx, item, resolution, true);
  }

  /**
   * Opens an item again that a person has ended, by another's or the same person's word.
   *
   * @throws IllegalStateException when something else happened to it meanwhile
   */
  public static void reopen(
      PublishingTransaction tx, StandingItem item, String person, String because)
      throws SQLException {
    long told =
        tx.execute(
            REOPEN,
            tx.run().businessDate(),
            tx.run().runId(),
            item.id(),
            item.lastSeq(),
            person,
            because,
            tx.run().businessDate(),
            tx.run().runId());
    if (told != 1) {
      throw new IllegalStateException(
          "Cannot reopen " + item.id() + ": something happened to it meanwhile");
    }
  }

  private static void resolve(
      PublishingTransaction tx, StandingItem item, Resolution resolution, boolean withItsCause)
      throws SQLException {
    long told =
        tx.execute(
            RESOLVE,
            tx.run().runId(),
            item.id(),
            item.lastSeq(),
            withItsCause,
            resolution.person(),
            resolution.because(),
            resolution.outcome().name(),
            tx.run().businessDate(),
            tx.run().runId());
    if (told != 1) {
      throw new IllegalStateException(
          "Cannot resolve " + item.id() + ": something happened to it meanwhile");
    }
  }
}
