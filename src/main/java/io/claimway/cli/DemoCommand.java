package io.claimway.cli;

import io.claimway.postgres.Migrations;
import io.claimway.postgres.PostgresSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command that shows everything on a synthetic network: nights, payers, money, payouts, proof.
 */
@Command(
    name = "demo",
    description =
        "Run business nights of a synthetic network against simulated payers, on embedded"
            + " services.",
    footer = {"", "Example: jobs/claimway demo --sessions 600 --nights 34 --seed 7"})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "600",
      description = "Sessions over all nights (default: 600).")
  private int sessions;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "34",
      description = "Business nights (default: 34).")
  private int nights;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "7",
      description = "What the network and its troubles are drawn from (default: 7).")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "none|some|all",
      defaultValue = "some",
      description = "How much goes wrong outside (default: some).")
  private String faults;

  /**
   * A Monday, so that 34 business nights hold two pay dates and the banks' holidays between them.
   */
  @Option(
      names = "--first-night",
      paramLabel = "DATE",
      defaultValue = "2026-01-05",
      description = "The first business night (default: 2026-01-05).")
  private LocalDate firstNight;

  @Option(
      names = "--more-nights",
      paramLabel = "N",
      description =
          "Run N further nights on the demo that is there: answers and corrections, no new"
              + " sessions.")
  private Integer moreNights;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SimulatorJar.require();
    try (Workplace workplace = Workplace.of(spec)) {
      migrateIfOwned(workplace.configured().postgres());
      Path outside = Demo.outsideFolder(workplace);
      DemoBook book =
          moreNights == null
              ? DemoBook.open(
                  outside, new DemoBook(seed, sessions, nights, 0, faults, firstNight.toString()))
              : DemoBook.extend(outside, moreNights);
      int exitCode = new Demo(workplace, book).run();
      DemoSummary summary = DemoSummary.read(workplace, book);
      summary.print(workplace);
      return summary.broken() == 0 ? exitCode : ExitCode.BROKEN_BOOKS.number();
    }
  }

  /** Whoever configures the owner of a server's schemas for a demo gives the server to it. */
  private static void migrateIfOwned(PostgresSettings configured) {
    if (!configured.embedded() && !configured.migratorUser().isEmpty()) {
      Migrations.apply(configured);
    }
  }
}
