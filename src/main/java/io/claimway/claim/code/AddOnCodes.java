package io.claimway.claim.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The add-on codes and the base codes that each may stand with; an add-on never stands alone. */
public final class AddOnCodes {

  private final Map<String, Set<String>> bases;

  private AddOnCodes(Map<String, Set<String>> bases) {
    this.bases = bases;
  }

  /** The add-ons in these lines. */
  public static AddOnCodes read(List<String> lines) {
    Map<String, Set<String>> bases = new TreeMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      bases.computeIfAbsent(row.get("code"), code -> new TreeSet<>()).add(row.get("base"));
    }
    return new AddOnCodes(bases);
  }

  /** Whether the code is an add-on. */
  public boolean isAddOn(String code) {
    return bases.containsKey(code);
  }

  /** The base codes of an add-on, in order; none for any other code. */
  public Set<String> basesOf(String addOn) {
    return Set.copyOf(bases.getOrDefault(addOn, Set.of()));
  }
}
