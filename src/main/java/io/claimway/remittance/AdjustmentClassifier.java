package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classifies an adjustment by (group, CARC, RARC) from one table, and by nothing else: neither the
 * claim's status nor a zero payment decides.
 *
 * <p>A row with a remark code goes before the row without one, and a row for {@code *} stands for
 * any other reason of its group. Remark codes that the table does not name, alerts among them,
 * change nothing.
 */
public final class AdjustmentClassifier {

  private static final String ANY_REASON = "*";

  private final Map<Key, AdjustmentClass> classes;

  private AdjustmentClassifier(Map<Key, AdjustmentClass> classes) {
    this.classes = classes;
  }

  /** The table in these lines: group, reason, remark, class, why. */
  public static AdjustmentClassifier read(List<String> lines) {
    Map<Key, AdjustmentClass> classes = new HashMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      Key key = new Key(row.get("group"), row.get("reason"), row.get("remark"));
      if (classes.putIfAbsent(key, classOf(row)) != null) {
        throw new IllegalArgumentException(
            "Cannot read adjustment classes line " + row.line() + ": " + key + " stands twice");
      }
    }
    return new AdjustmentClassifier(Map.copyOf(classes));
  }

  private static AdjustmentClass classOf(CodeRows.Row row) {
    try {
      return AdjustmentClass.valueOf(row.get("class"));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Cannot read adjustment classes line "
              + row.line()
              + ": there is no class \""
              + row.get("class")
              + "\"",
          unknown);
    }
  }

  /** The class of an adjustment; {@code UNLISTED} when the table does not list it. */
  public AdjustmentClass classify(ReportedAdjustment adjustment, List<String> remarks) {
    String group = adjustment.group();
    for (String remark : remarks) {
      AdjustmentClass special = classes.get(new Key(group, adjustment.reason(), remark));
      if (special != null) {
        return special;
      }
    }
    AdjustmentClass listed = classes.get(new Key(group, adjustment.reason(), ""));
    return listed != null
        ? listed
        : classes.getOrDefault(new Key(group, ANY_REASON, ""), AdjustmentClass.UNLISTED);
  }

  /**
   * The same for a member whom no balance may be billed to (Medicaid, QMB): the patient's part
   * waits as denied.
   */
  public AdjustmentClass classifyUnbillable(ReportedAdjustment adjustment, List<String> remarks) {
    AdjustmentClass found = classify(adjustment, remarks);
    return found == AdjustmentClass.PATIENT ? AdjustmentClass.DENIED : found;
  }

  /** Group code, reason code (CARC), remark code (RARC, or empty for any). */
  private record Key(String group, String reason, String remark) {
    @Override
    public String toString() {
      return group + "-" + reason + (remark.isEmpty() ? "" : "/" + remark);
    }
  }
}
