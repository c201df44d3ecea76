package io.claimway.cli;

import io.claimway.night.Pipeline;
import io.claimway.postgres.Lease;
import io.claimway.stage.CrashPoints;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs one night, finishes one that died, or says how a finished one ended. */
@Command(
    name = "nightly",
    description = "Run the night of a business date, or finish one that was interrupted.",
    footer = {"", "Example: jobs/claimway nightly --business-date 2026-03-02"})
final class NightlyCommand implements Callable<Integer> {
  @Option(
      names = "--business-date",
      required = true,
      paramLabel = "DATE",
      description = "The date whose sessions the night closes (2026-03-02).")
  private LocalDate businessDate;

  @Option(
      names = "--adopt-version",
      description = "Finish a night under other rules or another program than it began with.")
  private boolean adoptVersion;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("nightly --business-date " + businessDate)) {
      Pipeline pipeline = new Pipeline(workplace.edges(), NightlyCommand::sleep, businessDate);
      int exitCode =
          pipeline
              .nights()
              .run(
                  businessDate,
                  lease,
                  adoptVersion,
                  CrashPoints.fromEnvironment(),
                  new StageLines(workplace));
      pipeline.relayOutbox();
      if (workplace.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("businessDate", businessDate);
        json.put("exitCode", exitCode);
        json.put("report", pipeline.reportPage(businessDate).toString());
        workplace.printJson(json);
      } else {
        workplace.out().println("Report: " + pipeline.reportPage(businessDate));
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
