package io.claimway.cli;

import io.claimway.batch.PlaceMoney;
import io.claimway.batch.ResolveItems;
import io.claimway.money.Cents;
import io.claimway.postgres.Lease;
import io.claimway.remittance.ProviderDecision;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.remittance.UnlistedAdjustments;
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
      "         jobs/claimway resolve 51be7d09f2 --write-off --reason late-filing --as dana --because \"appeal refused\"",
      "         jobs/claimway resolve 77ac03e1b8 --action CLASSIFY --to DENIED --as jordan --because \"the payer means CO-96\"",
      "         jobs/claimway resolve a1f2094c3e --action EXPLAIN --to INTEREST --as jordan --because \"letter of January 9\"",
      "         jobs/claimway resolve a1f2094c3e --undo --as morgan --because \"it was a rebate\""
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
          "${COMPLETION-CANDIDATES}. MATCH (with --claim), ACCEPT and RETRY: what the next night does with a suspended claim."
              + " CLASSIFY: what unlisted adjustments are. EXPLAIN: what a provider adjustment (PLB) in suspense is.")
  private Action action;

  @Option(
      names = "--to",
      paramLabel = "WHAT",
      description =
          "With CLASSIFY: CONTRACTUAL, DENIED or WRITTEN_OFF. With EXPLAIN: INTEREST, RECOUPMENT, REFUND, LEVY or WRITE_OFF.")
  private Place to;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Why money that is owed may be given up: a reason of the file of people.")
  private String reason;

  @Option(
      names = "--payer",
      paramLabel = "PAYER",
      description =
          "With EXPLAIN --to WRITE_OFF: whose it is, where one originator pays for several.")
  private String payer;

  @Option(
      names = "--undo",
      description =
          "Take back what a person said of the item: what was booked is mirrored, and the item is open again.")
  private boolean undo;

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
    if ((action == Action.MATCH) != (claim != null)) {
      throw new ParameterException(
          spec.commandLine(), "Cannot resolve: --claim goes with --action MATCH, and only with it");
    }
    if ((writeOff ? 1 : 0) + (action != null ? 1 : 0) + (undo ? 1 : 0) > 1) {
      throw new ParameterException(
          spec.commandLine(), "Cannot resolve: --write-off, --action and --undo are three ways");
    }
    boolean places = action == Action.CLASSIFY || action == Action.EXPLAIN;
    if (places != (to != null) || (places && !to.fits(action))) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot resolve: --to goes with --action CLASSIFY (CONTRACTUAL, DENIED, WRITTEN_OFF) or EXPLAIN (INTEREST, RECOUPMENT, REFUND, LEVY, WRITE_OFF)");
    }
    if (places || undo) {
      return place();
    }
    return action == null ? resolve() : decide();
  }

  /** What a person may say of an item beside that it is done. */
  enum Action {
    MATCH,
    ACCEPT,
    RETRY,
    CLASSIFY,
    EXPLAIN
  }

  /** What a person may say that money in suspense is. */
  enum Place {
    CONTRACTUAL(UnlistedAdjustments.Placement.CONTRACTUAL, null),
    DENIED(UnlistedAdjustments.Placement.DENIED, null),
    WRITTEN_OFF(UnlistedAdjustments.Placement.WRITTEN_OFF, null),
    INTEREST(null, ProviderDecision.Treatment.INTEREST),
    RECOUPMENT(null, ProviderDecision.Treatment.CLOSES),
    REFUND(null, ProviderDecision.Treatment.REFUND),
    LEVY(null, ProviderDecision.Treatment.LEVY),
    WRITE_OFF(null, ProviderDecision.Treatment.WRITE_OFF);

    private final UnlistedAdjustments.Placement adjustments;
    private final ProviderDecision.Treatment item;

    Place(UnlistedAdjustments.Placement adjustments, ProviderDecision.Treatment item) {
      this.adjustments = adjustments;
      this.item = item;
    }

    boolean fits(Action action) {
      return (action == Action.CLASSIFY) == (adjustments != null);
    }
  }

  /** Moves money that stands in suspense where a person says, or takes that back. */
  private Integer place() {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("resolve " + item)) {
      PlaceMoney money =
          new PlaceMoney(
              workplace.database(),
              workplace.people(),
              ProfileFolder.read(
                      workplace.settings().payers().dir(), workplace.settings().partners().dir())
                  .orRefuse());
      PlaceMoney.Word said = new PlaceMoney.Word(word.person(), word.because(spec), reason);
      CrashPoints crashes = CrashPoints.fromEnvironment();
      StandingItem placed;
      if (undo) {
        placed = money.undo(item, said, lease.epoch(), crashes);
      } else if (action == Action.CLASSIFY) {
        placed = money.classify(item, to.adjustments, said, lease.epoch(), crashes);
      } else {
        placed = money.explain(item, to.item, payer, said, lease.epoch(), crashes);
      }
      if (workplace.json()) {
        workplace.printJson(placed);
      } else {
        workplace
            .out()
            .printf(
                "%s of %s, %s: %s, %s%n",
                placed.kind(),
                placed.subject(),
                Cents.dollars(placed.cents()),
                undo
                    ? "what was said of it is taken back, and it is open again"
                    : "booked as " + to,
                word.because(spec));
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  /** Keeps a person's word on a reported claim for the next night. */
  private Integer decide() {
    RemittanceDecision decision =
        new RemittanceDecision(
            RemittanceDecision.Action.valueOf(action.name()), word.person(), word.because(spec));
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
                  item, reason, resolution.person(), resolution.because(), lease.epoch(), crashes)
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
