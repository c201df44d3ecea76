package io.claimway.cli;

import io.claimway.postgres.read.BookReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that says what holds back sessions and who can release them. */
@Command(
    name = "holds",
    description = "Sessions that wait for a fact: by reason, or each one of a reason.",
    footer = {"", "Example: jobs/claimway holds --code NOTE_UNSIGNED"})
final class HoldsCommand implements Callable<Integer> {
  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "List the sessions held for this reason.")
  private String code;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      BookReader books = new BookReader(workplace.database());
      Tables.print(workplace, List.of(books.holds(code)));
      return ExitCode.DONE.number();
    }
  }
}
