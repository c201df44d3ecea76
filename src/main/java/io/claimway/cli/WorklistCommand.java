package io.claimway.cli;

import io.claimway.postgres.read.BookReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that lists open work items. */
@Command(
    name = "worklist",
    description = "What waits for a person, the most dollars first.",
    footer = {"", "Example: jobs/claimway worklist --kind DENIED_CLAIM"})
final class WorklistCommand implements Callable<Integer> {
  @Option(names = "--kind", paramLabel = "KIND", description = "Only items of this kind.")
  private String kind;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many (default: 50).")
  private int most;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      BookReader books = new BookReader(workplace.database());
      Tables.print(workplace, List.of(books.workItems(kind, most)));
      return ExitCode.DONE.number();
    }
  }
}
