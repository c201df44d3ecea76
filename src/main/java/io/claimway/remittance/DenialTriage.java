package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import io.claimway.money.BankingCalendar;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemOwner;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is the matter with a denial and what is done about it, by its reason (CARC) and remarks
 * (RARC), from one table.
 *
 * <p>A row of reason and remark goes before the remark's row for any reason ({@code *}), then the
 * reason's row for any remark; what no row names falls to the row that names neither.
 */
public final class DenialTriage {
  private static final String ANY_REASON = "*";
  private static final String ANY_REMARK = "";

  private final Map<Key, Row> rows;

  private DenialTriage(Map<Key, Row> rows) {
    this.rows = rows;
  }

  /** Reason code (CARC) and remark code (RARC), empty for any. */
  private record Key(String reason, String remark) {}

  /** What is the matter, whose it is, what to do and in how many banking days. */
  private record Row(String cause, WorkItemOwner owner, String action, int bankingDays) {

    static Row of(CodeRows.Row row) {
      try {
        return new Row(
            row.get("cause"),
            WorkItemOwner.valueOf(row.get("owner")),
            row.get("action"),
            row.number("days"));
      } catch (IllegalArgumentException flaw) {
        throw new IllegalArgumentException(
            "Cannot read denial triage line " + row.line() + ": " + flaw.getMessage(), flaw);
      }
    }

    WorkItemAdvice on(LocalDate day) {
      return new WorkItemAdvice(owner, BankingCalendar.plus(day, bankingDays), cause, action);
    }
  }

  /** The table in these lines: reason, remark, cause, owner, action, days. */
  public static DenialTriage read(List<String> lines) {
    Map<Key, Row> rows = new HashMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      Key key = new Key(row.get("reason"), row.get("remark"));
      if (rows.putIfAbsent(key, Row.of(row)) != null) {
        throw new IllegalArgumentException(
            "Cannot read denial triage line " + row.line() + ": " + key + " stands twice");
      }
    }
    if (!rows.containsKey(new Key(ANY_REASON, ANY_REMARK))) {
      throw new IllegalArgumentException(
          "Cannot read denial triage: no row says what is done about any other denial");
    }
    return new DenialTriage(Map.copyOf(rows));
  }

  /**
   * What to do about a denied adjustment.
   *
   * @param remarks of its line, then of its claim
   * @param day on which it is told
   */
  public WorkItemAdvice advise(ReportedAdjustment denied, List<String> remarks, LocalDate day) {
    return row(denied.reason(), remarks).on(day);
  }

  private Row row(String denied, List<String> remarks) {
    for (String reason : List.of(denied, ANY_REASON)) {
      for (String remark : remarks) {
        Row special = rows.get(new Key(reason, remark));
        if (special != null) {
          return special;
        }
      }
    }
    Row usual = rows.get(new Key(denied, ANY_REMARK));
    return usual != null ? usual : rows.get(new Key(ANY_REASON, ANY_REMARK));
  }
}
