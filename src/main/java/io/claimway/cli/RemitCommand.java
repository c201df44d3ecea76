package io.claimway.cli;

import io.claimway.batch.EnterRemittances;
import io.claimway.money.Cents;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Lease;
import io.claimway.postgres.read.BookReader;
import io.claimway.postgres.remit.EntryTables.Entry;
import io.claimway.run.UnusableConfiguration;
import io.claimway.settings.entered.EnteredFile;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for remittances that come on paper: keyed by one person, above a limit by two. */
@Command(
    name = "remit",
    description =
        "Remittances that came on paper: enter one, approve or withdraw what waits, list them.",
    footer = {"", "Example: jobs/claimway remit enter check-40117.yaml --as morgan"},
    subcommands = RemitCommand.ListEntries.class)
final class RemitCommand implements Runnable {
  private static final String WHO = "Who does it, as the file of people knows them.";

  /** A scan above is no remittance of one payment. */
  private static final long MOST_DOCUMENT_BYTES = 100L << 20;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run remit: say enter, approve, withdraw or list");
  }

  @Command(
      description =
          "Enter a remittance that came on paper, with the document that it is keyed from.",
      footer = {
        "",
        "The file is held to its sums as an 835 is; the next night takes it in beside those, and the bank's line of its number ties to it.",
        "Above your limit it waits for another person (remit approve). What is in it, every amount in dollars:",
        "",
        "  payer: harbor-commercial      # of jobs/payers",
        "  entity: cbh-ny                # billing entity that is paid",
        "  number: \"40117\"               # of the check, or trace of the transfer",
        "  date: 2026-01-14",
        "  amount: 105.00",
        "  method: check                 # check, lockbox, card, ach or wire",
        "  document: check-40117.pdf     # beside this file",
        "  claims:",
        "    - control-number: C00001XK2015A",
        "      payer-number: \"2026014001\" # optional; likewise status, frequency, date, patient-share, rendering, patient",
        "      charge: 175.00",
        "      paid: 120.00",
        "      lines:",
        "        - procedure: \"90837\"",
        "          modifiers: [\"95\"]",
        "          date: 2026-01-05",
        "          charge: 175.00",
        "          paid: 120.00",
        "          adjustments:",
        "            - {group: CO, reason: \"45\", amount: 40.00}",
        "            - {group: PR, reason: \"3\", amount: 15.00}",
        "          remarks: [N130]       # optional; likewise control-number, decided-as",
        "  adjustments:                  # beside the claims; above zero lowers the payment",
        "    - {code: WO, reference: \"2025311007\", amount: 15.00}",
        "",
        "Example: jobs/claimway remit enter check-40117.yaml --as morgan"
      })
  int enter(
      @Parameters(paramLabel = "FILE", description = "The file, as above.") Path file,
      @Option(names = "--as", required = true, paramLabel = "ID", description = WHO)
          String person) {
    try (Workplace workplace = Workplace.of(spec)) {
      PayerProfiles payers = payers(workplace);
      EnteredFile entered = EnteredFile.read(file, payers);
      byte[] document = document(entered.document());
      try (Lease lease = workplace.lease("remit enter " + file)) {
        EnterRemittances.Entered done =
            entries(workplace, payers)
                .enter(
                    entered.remittance(),
                    document,
                    person,
                    lease.epoch(),
                    CrashPoints.fromEnvironment());
        print(
            workplace,
            done.entry(),
            done.known() ? "was entered before, nothing is repeated" : "entered");
      }
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description = "Approve a remittance that another person has entered above their limit.",
      footer = {
        "",
        "Hold it against its document first: remit list names both. The next night takes it in.",
        "",
        "Example: jobs/claimway remit approve M3f9a04c1d2 --as jordan"
      })
  int approve(
      @Parameters(paramLabel = "ENTRY", description = "The entry, as remit list names it.")
          String entry,
      @Option(names = "--as", required = true, paramLabel = "ID", description = WHO)
          String person) {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("remit approve " + entry)) {
      print(
          workplace,
          entries(workplace, payers(workplace))
              .approve(entry, person, lease.epoch(), CrashPoints.fromEnvironment()),
          "approved");
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description =
          "Give up an entry that waits for approval; a corrected file may be entered then.",
      footer = {
        "",
        "Example: jobs/claimway remit withdraw M3f9a04c1d2 --because \"a line was left out\" --as morgan"
      })
  int withdraw(
      @Parameters(paramLabel = "ENTRY", description = "The entry, as remit list names it.")
          String entry,
      @Mixin WordOptions word) {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("remit withdraw " + entry)) {
      print(
          workplace,
          entries(workplace, payers(workplace))
              .withdraw(
                  entry,
                  word.person(),
                  word.because(spec),
                  lease.epoch(),
                  CrashPoints.fromEnvironment()),
          "withdrawn");
      return ExitCode.DONE.number();
    }
  }

  private static PayerProfiles payers(Workplace workplace) {
    return ProfileFolder.read(
            workplace.settings().payers().dir(), workplace.settings().partners().dir())
        .orRefuse();
  }

  private static EnterRemittances entries(Workplace workplace, PayerProfiles payers) {
    return new EnterRemittances(
        workplace.database(), workplace.objectStore(), payers, workplace.people());
  }

  private static byte[] document(Path path) {
    try {
      if (Files.size(path) > MOST_DOCUMENT_BYTES) {
        throw new UnusableConfiguration(
            "Cannot keep "
                + path
                + ": it is larger than 100 MB; one payment's document is expected");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UnusableConfiguration(
          "Cannot read " + path + ": the document that the remittance was keyed from", e);
    }
  }

  private static void print(Workplace workplace, Entry entry, String done) {
    if (workplace.json()) {
      workplace.printJson(Map.of("entry", entry));
      return;
    }
    String next =
        switch (entry.step()) {
          case ENTERED ->
              "it is above what %s may enter alone; another person: jobs/claimway remit approve %s --as ID"
                  .formatted(entry.enteredBy(), entry.entryId());
          case RELEASED -> "the next night takes it in: jobs/claimway nightly";
          case WITHDRAWN -> "nothing of it posts";
        };
    workplace
        .out()
        .printf(
            "%s %s: %s of %s, %s, %d claims; %s%n",
            entry.entryId(),
            done,
            entry.number(),
            entry.payer(),
            Cents.dollars(entry.cents()),
            entry.claims(),
            next);
    workplace.out().flush();
  }

  /** The command that lists what was entered. */
  @Command(
      name = "list",
      description =
          "What was entered: what waits for approval first, with what the nights made of the rest.",
      footer = {"", "Example: jobs/claimway remit list"})
  static final class ListEntries implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Workplace workplace = Workplace.of(spec)) {
        Tables.print(workplace, List.of(new BookReader(workplace.database()).entries()));
        return ExitCode.DONE.number();
      }
    }
  }
}
