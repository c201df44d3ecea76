package io.claimway.postgres.payout;

import io.claimway.payout.BatchEvent;
import io.claimway.payout.PayoutState;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is done to payout batches before they leave: each change appends an event, and the batch is
 * where its events lead. What a payout lets go is payable again.
 */
public final class BatchEvents {
  private BatchEvents() {}

  /**
   * A person's word about a batch.
   *
   * @param because why, for whoever asks later
   */
  public record Word(String person, String because) {}

  /** The number of a batch's last event. */
  public static int findLast(Connection connection, String batchId) throws SQLException {
    return Rows.get(
        connection,
        "select coalesce(max(seq), 0) from payout.batch_event where batch_id = ?",
        row -> row.getInt(1),
        batchId);
  }

  /** Who prepared a batch or changed it since: none of them approves it. */
  public static Set<String> listHands(Connection connection, String batchId) throws SQLException {
    return Set.copyOf(
        Rows.list(
            connection,
            "select distinct person from payout.batch_event where batch_id = ?",
            row -> row.getString(1),
            batchId));
  }

  /** Takes a batch back. */
  public static void cancel(PublishingTransaction tx, String batchId, Word word)
      throws SQLException {
    List<String> payouts =
        PayoutTables.listPayouts(tx.connection(), batchId).stream()
            .map(PayoutTables.Payout::payoutId)
            .toList();
    tx.execute(
        "update payout.batch set state = ? where batch_id = ?",
        PayoutState.CANCELLED.name(),
        batchId);
    append(tx, batchId, BatchEvent.CANCELLED, null, word.person(), word.because());
    letGo(tx, payouts);
  }

  /** Takes one payout out of a batch. */
  public static void drop(PublishingTransaction tx, String batchId, String payoutId, Word word)
      throws SQLException {
    PayoutTables.sum(tx, batchId, payoutId);
    append(tx, batchId, BatchEvent.DROPPED, payoutId, word.person(), word.because());
    letGo(tx, List.of(payoutId));
  }

  /** Gives a batch another pay date. */
  public static void redate(PublishingTransaction tx, String batchId, LocalDate payDate, Word word)
      throws SQLException {
    tx.execute("update payout.batch set pay_date = ? where batch_id = ?", payDate, batchId);
    append(tx, batchId, BatchEvent.REDATED, null, word.person(), word.because());
  }

  private static void letGo(PublishingTransaction tx, List<String> payouts) throws SQLException {
    PayoutTables.letGo(tx, payouts, PayoutState.CANCELLED);
    EarningTables.accrue(tx, payouts);
    LedgerBook.post(tx);
    WaitingPayouts.tell(tx);
  }

  /** Appends an event with the batch as it is now. */
  static void append(
      PublishingTransaction tx,
      String batchId,
      BatchEvent event,
      String payoutId,
      String person,
      String because)
      throws SQLException {
    tx.execute(
        "insert into payout.batch_event"
            + " select batch_id, ?, ?, ?, pay_date, payouts, cents, content_sha256, ?, ?, ?, ? from payout.batch where batch_id = ?",
        findLast(tx.connection(), batchId) + 1,
        event.name(),
        payoutId,
        person,
        because,
        tx.run().businessDate(),
        tx.run().runId(),
        batchId);
  }
}
