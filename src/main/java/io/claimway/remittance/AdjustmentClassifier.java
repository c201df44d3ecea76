package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import io.claimway.party.payer.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classifies an adjustment by (group, CARC, RARC) and the program of the plan from one table, and
 * by nothing else: neither the claim's status nor a zero payment decides.
 *
 * <p>A row with a remark code goes before the row without one, then a row of a program before the
 * row of any, and a row for {@code *} stands for any other reason of its group. Remark codes that
 * the table does not name, alerts among them, change nothing.
 */
public final class AdjustmentClassifier {

  private static final String ANY_REASON = "*";
  private static final String ANY_REMARK = "";
  private static final String ANY_PROGRAM = "";

  private final Map<Key, AdjustmentClass> classes;

  private AdjustmentClassifier(Map<Key, AdjustmentClass> classes) {
    this.classes = classes;
  }

  /** The table in these lines: group, reason, remark, program, class, why. */
  public static AdjustmentClassifier read(List<String> lines) {
    Map<Key, AdjustmentClass> classes = new HashMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      Key key = new Key(row.get("group"), row.get("reason"), row.get("remark"), row.get("program"));
      if (!key.program().equals(ANY_PROGRAM)) {
        oneOf(Program.class, "program", row);
      }
      if (classes.putIfAbsent(key, oneOf(AdjustmentClass.class, "class", row)) != null) {
        throw new IllegalArgumentException(
            "Cannot read adjustment classes line " + row.line() + ": " + key + " stands twice");
      }
    }
    return new AdjustmentClassifier(Map.copyOf(classes));
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

  /** The class of an adjustment by the rows of any program alone. */
  public AdjustmentClass classify(ReportedAdjustment adjustment, List<String> remarks) {
    return classify(adjustment, remarks, ANY_PROGRAM);
  }

  /**
   * The class of an adjustment under a plan of this program; {@code UNLISTED} when the table does
   * not list it.
   */
  public AdjustmentClass classify(
      ReportedAdjustment adjustment, List<String> remarks, Program program) {
    return classify(adjustment, remarks, program.name());
  }

  private AdjustmentClass classify(
      ReportedAdjustment adjustment, List<String> remarks, String program) {
    String group = adjustment.group();
    String reason = adjustment.reason();
    for (String remark : remarks) {
      AdjustmentClass special = find(group, reason, remark, program);
      if (special != null) {
        return special;
      }
    }
    AdjustmentClass listed = find(group, reason, ANY_REMARK, program);
    AdjustmentClass other = listed != null ? listed : find(group, ANY_REASON, ANY_REMARK, program);
    return other != null ? other : AdjustmentClass.UNLISTED;
  }

  private AdjustmentClass find(String group, String reason, String remark, String program) {
    AdjustmentClass own = classes.get(new Key(group, reason, remark, program));
    return own != null ? own : classes.get(new Key(group, reason, remark, ANY_PROGRAM));
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
}
