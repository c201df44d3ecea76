package io.claimway.cli;

import io.claimway.postgres.read.BookReader;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemOwner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that lists open work items. */
@Command(
    name = "worklist",
    description =
        "What waits for a person: by kind with the next action, then item by item, overdue ones first.",
    footer = {"", "Example: jobs/claimway worklist --kind DENIED_CLAIM"})
final class WorklistCommand implements Callable<Integer> {
  @Option(names = "--kind", paramLabel = "KIND", description = "Only items of this kind.")
  private WorkItemKind kind;

  @Option(
      names = "--owner",
      paramLabel = "DESK",
      description = "Only items of this desk: ${COMPLETION-CANDIDATES}.")
  private WorkItemOwner owner;

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
      Tables.print(workplace, books.work(kind, owner, most));
      return ExitCode.DONE.number();
    }
  }
}
