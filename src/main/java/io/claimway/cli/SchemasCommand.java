package io.claimway.cli;

import io.claimway.avro.SchemaRelease;
import io.claimway.run.UnusableConfiguration;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands around the Avro schemas of the topics. */
@Command(
    name = "schemas",
    description = "The Avro schemas of the topics.",
    subcommands = SchemasCommand.Check.class,
    footer = {"", "Example: jobs/claimway schemas check"})
final class SchemasCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Cannot run schemas: say what to do (check)");
  }

  /** The command that holds every schema to its released versions. */
  @Command(
      name = "check",
      description =
          "Checks that each schema reads what its released versions wrote, and is read by them.",
      footer = {"", "Example: jobs/claimway schemas check --folder schemas/avro"})
  static final class Check implements Callable<Integer> {
    @Option(
        names = "--folder",
        paramLabel = "DIR",
        defaultValue = "schemas/avro",
        description = "Folder with *.avsc and released/ (default: schemas/avro here).")
    private Path folder;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Workplace workplace = Workplace.of(spec)) {
        List<SchemaRelease.Finding> findings = check();
        if (workplace.json()) {
          workplace.printJson(Map.of("schemas", findings));
        } else {
          findings.forEach(finding -> print(workplace, finding));
        }
        boolean broken = findings.stream().anyMatch(finding -> !finding.breaks().isEmpty());
        return (broken ? ExitCode.FAILED : ExitCode.DONE).number();
      }
    }

    private List<SchemaRelease.Finding> check() {
      try {
        return SchemaRelease.check(folder);
      } catch (UncheckedIOException unreadable) {
        throw new UnusableConfiguration(
            "Cannot check schemas in " + folder + ": " + unreadable.getMessage(), unreadable);
      }
    }

    private static void print(Workplace workplace, SchemaRelease.Finding finding) {
      String verdict = finding.breaks().isEmpty() ? "ok" : "BROKEN";
      workplace
          .out()
          .printf(
              "%-24s %-7s %d released%n", finding.schema(), verdict, finding.releasedVersions());
      finding.breaks().forEach(each -> workplace.out().println("  " + each));
    }
  }
}
