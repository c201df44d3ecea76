package io.claimway.cli;

import io.claimway.batch.ChangePayouts;
import io.claimway.money.Cents;
import io.claimway.night.Pipeline;
import io.claimway.payout.AccountVault;
import io.claimway.postgres.Lease;
import io.claimway.postgres.payout.BatchEvents;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.read.BookReader;
import io.claimway.postgres.read.BookReader.Table;
import io.claimway.settings.VaultFile;
import io.claimway.stage.CrashPoints;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands around payout batches: what waits, and its release by a second person. */
@Command(
    name = "payout",
    description =
        "Payout batches: list them, show what one pays, prepare one by hand, change, cancel or approve one.",
    footer = {"", "Example: jobs/claimway payout approve P20260130 --as jordan"},
    subcommands = {PayoutCommand.ListBatches.class, PayoutCommand.Show.class})
final class PayoutCommand implements Runnable {
  private static final String BATCH = "The batch, as payout list names it.";
  private static final String WHO = "Who does it, as the file of people knows them.";
  private static final String PAY_DATE =
      "The ACH effective date (default: the first one that leaves a banking day to approve it).";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Cannot run payout: say list, show, prepare, drop, redate, cancel or approve");
  }

  @Command(
      description =
          "Put what practices are owed and is in no payout into a batch that waits for another's approval.",
      footer = {
        "",
        "Nights prepare the half-months by themselves; this is for what was dropped, cancelled or returned.",
        "",
        "Example: jobs/claimway payout prepare --practice pra-ny-0003 --as morgan"
      })
  int prepare(
      @Option(
              names = "--practice",
              paramLabel = "PRACTICE",
              description =
                  "Only this one, also to an account that the bank has returned; may be repeated.")
          List<String> practices,
      @Option(names = "--pay-date", paramLabel = "DATE", description = PAY_DATE) LocalDate payDate,
      @Option(names = "--as", required = true, paramLabel = "ID", description = WHO)
          String person) {
    return with(
        "payout prepare",
        (pipeline, moment) ->
            pipeline
                .changePayouts()
                .prepare(
                    practices == null ? Set.of() : Set.copyOf(practices), payDate, person, moment),
        "prepared");
  }

  @Command(
      description = "Take one practice out of a prepared batch, so that the rest may leave.",
      footer = {
        "",
        "What the practice is owed stays payable and is a work item until it is in another batch.",
        "",
        "Example: jobs/claimway payout drop P20260130 --practice pra-ny-0003 --because \"account changed\" --as morgan"
      })
  int drop(
      @Parameters(paramLabel = "BATCH", description = BATCH) String batch,
      @Option(
              names = "--practice",
              required = true,
              paramLabel = "PRACTICE",
              description = "The practice, as payout show names it.")
          String practice,
      @Mixin WordOptions word) {
    return with(
        "payout drop " + batch,
        (pipeline, moment) ->
            List.of(pipeline.changePayouts().drop(batch, practice, word(word), moment)),
        "goes without " + practice);
  }

  @Command(
      description = "Give a prepared batch another pay date, where the bank's cut-off has passed.",
      footer = {
        "",
        "Example: jobs/claimway payout redate P20260130 --because \"nobody was in\" --as morgan"
      })
  int redate(
      @Parameters(paramLabel = "BATCH", description = BATCH) String batch,
      @Option(names = "--pay-date", paramLabel = "DATE", description = PAY_DATE) LocalDate payDate,
      @Mixin WordOptions word) {
    return with(
        "payout redate " + batch,
        (pipeline, moment) ->
            List.of(pipeline.changePayouts().redate(batch, payDate, word(word), moment)),
        "redated");
  }

  @Command(
      description = "Take a prepared batch back; what it would have paid is payable again.",
      footer = {
        "",
        "The next cycle takes it in, or payout prepare at once, as accounts and sessions are by then.",
        "",
        "Example: jobs/claimway payout cancel P20260130 --because \"rates were learned\" --as morgan"
      })
  int cancel(
      @Parameters(paramLabel = "BATCH", description = BATCH) String batch,
      @Mixin WordOptions word) {
    return with(
        "payout cancel " + batch,
        (pipeline, moment) -> List.of(pipeline.changePayouts().cancel(batch, word(word), moment)),
        "cancelled");
  }

  @Command(
      description =
          "Release a prepared batch: its NACHA file goes to the bank, its statements to the practices.",
      footer = {
        "",
        "Refused where anything behind it changed, or the bank's cut-off has passed; the refusal says what leads on.",
        "",
        "Example: jobs/claimway payout approve P20260130 --as jordan"
      })
  int approve(
      @Parameters(paramLabel = "BATCH", description = BATCH) String batch,
      @Option(
              names = "--as",
              required = true,
              paramLabel = "ID",
              description =
                  "Who approves, as the file of people knows them: nobody who prepared or changed it.")
          String person) {
    return with(
        "payout approve " + batch,
        (pipeline, moment) ->
            List.of(pipeline.releasePayouts().release(batch, person, this::vault, moment)),
        "released");
  }

  @FunctionalInterface
  private interface Act {
    List<PayoutTables.Batch> in(Pipeline pipeline, ChangePayouts.Moment moment);
  }

  private int with(String command, Act act, String done) {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease(command)) {
      Pipeline pipeline = new Pipeline(workplace.edges(), PayoutCommand::waitForNobody);
      List<PayoutTables.Batch> batches =
          act.in(
              pipeline,
              new ChangePayouts.Moment(
                  workplace.now(), lease.epoch(), CrashPoints.fromEnvironment()));
      if (workplace.json()) {
        workplace.printJson(Map.of("batches", batches));
      } else {
        batches.forEach(
            batch ->
                workplace
                    .out()
                    .printf(
                        "%s %s: %d payouts, %s, effective %s%n",
                        batch.batchId(),
                        done,
                        batch.payouts(),
                        Cents.dollars(batch.cents()),
                        batch.payDate()));
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  private AccountVault vault() {
    try (Workplace workplace = Workplace.of(spec)) {
      return VaultFile.read(workplace.configured().payout().vaultFile());
    }
  }

  private BatchEvents.Word word(WordOptions word) {
    return new BatchEvents.Word(word.person(), word.because(spec));
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
}
