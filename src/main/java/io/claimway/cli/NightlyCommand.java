package io.claimway.cli;

import io.claimway.batch.NightOrder;
import io.claimway.night.Pipeline;
import io.claimway.party.people.Deed;
import io.claimway.party.people.Right;
import io.claimway.postgres.Lease;
import io.claimway.run.DateOverride;
import io.claimway.spark.RunningTasks;
import io.claimway.stage.CrashPoints;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that runs one night, finishes one that died, or says how a finished one ended. */
@Command(
    name = "nightly",
    description =
        "Run the night of a business date, or finish one that was interrupted. A date whose cut-off"
            + " has not passed or on which no bank works is refused (exit code 2), and one behind the"
            + " newest night (4).",
    footer = {
      "",
      "Example: jobs/claimway nightly --business-date 2026-03-02",
      "Example: jobs/claimway nightly --business-date 2026-02-28 --override \"month end on a Saturday\" --as robin"
    })
final class NightlyCommand implements Callable<Integer> {
  @Option(
      names = "--business-date",
      paramLabel = "DATE",
      description =
          "The date whose sessions the night closes (default: the newest banking day whose cut-off"
              + " has passed).")
  private LocalDate businessDate;

  @Option(
      names = "--adopt-version",
      description = "Finish a night under other rules or another program than it began with.")
  private boolean adoptVersion;

  @ArgGroup(exclusive = false)
  private OpenedDate override;

  /** A person's word for a date that the calendar refuses. */
  static final class OpenedDate {
    @Option(
        names = "--override",
        required = true,
        paramLabel = "WHY",
        description =
            "Run a day that is not over or on which no bank works, and keep why: no client's name,"
                + " birth date or member id.")
    private String reason;

    @Option(
        names = "--as",
        required = true,
        paramLabel = "ID",
        description = "Who says so, as the file of people knows them.")
    private String person;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      Instant now = workplace.now();
      LocalDate date =
          businessDate == null
              ? workplace.settings().network().nights().newestClosed(now)
              : businessDate;
      return run(workplace, new NightOrder(date, now, adoptVersion, override(workplace, date)));
    }
  }

  private DateOverride override(Workplace workplace, LocalDate date) {
    if (override == null) {
      return null;
    }
    workplace
        .people()
        .mayDo(
            override.person,
            Deed.of(
                "override the date of the night of " + date,
                Right.RESOLVE,
                "nightly --business-date " + date + " --override WHY"));
    try {
      return new DateOverride(override.person, override.reason);
    } catch (IllegalArgumentException unusable) {
      throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
    }
  }

  private static int run(Workplace workplace, NightOrder order) {
    LocalDate date = order.businessDate();
    try (Lease lease = workplace.lease("nightly --business-date " + date);
        ProgressLine now = ProgressLine.on(workplace, RunningTasks::words)) {
      Pipeline pipeline = new Pipeline(workplace.edges(), NightlyCommand::sleep, order);
      int exitCode =
          pipeline
              .nights()
              .run(order, lease, CrashPoints.fromEnvironment(), new StageLines(workplace, now));
      pipeline.relayOutbox(lease);
      if (workplace.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("businessDate", date);
        json.put("exitCode", exitCode);
        json.put("report", pipeline.reportPage(date).toString());
        workplace.printJson(json);
      } else {
        workplace.out().println("Report: " + pipeline.reportPage(date));
      }
      return exitCode;
    }
  }

  private static void sleep(Duration atMost) {
    try {
      TimeUnit.MILLISECONDS.sleep(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
