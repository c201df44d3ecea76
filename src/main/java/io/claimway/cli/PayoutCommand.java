package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.night.Pipeline;
import io.claimway.postgres.Lease;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.read.BookReader;
import io.claimway.postgres.read.BookReader.Table;
import io.claimway.settings.VaultFile;
import io.claimway.stage.CrashPoints;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands around payout batches: what waits, and its release by a second person. */
@Command(
    name = "payout",
    description = "Payout batches: list them, show what one pays, approve one.",
    footer = {"", "Example: jobs/claimway payout approve P20260130 --as jordan --on 2026-01-27"},
    subcommands = {
      PayoutCommand.ListBatches.class,
      PayoutCommand.Show.class,
      PayoutCommand.Approve.class
    })
final class PayoutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.WRONG_USAGE.number();
  }

  /** A release asks nobody anything, so that there is nothing to wait for. */
  private static void waitForNobody(Duration atMost) {}

  /** The command that lists payout batches. */
  @Command(
      name = "list",
      description = "Every payout batch, the newest first, with its state.",
      footer = {"", "Example: jobs/claimway payout list"})
  static final class ListBatches implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Workplace workplace = Workplace.of(spec)) {
        Tables.print(workplace, List.of(new BookReader(workplace.database()).payoutBatches()));
        return ExitCode.DONE.number();
      }
    }
  }

  /** The command that shows what a batch would pay, or has paid, without account numbers. */
  @Command(
      name = "show",
      description = "One batch and its payouts; accounts are tokens and last four digits.",
      footer = {"", "Example: jobs/claimway payout show P20260130"})
  static final class Show implements Callable<Integer> {
    @Parameters(
        index = "0",
        paramLabel = "BATCH",
        description = "The batch, as payout list names it.")
    private String batch;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Workplace workplace = Workplace.of(spec)) {
        List<Table> tables = new BookReader(workplace.database()).payoutBatch(batch);
        if (tables.get(0).isEmpty()) {
          throw new ParameterException(spec.commandLine(), "There is no batch " + batch);
        }
        Tables.print(workplace, tables);
        return ExitCode.DONE.number();
      }
    }
  }

  /** The command with which a second person releases a batch. */
  @Command(
      name = "approve",
      description =
          "Release a prepared batch: its NACHA file goes to the bank, its statements to the practices.",
      footer = {"", "Example: jobs/claimway payout approve P20260130 --as jordan --on 2026-01-27"})
  static final class Approve implements Callable<Integer> {
    @Parameters(
        index = "0",
        paramLabel = "BATCH",
        description = "The batch, as payout list names it.")
    private String batch;

    @Option(
        names = "--as",
        required = true,
        paramLabel = "ID",
        description = "Who approves, as the file of people knows them: not who prepared it.")
    private String person;

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DATE",
        description = "The business date of the approval.")
    private LocalDate on;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Workplace workplace = Workplace.of(spec);
          Lease lease = workplace.lease("payout approve " + batch)) {
        Pipeline pipeline = new Pipeline(workplace.edges(), PayoutCommand::waitForNobody);
        PayoutTables.Batch released =
            pipeline
                .releasePayouts()
                .release(
                    batch,
                    person,
                    on,
                    VaultFile.read(workplace.settings().payout().vaultFile()),
                    lease.epoch(),
                    CrashPoints.fromEnvironment());
        workplace
            .out()
            .printf(
                "%s released: %d payouts, %s, effective %s%n",
                released.batchId(),
                released.payouts(),
                Cents.dollars(released.cents()),
                released.payDate());
        return ExitCode.DONE.number();
      }
    }
  }
}
