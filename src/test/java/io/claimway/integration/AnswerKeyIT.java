package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network in which everything goes wrong outside, from {@code -Dworld.seed}, held against the key
 * that its payers wrote: what is postable posts and nobody looks at it, all else waits where the
 * key says, and no cent is unexplained.
 */
class AnswerKeyIT {
  private static final long SEED = Long.getLong("world.seed", 7);

  /** Of a thousand lines that need nobody, as many as may still ask for somebody. */
  private static final int TOUCHED_PER_MILLE = 5;

  /** Suspended money that no open item tells of, with its amount, why, and since when. */
  private static final String SUSPENDED_WITHOUT_ITEM =
      "select concat_ws(' ', c.payment_id, c.ordinal, c.state, c.reason, c.paid_cents) from remit.claim c"
          + " where c.state in ('SUSPENDED', 'WAITING') and c.in_suspense and not exists (select from worklist.item i"
          + " where i.kind = 'SUSPENDED_CLAIM' and i.business_key = concat_ws('|', c.payment_id, c.ordinal)"
          + " and i.state = 'OPEN' and i.cents = c.paid_cents and i.root_cause like c.reason || '%'"
          + " and i.opened_on = c.received_on)";

  @TempDir private Path folder;

  @Test
  void theBookIsAsItsPayersMeantIt(TestReporter reporter) throws IOException, SQLException {
    holds("answer_key", 150, 14, reporter);
  }

  @Test
  @Tag("long")
  void theWholeBookIsAsItsPayersMeantIt(TestReporter reporter) throws IOException, SQLException {
    holds("whole_answer_key", 1_500, 20, reporter);
  }

  @Test
  @Tag("long")
  void theLargeBookIsAsItsPayersMeantIt(TestReporter reporter) throws IOException, SQLException {
    holds(
        "large_answer_key",
        Integer.getInteger("world.sessions", 20_000),
        Integer.getInteger("world.nights", 60),
        reporter);
  }

  private void holds(String name, int sessions, int nights, TestReporter reporter)
      throws IOException, SQLException {
    Suite suite = SharedServers.suite(name);
    CommandLineRun claimway = CommandLineRun.on(suite, folder, name, Path.of("jobs", "payers"));
    Ended nightly =
        claimway.run(
            "demo",
            "--sessions",
            String.valueOf(sessions),
            "--nights",
            String.valueOf(nights),
            "--first-night",
            "2026-01-15",
            "--seed",
            String.valueOf(SEED),
            "--faults",
            "all");
    assertThat(nightly.exitCode()).as(nightly.err()).isIn(0, 3);
    assertThat(suite.rows("select run_id || ' ' || invariant from proof.finding where broken > 0"))
        .as("invariants broken on any night")
        .isEmpty();
    Path outside = folder.resolve("state").resolve("outside");
    try (Stream<String> log = Files.lines(outside.resolve("fault-log.jsonl"))) {
      assertThat(log.filter(line -> line.contains("\"kind\":\"claimway-error\"")))
          .as("what the payers found wrong with what was sent")
          .isEmpty();
    }
    assertThat(suite.rows(SUSPENDED_WITHOUT_ITEM)).as("suspended and nobody's").isEmpty();
    try (Connection connection = Database.connect(suite.postgres())) {
      KeyedBook joined = KeyedBook.join(connection, outside);
      reporter.publishEntry(
          "lines", joined.postable() + " postable, " + joined.touched() + " touched");
      assertThat(joined.wrong()).as("seed " + SEED).isEmpty();
      assertThat(joined.postable()).isPositive();
      assertThat(joined.touched() * 1000)
          .as(joined.touchedBy().toString())
          .isLessThanOrEqualTo(joined.postable() * TOUCHED_PER_MILLE);
    }
  }
}
