package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A claim adjustment reason code (CARC) with its dates; {@code end} is null while it is active. */
public record AdjustmentReason(String code, LocalDate start, LocalDate end, String meaning) {

  /** The table by code. */
  public static Map<String, AdjustmentReason> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row ->
            new AdjustmentReason(
                row.get("code"),
                LocalDate.parse(row.get("start")),
                row.get("end").isEmpty() ? null : LocalDate.parse(row.get("end")),
                row.get("meaning")),
        AdjustmentReason::code);
  }

  /** Whether payers may use the code on that day. */
  public boolean isActive(LocalDate day) {
    return !day.isBefore(start) && (end == null || !day.isAfter(end));
  }
}
