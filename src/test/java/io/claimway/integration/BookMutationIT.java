package io.claimway.integration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.BookMutation.Outcome;
import io.claimway.postgres.proof.Proof;
import io.claimway.s3.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
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

  @Test
  void payoutFilesAndStatementsThatAreNotTheOnesSentAreSeen() {
    SmallBook book = SmallBook.get();
    assertThat(book.claimway().run("prove").exitCode()).isZero();
    try (ObjectStore objects = book.objects()) {
      String file = only(objects, "mailboxes/bank/outbound/", ".ach");
      String statement = only(objects, "statements/", ".csv");
      sees(book, objects, file, text -> text.replaceFirst("(?m)^(6.{28})\\d{10}", "$10000000001"));
      sees(book, objects, statement, text -> text.lines().limit(1).collect(joining("", "", "\n")));
    }
    assertThat(book.claimway().run("prove").exitCode()).isZero();
  }

  private static void sees(
      SmallBook book, ObjectStore objects, String key, UnaryOperator<String> change) {
    byte[] sent = objects.get(key);
    String changed = change.apply(new String(sent, StandardCharsets.UTF_8));
    assertThat(changed.getBytes(StandardCharsets.UTF_8)).isNotEqualTo(sent);
    objects.put(key, changed.getBytes(StandardCharsets.UTF_8));
    try {
      CommandLineRun.Ended proved = book.claimway().run("prove");
      assertThat(proved.exitCode()).isNotZero();
      assertThat(proved.out())
          .contains("BROKEN  payouts-as-delivered")
          .containsPattern("payout P\\d{8}-\\d{5}: ");
    } finally {
      objects.put(key, sent);
    }
  }

  private static String only(ObjectStore objects, String folder, String ending) {
    return objects.keys(folder).stream()
        .filter(key -> key.endsWith(ending))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing in " + folder));
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
        String why = unseen(connection);
        if (why == null) {
          seen++;
        } else {
          unseen.add(mutation + why);
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

  /** Why a change is not seen: nothing names it, or the proof itself fails on it; null if it is. */
  private static String unseen(Connection connection) {
    try {
      return broken(connection).isEmpty() ? "" : null;
    } catch (SQLException failure) {
      return ": " + failure.getMessage();
    }
  }

  private static List<Proof.BrokenRow> broken(Connection connection) throws SQLException {
    return Proof.full(connection).stream().flatMap(finding -> finding.rows().stream()).toList();
  }
}
