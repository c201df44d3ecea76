package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import io.claimway.worklist.WorkItemOwner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The reasons of provider adjustments (PLB03-1), from one table with a row for any other. */
public final class ProviderLevelCodes {
  private static final String ANY = "*";

  private final Map<String, ProviderLevelCode> codes;

  private ProviderLevelCodes(Map<String, ProviderLevelCode> codes) {
    this.codes = codes;
  }

  /** The table in these lines: code, treatment, meaning, owner, action, days. */
  public static ProviderLevelCodes read(List<String> lines) {
    Map<String, ProviderLevelCode> codes =
        CodeRows.byCode(lines, ProviderLevelCodes::code, ProviderLevelCode::code);
    if (!codes.containsKey(ANY)) {
      throw new IllegalArgumentException(
          "Cannot read provider level codes: no row says what any other code does");
    }
    return new ProviderLevelCodes(codes);
  }

  private static ProviderLevelCode code(CodeRows.Row row) {
    try {
      return new ProviderLevelCode(
          row.get("code"),
          ProviderLevelCode.Treatment.valueOf(row.get("treatment")),
          row.get("meaning"),
          WorkItemOwner.valueOf(row.get("owner")),
          row.get("action"),
          row.number("days"));
    } catch (IllegalArgumentException flaw) {
      throw new IllegalArgumentException(
          "Cannot read provider level codes line " + row.line() + ": " + flaw.getMessage(), flaw);
    }
  }

  /** What a reason does, however it is written; one that is not listed is a person's to place. */
  public ProviderLevelCode of(String reason) {
    ProviderLevelCode listed = codes.get(reason.strip().toUpperCase(Locale.ROOT));
    return listed != null ? listed : codes.get(ANY);
  }

  /** The codes that the table lists, beside the row for any other. */
  public Set<String> codes() {
    return codes.keySet();
  }
}
