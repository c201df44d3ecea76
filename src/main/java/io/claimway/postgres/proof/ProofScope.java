package io.claimway.postgres.proof;

import io.claimway.postgres.Sql;
import java.util.List;

/**
 * What a proof looks at, as temporary tables of keys: everything; or what is new since the last
 * proof, every break that still stands, and a slice of what is older. In 28 nights the slices have
 * seen every older row.
 */
final class ProofScope {
  private static final String TABLES = Sql.read(ProofScope.class, "scope-tables");
  private static final String ANALYZE =
      "analyze scope_run, scope_sealed, scope_claim, scope_session, scope_payment, scope_account,"
          + " scope_block";

  /** The checks are shared out instead, so that workers of one would wait for the other. */
  private static final String ALONE = "set local max_parallel_workers_per_gather = 0";

  static final List<String> FULL =
      List.of(ALONE, TABLES, Sql.read(ProofScope.class, "scope-full"), ANALYZE);

  static final List<String> NIGHTLY =
      List.of(ALONE, TABLES, Sql.read(ProofScope.class, "scope-nightly"), ANALYZE);

  private ProofScope() {}
}
