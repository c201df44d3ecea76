package io.claimway.cli;

import io.claimway.postgres.read.BookReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that opens the book at an account. */
@Command(
    name = "ledger",
    description =
        "Balances of accounts that begin with a text; the newest transfers where it names one account.",
    footer = {"", "Example: jobs/claimway ledger payer-receivable:harbor-commercial"})
final class LedgerCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      defaultValue = "",
      description = "An account (kind:owner), or how its code begins.")
  private String account;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many transfers (default: 50).")
  private int most;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      BookReader books = new BookReader(workplace.database());
      BookReader.Table balances = books.balances(account);
      boolean one = balances.rows().size() == 1 && balances.rows().get(0).get(0).equals(account);
      Tables.print(
          workplace, one ? List.of(balances, books.statement(account, most)) : List.of(balances));
      return ExitCode.DONE.number();
    }
  }
}
