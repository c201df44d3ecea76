package io.claimway.postgres.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A full proof that looks at one promise after the other, seals first, only until somebody has seen
 * enough.
 */
public final class LazyProof {
  private static final List<Invariant> SEALS_FIRST = sealsFirst();

  private LazyProof() {}

  /** Whether one of the findings is such. */
  public static boolean anyFinding(Connection connection, Predicate<Proof.Finding> such)
      throws SQLException {
    Proof.scope(connection, ProofScope.FULL);
    for (Invariant invariant : SEALS_FIRST) {
      if (such.test(Proof.prove(connection, invariant))) {
        return true;
      }
    }
    return false;
  }

  private static List<Invariant> sealsFirst() {
    List<Invariant> all = new ArrayList<>(Invariants.ALL);
    Collections.reverse(all);
    return all;
  }
}
