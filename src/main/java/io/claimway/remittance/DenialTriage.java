package io.claimway.remittance;

import io.claimway.claim.code.CodeRows;
import java.util.List;
import java.util.Map;

/** What is usually done about a denial reason (CARC): the action's name and a note. */
public record DenialTriage(String reason, String usualGroup, String action, String note) {

  /** The table by reason. */
  public static Map<String, DenialTriage> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row ->
            new DenialTriage(
                row.get("reason"), row.get("group"), row.get("action"), row.get("note")),
        DenialTriage::reason);
  }
}
