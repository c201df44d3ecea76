package io.claimway.claim.code;

import java.util.List;
import java.util.Map;

/** A place of service (CLM05-1, SV105): its code, whether facility rates apply, and its name. */
public record PlaceOfService(String code, boolean facility, String name) {

  /** The table by code. */
  public static Map<String, PlaceOfService> read(List<String> lines) {
    return CodeRows.byCode(
        lines,
        row ->
            new PlaceOfService(
                row.get("code"), row.get("setting").equals("Facility"), row.get("name")),
        PlaceOfService::code);
  }
}
