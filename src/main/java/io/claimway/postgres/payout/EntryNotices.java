package io.claimway.postgres.payout;

import io.claimway.payout.EntryNotice;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the bank's ACH files said of entries of ours, and which accounts it keeps from being paid.
 */
public final class EntryNotices {
  private static final String CHANGED = Sql.read(EntryNotices.class, "changed-accounts");

  private EntryNotices() {}

  /** A notice as it is stored. */
  private record NoticeRow(
      String sha256,
      long fileLine,
      EntryNotice.Kind kind,
      String code,
      String originalTrace,
      String identification,
      long cents,
      LocalDate settledOn,
      String payoutId,
      String practiceId,
      String accountToken,
      String runId,
      LocalDate businessDate) {}

  /** Keeps what a night's files say and opens the items of it. */
  public static void append(PublishingTransaction tx, List<EntryNotice> notices)
      throws SQLException {
    RecordCopy.all(
        tx.connection(),
        "payout.entry_notice",
        NoticeRow.class,
        notices.stream().map(notice -> row(tx, notice)).toList());
    DueItems.open(tx, notices.stream().flatMap(notice -> notice.item().stream()).toList());
  }

  private static NoticeRow row(PublishingTransaction tx, EntryNotice notice) {
    return new NoticeRow(
        notice.sha256(),
        notice.fileLine(),
        notice.kind(),
        notice.code(),
        notice.originalTrace(),
        notice.identification(),
        notice.cents(),
        notice.settledOn(),
        notice.payoutId(),
        notice.practiceId(),
        notice.accountToken(),
        tx.run().runId(),
        tx.run().businessDate());
  }

  /** The tokens of accounts that the bank says are written otherwise, by practice. */
  public static Map<String, List<String>> listChangedAccounts(Connection connection)
      throws SQLException {
    Map<String, List<String>> tokens = new TreeMap<>();
    Rows.forEach(
        connection,
        CHANGED,
        row -> List.of(row.getString(1), row.getString(2)),
        row -> tokens.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(row.get(1)),
        EntryNotice.Kind.CHANGED.name(),
        WorkItemKind.ACCOUNT_CHANGE.name(),
        WorkItemState.OPEN.name());
    return tokens;
  }
}
