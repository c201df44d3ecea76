package io.claimway.claim.code;

import java.util.List;
import java.util.Map;

/** A modifier of a procedure code (SV101-3 to SV101-6) with its meaning in our own words. */
public record ServiceModifier(String code, String meaning, String kind) {

  /** The table by code. */
  public static Map<String, ServiceModifier> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row -> new ServiceModifier(row.get("code"), row.get("meaning"), row.get("kind")),
        ServiceModifier::code);
  }

  /** Whether it may part a pair whose modifier indicator is 1. */
  public boolean separatesPairs() {
    return kind.contains("NCCI-associated");
  }
}
