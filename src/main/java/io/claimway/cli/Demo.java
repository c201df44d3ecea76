package io.claimway.cli;

import io.claimway.batch.ChangePayouts;
import io.claimway.batch.NightOrder;
import io.claimway.kafka.Topics;
import io.claimway.night.Pipeline;
import io.claimway.payout.AccountVault;
import io.claimway.postgres.Lease;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import io.claimway.settings.VaultFile;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import io.claimway.spark.RunningTasks;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Business nights in one process against a simulated outside: each day the world tells its facts,
 * the payers and the bank answer, the night runs, and a second person approves the payouts that
 * wait.
 */
final class Demo {
  /** In the file of people, as everybody who approves. */
  private static final String SECOND_PERSON = "second-person";

  private static final double NANOS = 1e9;

  private final Workplace workplace;
  private final DemoBook book;
  private final World world;
  private OutsideWorld outside;
  private LocalDate tonight;

  Demo(Workplace workplace, DemoBook book) {
    this.workplace = workplace;
    this.book = book;
    this.world =
        World.generate(
            WorldParameters.demo(
                book.sessions(), book.nights(), book.seed(), LocalDate.parse(book.firstNight())));
  }

  /** Where the outside world keeps what the pipeline may not read. */
  static Path outsideFolder(Workplace workplace) {
    return workplace.state().resolve(DemoBook.FOLDER);
  }

  /** Runs every night that is not finished and answers the last night's exit code. */
  int run() {
    Path folder = outsideFolder(workplace);
    world.writeAnswerKey(folder);
    Path vault = world.writeVault(folder);
    workplace.kafka().ensureTopics(Topics.all());
    Pipeline pipeline = new Pipeline(workplace.edges(), this::letTheOutsideAnswer);
    try (Lease lease = workplace.lease(book.command());
        ProgressLine now = ProgressLine.on(workplace, RunningTasks::words);
        Publisher publisher = Publisher.open(world, workplace.kafka())) {
      List<LocalDate> nights =
          BusinessNights.from(LocalDate.parse(book.firstNight()), book.allNights());
      outside =
          new OutsideWorld(
              new StoredMailboxes(workplace.objectStore()),
              world.registry(),
              FaultMenu.named(book.faults()),
              book.seed(),
              nights.get(0),
              folder);
      AccountVault accounts = VaultFile.read(vault.toString());
      int exitCode = 0;
      for (LocalDate night : nights) {
        exitCode = run(pipeline, lease, publisher, accounts, night, now);
      }
      pipeline.relayOutbox(lease);
      return exitCode;
    }
  }

  private int run(
      Pipeline pipeline,
      Lease lease,
      Publisher publisher,
      AccountVault accounts,
      LocalDate night,
      ProgressLine now) {
    tonight = night;
    long start = System.nanoTime();
    if (pipeline.isSettled(night)) {
      return pipeline
          .nights()
          .run(order(night), lease, CrashPoints.fromEnvironment(), Demo::silent);
    }
    publisher.publish(night);
    outside.morning(night);
    List<String> lines = new ArrayList<>();
    int exitCode =
        pipeline
            .nights()
            .run(order(night), lease, CrashPoints.fromEnvironment(), new Stages(lines, now));
    now.end();
    approvePayouts(pipeline, lease, accounts, night);
    pipeline.relayOutbox(lease);
    workplace.say(
        String.format(
            Locale.ROOT,
            "%s  %5.1f s  %s",
            night,
            (System.nanoTime() - start) / NANOS,
            String.join("  ", lines)));
    return exitCode;
  }

  /** The world's own clock: its nights run when their facts end, whatever day it is here. */
  private NightOrder order(LocalDate night) {
    return NightOrder.of(night, workplace.settings().network().nights().cutOffOf(night));
  }

  private void approvePayouts(
      Pipeline pipeline, Lease lease, AccountVault accounts, LocalDate night) {
    for (PayoutTables.Batch batch : pipeline.unreleased(night)) {
      pipeline
          .releasePayouts()
          .release(
              batch.batchId(),
              SECOND_PERSON,
              () -> accounts,
              new ChangePayouts.Moment(noon(night), lease.epoch(), CrashPoints.fromEnvironment()));
    }
  }

  /** When the second person comes to it, by the world's own clock. */
  private Instant noon(LocalDate night) {
    return night
        .atTime(LocalTime.NOON)
        .atZone(workplace.settings().payout().bankZone())
        .toInstant();
  }

  private void letTheOutsideAnswer(Duration atMost) {
    outside.answerEligibility(tonight);
  }

  /** Gathers how long the stages of a night took, and shows the one that runs. */
  private record Stages(List<String> lines, ProgressLine now) implements Progress {
    @Override
    public void stageBegun(Run run, StageName stage) {
      now.begin("%s  %-12s".formatted(run.businessDate(), stage.word()));
    }

    @Override
    public void within(String words) {
      now.within(words);
    }

    @Override
    public void stageDone(Run run, StageName stage, List<ControlTotals> totals, Duration took) {
      lines.add(String.format(Locale.ROOT, "%s %.1f", stage.word(), took.toNanos() / NANOS));
    }
  }

  private static void silent(Run run, StageName stage, List<ControlTotals> totals, Duration took) {}
}
