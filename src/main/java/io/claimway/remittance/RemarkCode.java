package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A remittance advice remark code (RARC): an alert is information, never a reason; {@code end} is
 * null while it is active.
 */
public record RemarkCode(
    String code, LocalDate start, LocalDate end, boolean alert, String meaning) {

  /** The table by code. */
  public static Map<String, RemarkCode> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row ->
            new RemarkCode(
                row.get("code"),
                LocalDate.parse(row.get("start")),
                row.get("end").isEmpty() ? null : LocalDate.parse(row.get("end")),
                row.get("alert").equals("Y"),
                row.get("meaning")),
        RemarkCode::code);
  }
}
