package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Database;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real book of 150 sessions, made once for all suites that only look at it: everything goes wrong
 * outside in its eight nights, rejected claims are replayed, and eight quiet nights follow in which
 * answers, deposits and a payout arrive.
 */
final class SmallBook {
  private static SmallBook made;

  private final Suite suite;
  private final CommandLineRun claimway;

  private SmallBook(Suite suite, CommandLineRun claimway) {
    this.suite = suite;
    this.claimway = claimway;
  }

  static synchronized SmallBook get() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  private static SmallBook make() {
    Suite suite = SharedServers.suite("small_book");
    try {
      CommandLineRun claimway =
          CommandLineRun.on(
              suite, Files.createTempDirectory("small-book"), "small", Path.of("jobs", "payers"));
      whole(
          claimway.run(
              "demo",
              "--sessions",
              "150",
              "--nights",
              "8",
              "--first-night",
              "2026-01-15",
              "--seed",
              "7",
              "--faults",
              "all"));
      replay(claimway, "A7:145");
      whole(claimway.run("demo", "--more-nights", "8"));
      return new SmallBook(suite, claimway);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void replay(CommandLineRun claimway, String answer) {
    Ended planned = claimway.run("--json", "replay", "plan", "--answer", answer);
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    Ended executed =
        claimway.run("replay", "execute", planned.json().path("plan").asText(), "--as", "dana");
    assertThat(executed.exitCode()).as(executed.err()).isZero();
  }

  private static void whole(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isIn(0, 3);
  }

  /** Commands on this book; they must leave it as it is. */
  CommandLineRun claimway() {
    return claimway;
  }

  /** The bucket beside it; what is changed there must be put back. */
  ObjectStore objects() {
    return ObjectStore.open(suite.s3());
  }

  /** A connection that may do anything: what it changes must be undone. */
  Connection connect() throws SQLException {
    return Database.connect(SharedServers.asSuperuser(suite));
  }
}
