package io.claimway.cli;

import io.claimway.batch.RestoredBook;
import io.claimway.batch.RestoredBook.Gap;
import io.claimway.postgres.Lease;
import io.claimway.run.RunRefused;
import io.claimway.stage.CrashPoints;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for a book that was put back to an older state behind the bucket. */
@Command(
    name = "restore",
    description =
        "A book that was put back to an older state: what the bucket has beyond it, and going on.",
    footer = {"", "Example: jobs/claimway restore show"})
final class RestoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Command(
      description =
          "Names the nights, heads and files that the bucket has and the book lacks; exit code 4"
              + " where there are any. Changes nothing.",
      footer = {"", "Example: jobs/claimway restore show --json"})
  int show() {
    try (Workplace workplace = Workplace.of(spec)) {
      Optional<Gap> gap = workplace.edges().restoredBook().findGap();
      gap.ifPresentOrElse(found -> print(workplace, found), () -> whole(workplace));
      return (gap.isPresent() ? ExitCode.REFUSED : ExitCode.DONE).number();
    }
  }

  @Command(
      description =
          "Goes on with a book that was put back, and keeps who decided it and why. Its lost nights"
              + " then run again in their order, on the inputs that the bucket keeps: what they make"
              + " again has left already and is not sent again; what they make otherwise is kept back"
              + " and is an item. What persons did between them is done again between them.",
      footer = {
        "",
        "Example: jobs/claimway restore accept --as robin --because \"the disk was lost; state of last night's backup\""
      })
  int accept(@Mixin WordOptions word) {
    String because = word.because(spec);
    try (Workplace workplace = Workplace.of(spec)) {
      RestoredBook book = workplace.edges().restoredBook();
      Gap gap =
          book.findGap()
              .orElseThrow(
                  () ->
                      new RunRefused(
                          "Cannot accept a restore: the book lacks nothing that the bucket has"));
      try (Lease lease = workplace.edges().leaseOfOlderBook("restore accept")) {
        book.accept(
            gap,
            word.person(),
            because,
            workplace.people(),
            lease.epoch(),
            CrashPoints.fromEnvironment());
        print(workplace, gap);
        if (!workplace.json()) {
          gap.nights()
              .forEach(
                  night ->
                      workplace
                          .out()
                          .println("Next: jobs/claimway nightly --business-date " + night));
          workplace.out().flush();
        }
        return ExitCode.DONE.number();
      }
    }
  }

  private static void whole(Workplace workplace) {
    if (workplace.json()) {
      workplace.printJson(Map.of("whole", true));
    } else {
      workplace.out().println("The book lacks nothing that the bucket has.");
      workplace.out().flush();
    }
  }

  private static void print(Workplace workplace, Gap gap) {
    if (workplace.json()) {
      workplace.printJson(gap);
      return;
    }
    workplace.out().println(gap.sentence());
    gap.nights()
        .forEach(
            night ->
                workplace
                    .out()
                    .printf(
                        "  night %s %s%n",
                        night, night.finished() ? "had finished" : "had not finished"));
    gap.files()
        .forEach(
            file -> workplace.out().printf("  left for %s: %s%n", file.partner(), file.name()));
    workplace.out().flush();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: show or accept");
  }
}
