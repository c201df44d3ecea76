package io.claimway.integration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.postgres.proof.LazyProof;
import io.claimway.postgres.proof.Proof;
import io.claimway.s3.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Changes, loses and doubles single rows of a small real book, one at a time and each undone, and
 * finds that the proof names the row in each that a constraint does not refuse.
 */
class BookMutationIT {
  private static final long SEED = Long.getLong("proof.seed", 20260127);
  private static final int FEW = 60;

  /** What came of a change. */
  private enum Verdict {
    NAMED,
    NOT_NAMED,
    REFUSED_BY_A_CONSTRAINT,
    NO_SUCH_ROW,
    EXCUSED
  }

  @Test
  void aFewSingleRowsGoneWrongAreSeen(TestReporter told) throws SQLException {
    try (Connection connection = SmallBook.get().connect()) {
      List<BookMutation> mutations = new ArrayList<>(BookMutations.list(connection));
      mutations.removeIf(BookMutation::isExcused);
      Collections.shuffle(mutations, new Random(SEED));
      seesEach(connection, mutations.subList(0, FEW), told);
    }
  }

  @Test
  @Tag("long")
  void everySingleRowGoneWrongIsSeen(TestReporter told) throws SQLException {
    try (Connection connection = SmallBook.get().connect()) {
      seesEach(connection, BookMutations.list(connection), told);
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

  private static void seesEach(
      Connection connection, List<BookMutation> mutations, TestReporter told) throws SQLException {
    connection.setAutoCommit(false);
    assertThat(Proof.full(connection)).as("before any change").allMatch(Proof.Finding::holds);
    connection.rollback();
    Map<Verdict, List<String>> verdicts = new EnumMap<>(Verdict.class);
    for (BookMutation mutation : mutations) {
      Savepoint before = connection.setSavepoint();
      Verdict verdict = verdict(connection, mutation);
      verdicts.computeIfAbsent(verdict, each -> new ArrayList<>()).add(mutation.toString());
      connection.rollback(before);
    }
    connection.rollback();
    verdicts.forEach(
        (verdict, made) -> told.publishEntry(verdict.name(), String.valueOf(made.size())));
    assertThat(verdicts.getOrDefault(Verdict.NOT_NAMED, List.of()))
        .as("changes of which no break names the row, with -Dproof.seed=%d", SEED)
        .isEmpty();
  }

  private static Verdict verdict(Connection connection, BookMutation mutation) throws SQLException {
    if (mutation.isExcused()) {
      return Verdict.EXCUSED;
    }
    BookMutation.Outcome outcome = mutation.make(connection, SEED);
    if (outcome.refused()) {
      return Verdict.REFUSED_BY_A_CONSTRAINT;
    }
    if (outcome.struck().isEmpty()) {
      return Verdict.NO_SUCH_ROW;
    }
    return LazyProof.anyFinding(connection, outcome.struck().get()::isNamedBy)
        ? Verdict.NAMED
        : Verdict.NOT_NAMED;
  }
}
