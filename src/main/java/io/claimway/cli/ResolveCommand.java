package io.claimway.cli;

import io.claimway.batch.ResolveItems;
import io.claimway.money.Cents;
import io.claimway.postgres.Lease;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.stage.CrashPoints;
import io.claimway.worklist.Resolution;
import io.claimway.worklist.StandingItem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command with which a person ends a work item and says why. */
@Command(
    name = "resolve",
    description =
        "End a work item by your word; refused (exit code 4) where what it comes from still holds, with what ends that.",
    footer = {
      "",
      "Example: jobs/claimway resolve 3f9a04c1d2 --as jordan --because \"the payer sent the 835 again\"",
      "         jobs/claimway resolve 8d21c0aa41 --action MATCH --claim C00001XK2015A --as jordan --because \"same member, same day\"",
      "         jobs/claimway resolve 51be7d09f2 --write-off --as dana --because \"filed late by us, appeal refused\""
    })
final class ResolveCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "ITEM",
      description = "The item's id, or its beginning, as worklist shows it.")
  private String item;

  @Mixin private WordOptions word;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      defaultValue = "DONE",
      description = "What came of it: ${COMPLETION-CANDIDATES} (default: DONE).")
  private Resolution.Outcome outcome;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description =
          "Of a suspended claim, what the next night does with it: ${COMPLETION-CANDIDATES}; MATCH says with --claim which of ours it is.")
  private RemittanceDecision.Action action;

  @Option(
      names = "--write-off",
      description = "Of a denial, give up what was denied: it is booked to write-offs.")
  private boolean writeOff;

  @Option(
      names = "--claim",
      paramLabel = "PCN",
      description = "The patient control number of the claim that is meant.")
  private String claim;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if ((action == RemittanceDecision.Action.MATCH) != (claim != null)) {
      throw new ParameterException(
          spec.commandLine(), "Cannot resolve: --claim goes with --action MATCH, and only with it");
    }
    if (writeOff && action != null) {
      throw new ParameterException(
          spec.commandLine(), "Cannot resolve: --write-off and --action are two ways out");
    }
    return action == null ? resolve() : decide();
  }

  /** Keeps a person's word on a reported claim for the next night. */
  private Integer decide() {
    RemittanceDecision decision = new RemittanceDecision(action, word.person(), word.because(spec));
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("resolve " + item)) {
      StandingItem decided =
          new ResolveItems(workplace.database(), workplace.people())
              .decide(
                  item,
                  decision,
                  claim,
                  ProfileFolder.read(
                          workplace.settings().payers().dir(),
                          workplace.settings().partners().dir())
                      .orRefuse(),
                  lease.epoch(),
                  CrashPoints.fromEnvironment());
      if (workplace.json()) {
        workplace.printJson(decided);
      } else {
        workplace
            .out()
            .printf(
                "%s of %s: %s kept, %s; the next night tries it: jobs/claimway nightly%n",
                decided.subject(), Cents.dollars(decided.cents()), action, word.because(spec));
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  private Integer resolve() {
    Resolution resolution = resolution();
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("resolve " + item)) {
      ResolveItems items = new ResolveItems(workplace.database(), workplace.people());
      CrashPoints crashes = CrashPoints.fromEnvironment();
      StandingItem resolved =
          writeOff
              ? items.writeOff(
                  item, resolution.person(), resolution.because(), lease.epoch(), crashes)
              : items.resolve(item, resolution, lease.epoch(), crashes);
      if (workplace.json()) {
        workplace.printJson(resolved);
      } else {
        workplace
            .out()
            .printf(
                "%s of %s resolved, %s: %s%n",
                resolved.kind(),
                resolved.subject(),
                Cents.dollars(resolved.cents()),
                word.because(spec));
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  private Resolution resolution() {
    try {
      return new Resolution(word.person(), word.because(spec), outcome);
    } catch (IllegalArgumentException missing) {
      throw new ParameterException(spec.commandLine(), missing.getMessage(), missing);
    }
  }
}
