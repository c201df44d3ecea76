package io.claimway.postgres.payout;

import io.claimway.payout.BatchEvent;
import io.claimway.payout.PayoutState;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Money that practices are owed and that is in no payout although it should be: work items. */
public final class WaitingPayouts {
  private static final String WAITING = Sql.read(WaitingPayouts.class, "waiting-payouts");
  private static final String RETURNED_ACCOUNTS =
      Sql.read(WaitingPayouts.class, "returned-accounts");
  private static final String OWED = Sql.read(WaitingPayouts.class, "owed-practices");

  private WaitingPayouts() {}

  /** What a practice is owed. */
  public record Owed(String practiceId, long cents) {

    WorkItem withoutAccount() {
      return WorkItem.of(
          WorkItemKey.of(WorkItemKind.PAYOUT_WITHOUT_ACCOUNT, practiceId),
          "practice " + practiceId,
          "no payout account is known",
          cents);
    }
  }

  /** Opens, changes and closes the items of payouts that came back or were taken back. */
  public static void tell(PublishingTransaction tx) throws SQLException {
    DueItems.in(tx)
        .allOf(
            WorkItemKind.PAYOUT_RETURNED,
            WorkItemKind.PAYOUT_DROPPED,
            WorkItemKind.PAYOUT_CANCELLED)
        .find(
            WAITING,
            Rows.texts(
                tx.connection(),
                List.of(PayoutState.RETURNED.name(), PayoutState.CANCELLED.name())),
            WorkItemKind.PAYOUT_RETURNED.name(),
            PayoutState.RETURNED.name(),
            WorkItemKind.PAYOUT_DROPPED.name(),
            WorkItemKind.PAYOUT_CANCELLED.name(),
            BatchEvent.CANCELLED.name(),
            PayoutState.RETURNED.name())
        .merge();
  }

  /** Likewise those of practices that have not said where to pay. */
  public static void tellWithoutAccount(PublishingTransaction tx, List<Owed> practices)
      throws SQLException {
    DueItems.in(tx)
        .allOf(WorkItemKind.PAYOUT_WITHOUT_ACCOUNT)
        .add(practices.stream().map(Owed::withoutAccount).toList())
        .merge();
  }

  /** What is in no payout of sessions first confirmed by a day, by practice. */
  public static List<Owed> listOwed(Connection connection, LocalDate through) throws SQLException {
    return Rows.list(connection, OWED, row -> new Owed(row.getString(1), row.getLong(2)), through);
  }

  /** The tokens of accounts that brought back what is still unpaid, by practice. */
  public static Map<String, List<String>> listReturnedAccounts(Connection connection)
      throws SQLException {
    Map<String, List<String>> tokens = new TreeMap<>();
    Rows.forEach(
        connection,
        RETURNED_ACCOUNTS,
        row -> List.of(row.getString(1), row.getString(2)),
        row -> tokens.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(row.get(1)),
        PayoutState.RETURNED.name());
    return tokens;
  }
}
