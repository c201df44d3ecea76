package io.claimway.claim.code;

import java.util.List;
import java.util.Map;

/** A code and what it means, in our own words; empty where we have none. */
public record CodeMeaning(String code, String meaning) {

  /** A table of codes and meanings by code. */
  public static Map<String, CodeMeaning> read(List<String> lines) {
    return CodeRows.byCode(
        lines, row -> new CodeMeaning(row.get("code"), row.get("meaning")), CodeMeaning::code);
  }
}
