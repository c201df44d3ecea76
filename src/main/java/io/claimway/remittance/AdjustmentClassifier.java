package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import io.claimway.party.payer.Program;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classifies an adjustment by (group, CARC, RARC), the program of the plan and the day of its
 * payment from one table, and by nothing else: neither the claim's status nor a zero payment
 * decides.
 *
 * <p>A row with a remark code goes before the row without one, then a row of a program before the
 * row of any, and a row for {@code *} stands for any other reason of its group. Remark codes that
 * the table does not name, alerts among them, change nothing. Outside its dates a row says nothing.
 */
public final class AdjustmentClassifier {

  private static final String ANY_REASON = "*";
  private static final String ANY_REMARK = "";
  private static final String ANY_PROGRAM = "";

  private final Map<Key, Rule> rules;

  private AdjustmentClassifier(Map<Key, Rule> rules) {
    this.rules = rules;
  }

  /** The table in these lines: group, reason, remark, program, from, until, allowed, class, why. */
  public static AdjustmentClassifier read(List<String> lines) {
    Map<Key, Rule> rules = new HashMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      Key key = new Key(row.get("group"), row.get("reason"), row.get("remark"), row.get("program"));
      if (!key.program().equals(ANY_PROGRAM)) {
        oneOf(Program.class, "program", row);
      }
      if (rules.putIfAbsent(key, Rule.of(row)) != null) {
        throw new IllegalArgumentException(
            "Cannot read adjustment classes line " + row.line() + ": " + key + " stands twice");
      }
    }
    return new AdjustmentClassifier(Map.copyOf(rules));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String column, CodeRows.Row row) {
    try {
      return Enum.valueOf(type, row.get(column));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Cannot read adjustment classes line "
              + row.line()
              + ": there is no "
              + column
              + " \""
              + row.get(column)
              + "\"",
          unknown);
    }
  }

  /**
   * The class of an adjustment under a plan of this program; {@code UNLISTED} when the table does
   * not list it for that day.
   *
   * @param day of the payment (BPR16)
   */
  public AdjustmentClass classify(
      ReportedAdjustment adjustment, List<String> remarks, Program program, LocalDate day) {
    Rule rule = rule(adjustment, remarks, program.name(), day);
    return rule == null ? AdjustmentClass.UNLISTED : rule.adjustmentClass();
  }

  /** The same by the rows of any program alone. */
  public AdjustmentClass classify(
      ReportedAdjustment adjustment, List<String> remarks, LocalDate day) {
    Rule rule = rule(adjustment, remarks, ANY_PROGRAM, day);
    return rule == null ? AdjustmentClass.UNLISTED : rule.adjustmentClass();
  }

  /**
   * Whether the payer allowed what this adjustment takes off: the patient's part, sequestration and
   * whatever else lowers the payment and not the price.
   */
  public boolean isAllowed(ReportedAdjustment adjustment, List<String> remarks, LocalDate day) {
    Rule rule = rule(adjustment, remarks, ANY_PROGRAM, day);
    return rule != null && (rule.allowed() || rule.adjustmentClass() == AdjustmentClass.PATIENT);
  }

  private Rule rule(
      ReportedAdjustment adjustment, List<String> remarks, String program, LocalDate day) {
    String group = adjustment.group();
    String reason = adjustment.reason();
    for (String remark : remarks) {
      Rule special = find(group, reason, remark, program, day);
      if (special != null) {
        return special;
      }
    }
    Rule listed = find(group, reason, ANY_REMARK, program, day);
    return listed != null ? listed : find(group, ANY_REASON, ANY_REMARK, program, day);
  }

  private Rule find(String group, String reason, String remark, String program, LocalDate day) {
    Rule own = rules.get(new Key(group, reason, remark, program));
    Rule rule = own != null ? own : rules.get(new Key(group, reason, remark, ANY_PROGRAM));
    return rule != null && rule.holdsOn(day) ? rule : null;
  }

  /** Group code, reason code (CARC), remark code (RARC) and program, the last two empty for any. */
  private record Key(String group, String reason, String remark, String program) {
    @Override
    public String toString() {
      return group
          + "-"
          + reason
          + (remark.isEmpty() ? "" : "/" + remark)
          + (program.isEmpty() ? "" : " of " + program);
    }
  }

  /** What a row says, from its first to its last day. */
  private record Rule(
      AdjustmentClass adjustmentClass, boolean allowed, LocalDate from, LocalDate until) {

    static Rule of(CodeRows.Row row) {
      return new Rule(
          oneOf(AdjustmentClass.class, "class", row),
          row.get("allowed").equals("Y"),
          row.get("from").isEmpty() ? LocalDate.MIN : LocalDate.parse(row.get("from")),
          row.get("until").isEmpty() ? LocalDate.MAX : LocalDate.parse(row.get("until")));
    }

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }
}
