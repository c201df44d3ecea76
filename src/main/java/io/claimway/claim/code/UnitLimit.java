package io.claimway.claim.code;

import java.util.List;
import java.util.Map;

/**
 * The medically unlikely edit of a procedure code: the most units per patient, provider and day,
 * and how it is adjudicated (1 per line, 2 absolute per day, 3 per day and open to appeal).
 */
public record UnitLimit(String code, int units, int adjudication) {

  /** The table by code. */
  public static Map<String, UnitLimit> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row -> new UnitLimit(row.get("code"), row.number("units"), row.number("adjudication")),
        UnitLimit::code);
  }
}
