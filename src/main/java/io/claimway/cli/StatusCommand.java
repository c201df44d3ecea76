package io.claimway.cli;

import io.claimway.embedded.EmbeddedServers;
import io.claimway.postgres.read.RunOverview;
import io.claimway.postgres.read.RunOverview.StageTotal;
import io.claimway.run.ControlTotals;
import io.claimway.settings.JobFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command that says how the nights stand: whether the one that is due has ended in time, what
 * the last one came to, and who holds the lease where.
 */
@Command(
    name = "status",
    description =
        "The night that is due and its deadline, the last one's totals, the latest runs, and who holds the lease.",
    footer = {
      "",
      "For a monitor: exit code 0 all is well, 1 a night is late or was interrupted, or nothing answers,",
      "3 the last night left items that are new or overdue, 5 it found the books broken.",
      "",
      "Example: jobs/claimway status --runs 5"
    })
final class StatusCommand implements Callable<Integer> {
  private static final String NIGHTLY = "nightly";

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many runs (default: 10).")
  private int runs;

  @Spec private CommandSpec spec;

  /** What is told. */
  private record Standing(
      NightWatch watch,
      Optional<RunOverview.LeaseHolder> holder,
      Optional<RunOverview.RunLine> night,
      List<StageTotal> totals,
      List<RunOverview.RunLine> latest) {}

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      boolean nothingRuns =
          workplace.configured().postgres().embedded()
              && new EmbeddedServers(workplace.state()).running().isEmpty();
      if (nothingRuns) {
        workplace.answer(
            "No services are running in "
                + workplace.state()
                + "; start them: jobs/claimway services up",
            Map.of("running", false));
        return ExitCode.FAILED.number();
      }
      Standing standing = look(workplace);
      if (workplace.json()) {
        workplace.printJson(json(standing));
      } else {
        print(workplace.out(), standing);
      }
      return standing.watch().exitCode().number();
    }
  }

  private Standing look(Workplace workplace) {
    RunOverview overview = new RunOverview(workplace.database());
    Optional<RunOverview.LeaseHolder> holder = overview.leaseHolder();
    Optional<RunOverview.RunLine> night = overview.newest(NIGHTLY);
    return new Standing(
        NightWatch.at(
            workplace.now(),
            workplace.settings().network().nights(),
            night,
            holder.isPresent(),
            deadline(workplace)),
        holder,
        night,
        night.map(run -> overview.totals(run.runId())).orElse(List.of()),
        overview.latest(runs));
  }

  /** The nights of a demo run by its own clock. */
  private static Optional<JobFile> deadline(Workplace workplace) {
    return Files.exists(workplace.state().resolve(DemoBook.FOLDER).resolve(DemoBook.FILE))
        ? Optional.empty()
        : JobFile.find(Workplace.home(), NIGHTLY);
  }

  private static Map<String, Object> json(Standing standing) {
    NightWatch watch = standing.watch();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", watch.state());
    json.put("due", watch.due());
    json.put("deadline", watch.deadline() == null ? null : watch.deadline().toOffsetDateTime());
    json.put("lateMinutes", watch.lateMinutes());
    json.put("exitCode", watch.exitCode().number());
    json.put("lease", standing.holder().orElse(null));
    json.put("lastNight", standing.night().orElse(null));
    json.put("totals", standing.totals());
    json.put("runs", standing.latest());
    return json;
  }

  private static void print(PrintWriter out, Standing standing) {
    out.println(standing.watch().words());
    out.println(
        standing
            .holder()
            .map(held -> "Lease: " + held.holder() + " since " + held.since())
            .orElse("Lease: free"));
    standing.night().ifPresent(night -> printTotals(out, night, standing.totals()));
    if (standing.latest().isEmpty()) {
      out.println("No run yet.");
    }
    for (RunOverview.RunLine run : standing.latest()) {
      String end = run.finished() ? " exit " + run.exitCode() : "";
      out.printf(
          "%-24s %-9s%s, %d stages published%s%n",
          run.runId(),
          run.state(),
          end,
          run.stagesPublished(),
          run.lastStage() == null
              ? ""
              : ", last " + run.lastStage() + " at " + run.lastPublishedAt());
      if (run.overrideBy() != null) {
        out.printf("  its date was opened by %s: %s%n", run.overrideBy(), run.overrideReason());
      }
    }
    out.flush();
  }

  private static void printTotals(
      PrintWriter out, RunOverview.RunLine night, List<StageTotal> totals) {
    Map<String, List<ControlTotals>> byStage = new LinkedHashMap<>();
    totals.forEach(
        each ->
            byStage.computeIfAbsent(each.stage(), stage -> new ArrayList<>()).add(each.totals()));
    out.println("Night of " + night.businessDate() + ":");
    byStage.forEach((stage, each) -> out.printf("  %-12s %s%n", stage, StageLines.line(each)));
  }
}
