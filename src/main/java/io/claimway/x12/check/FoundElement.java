package io.claimway.x12.check;

import io.claimway.x12.Finding;
import java.util.Map;

/** What a finding is about in words for who must put the fact right; they never hold the value. */
public final class FoundElement {

  /** The facts that people supply, by loop; a loop that is not here is named by its id. */
  private static final Map<String, String> WHOSE =
      Map.ofEntries(
          Map.entry("2010AA", "billing entity"),
          Map.entry("2010AB", "pay-to address"),
          Map.entry("2000B", "plan"),
          Map.entry("2010BA", "plan holder"),
          Map.entry("2010BB", "payer"),
          Map.entry("2010CA", "client"),
          Map.entry("2300", "claim"),
          Map.entry("2310B", "rendering provider"),
          Map.entry("2310C", "place of service"),
          Map.entry("2310D", "supervising provider"),
          Map.entry("2400", "service line"),
          Map.entry("2100A", "payer"),
          Map.entry("2100B", "billing entity"),
          Map.entry("2100C", "plan holder"),
          Map.entry("2100D", "client"));

  private static final Map<String, String> WHAT =
      Map.ofEntries(
          Map.entry("NM103", "name"),
          Map.entry("NM104", "first name"),
          Map.entry("NM105", "middle name"),
          Map.entry("NM109", "id"),
          Map.entry("N3", "street"),
          Map.entry("N301", "street"),
          Map.entry("N302", "second address line"),
          Map.entry("N4", "city"),
          Map.entry("N401", "city"),
          Map.entry("N402", "state"),
          Map.entry("N403", "ZIP"),
          Map.entry("DMG02", "birth date"),
          Map.entry("SBR03", "group number"),
          Map.entry("REF02", "reference number"),
          Map.entry("SV101-2", "procedure code"),
          Map.entry("SV101-3", "first modifier"),
          Map.entry("SV101-4", "second modifier"),
          Map.entry("SV101-5", "third modifier"),
          Map.entry("SV101-6", "fourth modifier"));

  private FoundElement() {}

  /** For instance {@code first name of the plan holder (NM104 in loop 2010BA), at most 35}. */
  public static String words(Finding finding) {
    String place = finding.location().designator();
    String named = WHAT.get(place);
    String what =
        named == null
            ? place + " in loop " + finding.loop()
            : named
                + " of the "
                + WHOSE.getOrDefault(finding.loop(), "loop")
                + " ("
                + place
                + " in loop "
                + finding.loop()
                + ")";
    return finding.expected().isEmpty()
        ? what + ", " + finding.code().text()
        : what + ", expected " + finding.expected();
  }
}
