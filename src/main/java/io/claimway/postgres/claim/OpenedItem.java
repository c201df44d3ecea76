package io.claimway.postgres.claim;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import io.claimway.run.Sha256;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * A work item that a stage opens, one component per column of {@code claim.work_item}. One that is
 * there already is left as it is.
 *
 * @param workItemId hash of its kind and cause
 * @param detail never PHI
 */
public record OpenedItem(
    String workItemId,
    String kind,
    String subject,
    String detail,
    long cents,
    String openedRun,
    LocalDate openedOn) {

  private static final String TABLE = Sql.read(OpenedItem.class, "opened-item");
  private static final String OPEN = Sql.read(OpenedItem.class, "open-items");

  /**
   * An item of tonight's run.
   *
   * @param cause kind and cause as they are hashed
   */
  public static OpenedItem of(
      PublishingTransaction tx,
      String cause,
      String kind,
      String subject,
      String detail,
      long cents) {
    return new OpenedItem(
        Sha256.hex(cause), kind, subject, detail, cents, tx.run().runId(), tx.run().businessDate());
  }

  /** Opens items; does nothing for none. */
  public static void open(PublishingTransaction tx, List<OpenedItem> items) throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    tx.execute(TABLE);
    RecordCopy.all(tx.connection(), "opened_item", OpenedItem.class, items);
    tx.execute(OPEN);
    tx.execute("truncate opened_item");
  }
}
