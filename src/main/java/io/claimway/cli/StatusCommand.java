package io.claimway.cli;

import io.claimway.embedded.EmbeddedServers;
import io.claimway.postgres.read.RunOverview;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that says how far the latest nights are and who holds the lease. */
@Command(
    name = "status",
    description = "The latest runs, how far each is, and who holds the lease.",
    footer = {"", "Example: jobs/claimway status --runs 5"})
final class StatusCommand implements Callable<Integer> {
  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many runs (default: 10).")
  private int runs;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      boolean nothingRuns =
          workplace.configured().postgres().embedded()
              && new EmbeddedServers(workplace.state()).running().isEmpty();
      if (nothingRuns) {
        workplace.say(
            "No services are running in "
                + workplace.state()
                + "; start them: jobs/claimway services up");
        return ExitCode.FAILED.number();
      }
      RunOverview overview = new RunOverview(workplace.database());
      print(workplace, overview.latest(runs), overview.leaseHolder());
      return ExitCode.DONE.number();
    }
  }

  private static void print(
      Workplace workplace,
      List<RunOverview.RunLine> latest,
      Optional<RunOverview.LeaseHolder> holder) {
    if (workplace.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("lease", holder.orElse(null));
      json.put("runs", latest);
      workplace.printJson(json);
      return;
    }
    PrintWriter out = workplace.out();
    out.println(
        holder
            .map(held -> "Lease: " + held.holder() + " since " + held.since())
            .orElse("Lease: free"));
    if (latest.isEmpty()) {
      out.println("No run yet.");
    }
    for (RunOverview.RunLine run : latest) {
      String end = run.exitCode() == null ? "" : " exit " + run.exitCode();
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
  }
}
