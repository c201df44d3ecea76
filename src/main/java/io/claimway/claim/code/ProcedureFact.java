package io.claimway.claim.code;

import java.util.List;
import java.util.Map;

/**
 * What we know of a procedure code: add-on or not, the minutes it stands for (0 when it is not
 * timed, {@link Integer#MAX_VALUE} when open above), and whether it needs an E/M beside it.
 */
public record ProcedureFact(
    String code,
    boolean addOn,
    int minutesFrom,
    int minutesTo,
    boolean withEvaluation,
    String meaning) {

  /** The table by code. */
  public static Map<String, ProcedureFact> read(List<String> lines) {
    return CodeRows.byCode(lines, ProcedureFact::of, ProcedureFact::code);
  }

  private static ProcedureFact of(CodeRows.Row row) {
    boolean timed = !row.get("minutes_from").isEmpty();
    return new ProcedureFact(
        row.get("code"),
        row.get("role").equals("add-on"),
        timed ? row.number("minutes_from") : 0,
        !timed ? 0 : row.get("minutes_to").isEmpty() ? Integer.MAX_VALUE : row.number("minutes_to"),
        row.get("with_evaluation").equals("Y"),
        row.get("meaning"));
  }

  /** Whether the code stands for a span of minutes. */
  public boolean isTimed() {
    return minutesFrom > 0;
  }
}
