package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.BookMutation.Outcome;
import io.claimway.postgres.proof.Proof;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes, loses and doubles single rows of a small real book, one at a time and each undone, and
 * finds that the proof names every one that a constraint does not refuse.
 */
class BookMutationIT {
  private static final long SEED = Long.getLong("proof.seed", 20260127);
  private static final int FEW = 60;

  @Test
  void aFewSingleRowsGoneWrongAreSeen() throws SQLException {
    try (Connection connection = SmallBook.get().connect()) {
      List<BookMutation> mutations = BookMutations.list(connection);
      Collections.shuffle(mutations, new Random(SEED));
      seesEach(connection, mutations.subList(0, FEW));
    }
  }

  @Test
  @Tag("long")
  void everySingleRowGoneWrongIsSeen() throws SQLException {
    try (Connection connection = SmallBook.get().connect()) {
      seesEach(connection, BookMutations.list(connection));
    }
  }

  static void seesEach(Connection connection, List<BookMutation> mutations) throws SQLException {
    connection.setAutoCommit(false);
    assertThat(broken(connection)).as("the book before any change").isEmpty();
    connection.rollback();
    List<String> unseen = new ArrayList<>();
    int seen = 0;
    int refused = 0;
    for (BookMutation mutation : mutations) {
      Savepoint before = connection.setSavepoint();
      Outcome outcome = mutation.make(connection, SEED);
      if (outcome == Outcome.MADE) {
        if (broken(connection).isEmpty()) {
          unseen.add(mutation.toString());
        } else {
          seen++;
        }
      } else if (outcome == Outcome.REFUSED_BY_A_CONSTRAINT) {
        refused++;
      }
      connection.rollback(before);
    }
    connection.rollback();
    System.out.printf(
        "%d changes: %d seen, %d refused, %d without a row to strike, %d unseen%n",
        mutations.size(),
        seen,
        refused,
        mutations.size() - seen - refused - unseen.size(),
        unseen.size());
    assertThat(unseen).as("changes that no invariant names, with -Dproof.seed=%d", SEED).isEmpty();
  }

  private static List<Proof.BrokenRow> broken(Connection connection) throws SQLException {
    return Proof.full(connection).stream().flatMap(finding -> finding.rows().stream()).toList();
  }
}
