package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the bucket had beyond a book that was put back, and a person's word to go on with it. */
public final class RestoreTables {
  /** The mailbox of the bank that pays out. */
  public static final String BANK = "bank";

  private static final String ITEMS = Sql.read(RestoreTables.class, "left-before-restore-items");

  private RestoreTables() {}

  /**
   * A night that the book has lost.
   *
   * @param finished whether it had delivered all of its files
   */
  public record LostNight(LocalDate businessDate, boolean finished) {
    @Override
    public String toString() {
      return businessDate.toString();
    }
  }

  /** A file in a partner's mailbox of which the book does not know. */
  public record LeftFile(String partner, String name, long bytes, String etag) {}

  /**
   * A person's word.
   *
   * @param nth of the book's restores
   */
  public record Decision(int nth, long bookEpoch, long foundEpoch, String person, String because) {}

  /** The lease's epoch as the book has it. */
  public static long findEpoch(Connection connection) throws SQLException {
    return Rows.get(
        connection, "select epoch from run.lease where name = 'pipeline'", row -> row.getLong(1));
  }

  /** How often the book has been put back. */
  public static int count(Connection connection) throws SQLException {
    return Rows.get(connection, "select count(*) from run.restore", row -> row.getInt(1));
  }

  /** Whether a night that a restore lost has not run again. */
  public static boolean isRestored(Connection connection) throws SQLException {
    return Rows.get(
        connection,
        "select exists (select from run.lost_night n where not exists"
            + " (select from run.run r where r.job = 'nightly' and r.business_date = n.business_date and r.state = 'FINISHED'))",
        row -> row.getBoolean(1));
  }

  /** Every file that the book knows to be on its way or to have left, as partner and name. */
  public static Set<String> listNames(Connection connection) throws SQLException {
    return new HashSet<>(
        Rows.list(
            connection,
            "select partner || '/' || name from exchange.outbound_file where name is not null"
                + " union select partner || '/' || name from exchange.left_before_restore",
            row -> row.getString(1)));
  }

  /** Takes the decision down, and lets the lease's epochs go on behind those that were lost. */
  public static void accept(
      PublishingTransaction tx, Decision decision, List<LostNight> nights, List<LeftFile> files)
      throws SQLException {
    String run = tx.run().runId();
    tx.execute(
        "insert into run.restore (run_id, nth, book_epoch, found_epoch, decided_by, because) values (?, ?, ?, ?, ?, ?)",
        run,
        decision.nth(),
        decision.bookEpoch(),
        decision.foundEpoch(),
        decision.person(),
        decision.because());
    for (LostNight night : nights) {
      tx.execute(
          "insert into run.lost_night (run_id, business_date, finished) values (?, ?, ?)",
          run,
          night.businessDate(),
          night.finished());
    }
    for (LeftFile file : files) {
      tx.execute(
          "insert into exchange.left_before_restore (run_id, partner, name, bytes, etag) values (?, ?, ?, ?, ?)",
          run,
          file.partner(),
          file.name(),
          file.bytes(),
          file.etag());
    }
    tx.execute(
        "update run.lease set epoch = greatest(epoch, ?) where name = 'pipeline'",
        decision.foundEpoch());
    tell(tx);
  }

  /** An item for each file that left and that no night has made again. */
  public static void tell(PublishingTransaction tx) throws SQLException {
    DueItems.in(tx)
        .allOf(WorkItemKind.LEFT_BEFORE_RESTORE, WorkItemKind.PAID_BEFORE_RESTORE)
        .find(ITEMS, BANK)
        .merge();
  }
}
