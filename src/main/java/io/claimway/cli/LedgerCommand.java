package io.claimway.cli;

import io.claimway.ledger.AccountKind;
import io.claimway.postgres.read.BookReader;
import io.claimway.postgres.read.BookReader.Table;
import io.claimway.postgres.read.LedgerReader;
import io.claimway.postgres.read.LedgerReader.Accounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that open the book: what accounts hold, their statements, and all of it. */
@Command(
    name = "ledger",
    description =
        "The trial balance; with an account or what it is about, what stands there and the newest transfers, each with the"
            + " segment and the bank line that it comes from.",
    footer = {
      "",
      "Example: jobs/claimway ledger",
      "Example: jobs/claimway ledger payer-receivable:cbh-ny:harbor-commercial",
      "Example: jobs/claimway ledger --claim CLM0000001V1X"
    })
final class LedgerCommand implements Callable<Integer> {

  /** What a statement is about. */
  private static final class About {
    @Parameters(
        index = "0",
        paramLabel = "ACCOUNT",
        description =
            "An account (kind:entity:owner), or how the codes of several begin: those are listed.")
    private String account;

    @Option(names = "--payer", paramLabel = "PAYER", description = "All accounts of a payer.")
    private String payer;

    @Option(
        names = "--practice",
        paramLabel = "PRACTICE",
        description = "All accounts of a practice.")
    private String practice;

    @Option(
        names = "--entity",
        paramLabel = "ENTITY",
        description = "All accounts of a billing entity.")
    private String entity;

    @Option(
        names = "--claim",
        paramLabel = "CLAIM",
        description = "A claim, by its number, a control number, the payer's number or a session.")
    private String claim;
  }

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private About about;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many transfers, or accounts whose code begins so (default: 50).")
  private int most;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      Tables.print(workplace, answer(new LedgerReader(workplace.database()), workplace));
      return ExitCode.DONE.number();
    }
  }

  private List<Table> answer(LedgerReader ledger, Workplace workplace) {
    if (about == null) {
      return List.of(ledger.trialBalance());
    }
    if (about.account != null) {
      return ofAccount(ledger);
    }
    if (about.claim != null) {
      return ofClaim(ledger, new BookReader(workplace.database()).claimsOf(about.claim));
    }
    Accounts accounts =
        about.payer != null
            ? ledger.ofOwner(AccountKind.Owner.PAYER, about.payer)
            : about.practice != null
                ? ledger.ofOwner(AccountKind.Owner.PRACTICE, about.practice)
                : ledger.ofEntity(about.entity);
    if (accounts.isEmpty()) {
      throw nothing(
          about.payer != null
              ? "account of payer " + about.payer
              : about.practice != null
                  ? "account of practice " + about.practice
                  : "account of billing entity " + about.entity);
    }
    return List.of(ledger.balances(accounts), ledger.statement(accounts, most));
  }

  private List<Table> ofAccount(LedgerReader ledger) {
    Accounts one = ledger.named(about.account);
    return one.isEmpty()
        ? List.of(ledger.balances(ledger.beginningWith(about.account, most)))
        : List.of(ledger.balances(one), ledger.statement(about.account, one, most));
  }

  private List<Table> ofClaim(LedgerReader ledger, List<Long> claims) {
    if (claims.isEmpty()) {
      throw nothing("claim " + about.claim);
    }
    return List.of(ledger.balancesOfClaim(claims), ledger.statementOfClaim(claims, most));
  }

  private ParameterException nothing(String what) {
    return new ParameterException(
        spec.commandLine(), "Cannot open the ledger: the book knows no " + what);
  }

  /** The forms that the whole book is written in. */
  enum Format {
    /** A journal for hledger. */
    HLEDGER
  }

  @Command(
      description =
          "Writes the whole book for another program to check: every transfer, and what every account holds by the book's"
              + " own sums, which that program compares with what it finds.",
      footer = {
        "",
        "Example: jobs/claimway ledger export --format hledger --output book.journal && hledger -f book.journal check"
      })
  int export(
      @Option(
              names = "--format",
              required = true,
              paramLabel = "FORMAT",
              description = "${COMPLETION-CANDIDATES}, in any case.")
          Format format,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "Where to; without it, to standard output.")
          Path output) {
    try (Workplace workplace = Workplace.of(spec)) {
      LedgerReader ledger = new LedgerReader(workplace.database());
      if (output == null) {
        if (workplace.json()) {
          throw new ParameterException(
              spec.commandLine(),
              "Cannot export as JSON: name a file with --output for the journal");
        }
        PrintWriter out = workplace.out();
        ledger.export(out);
        out.flush();
        return ExitCode.DONE.number();
      }
      long transfers = write(ledger, output);
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("file", output.toString());
      said.put("format", format);
      said.put("transfers", transfers);
      workplace.answer("%s holds %d transfers.".formatted(output, transfers), said);
      return ExitCode.DONE.number();
    }
  }

  private static long write(LedgerReader ledger, Path output) {
    try (Writer journal = Files.newBufferedWriter(output)) {
      return ledger.export(journal);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write " + output, failure);
    }
  }
}
