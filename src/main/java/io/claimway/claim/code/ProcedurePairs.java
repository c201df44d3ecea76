package io.claimway.claim.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The NCCI pairs of procedure codes for practitioners. */
public final class ProcedurePairs {

  private final Map<String, ProcedurePair> pairs;

  private ProcedurePairs(Map<String, ProcedurePair> pairs) {
    this.pairs = pairs;
  }

  /** The pairs in these lines. */
  public static ProcedurePairs read(List<String> lines) {
    Map<String, ProcedurePair> pairs = new HashMap<>();
    for (CodeRows.Row row : CodeRows.of(lines)) {
      ProcedurePair pair =
          new ProcedurePair(
              row.get("column1"), row.get("column2"), row.get("modifier").equals("1"));
      pairs.put(key(pair.column1(), pair.column2()), pair);
    }
    return new ProcedurePairs(Map.copyOf(pairs));
  }

  /** The pair that two codes form, whichever of them is column 1. */
  public Optional<ProcedurePair> between(String one, String other) {
    ProcedurePair pair = pairs.get(key(one, other));
    return Optional.ofNullable(pair != null ? pair : pairs.get(key(other, one)));
  }

  /** How many pairs there are. */
  public int size() {
    return pairs.size();
  }

  private static String key(String one, String other) {
    return one + '/' + other;
  }
}
