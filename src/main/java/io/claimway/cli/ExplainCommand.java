package io.claimway.cli;

import io.claimway.postgres.read.BookReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that answers a therapist or a client in one call. */
@Command(
    name = "explain",
    description =
        "All that the books know about a session, claim, control number, trace, payout or work item.",
    footer = {"", "Example: jobs/claimway explain ses-0000005"})
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description =
          "A session, claim, patient or payer control number, trace, payout or work item.")
  private String id;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many rows of a table at most (default: 500).")
  private int most;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      BookReader books = new BookReader(workplace.database());
      List<BookReader.Table> story = books.explain(id, most);
      if (story.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot explain "
                + id
                + ": the books know no session, claim, control number, trace, payout or work item of that name");
      }
      Tables.print(workplace, story);
      return ExitCode.DONE.number();
    }
  }
}
