package io.claimway.cli;

import io.claimway.claim.PatientControlNumber;
import io.claimway.money.Cents;
import io.claimway.night.Pipeline;
import io.claimway.postgres.Lease;
import io.claimway.postgres.replay.ReplayTables;
import io.claimway.replay.PlannedClaim;
import io.claimway.replay.ReplayGroup;
import io.claimway.replay.ReplayPlan;
import io.claimway.replay.ReplaySelection;
import io.claimway.run.Run;
import io.claimway.stage.CrashPoints;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that try rejected claims again: show what would happen, then do exactly that. */
@Command(
    name = "replay",
    description = "Try rejected claims again after a fact or a payer profile was put right.",
    footer = {"", "Example: jobs/claimway replay plan --answer A7:145"})
final class ReplayCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Command(
      description =
          "Rebuilds rejected claims on today's facts and rules and shows, per claim, the action,"
              + " the reason and the difference. Sends nothing.",
      footer = {
        "",
        "Example: jobs/claimway replay plan --answer A7:145 --payer harbor-commercial",
        "Example: jobs/claimway replay plan --answer \"TA1 R 024\"",
        "Example: jobs/claimway replay plan --claim C00000000501G"
      })
  int plan(
      @Option(
              names = "--answer",
              paramLabel = "CODES",
              description = "The answer that rejected: its source (999) or how its codes begin.")
          String answer,
      @Option(names = "--payer", paramLabel = "PAYER", description = "Claims to this payer.")
          String payer,
      @Option(
              names = "--file",
              paramLabel = "NAME",
              description = "Claims that left in this outbound file.")
          String file,
      @Option(names = "--from", paramLabel = "DATE", description = "First date of service.")
          LocalDate from,
      @Option(names = "--to", paramLabel = "DATE", description = "Last date of service.")
          LocalDate to,
      @Option(
              names = "--claim",
              paramLabel = "PCN",
              description = "A patient control number; may be given several times.")
          List<String> claims) {
    ReplaySelection selection = new ReplaySelection(answer, payer, file, from, to, numbers(claims));
    if (selection.isEverything()) {
      throw new ParameterException(
          spec.commandLine(),
          "Say which claims: --answer, --payer, --file, --from, --to or --claim");
    }
    try (Workplace workplace = Workplace.of(spec)) {
      Pipeline pipeline = new Pipeline(workplace.edges(), ReplayCommand::waitForNothing);
      ReplayPlan plan = pipeline.replayPlanner().plan(pipeline.newestNight(), selection);
      if (!plan.claims().isEmpty()) {
        pipeline
            .database()
            .inTransaction(
                connection -> {
                  ReplayTables.append(connection, plan);
                  return plan;
                });
      }
      print(workplace, plan);
      return ExitCode.DONE.number();
    }
  }

  private List<String> numbers(List<String> claims) {
    return claims == null
        ? List.of()
        : claims.stream()
            .map(
                text ->
                    PatientControlNumber.parse(text)
                        .map(PatientControlNumber::text)
                        .orElseThrow(
                            () ->
                                new ParameterException(
                                    spec.commandLine(), text + " is no patient control number")))
            .toList();
  }

  private static void print(Workplace workplace, ReplayPlan plan) {
    if (workplace.json()) {
      workplace.printJson(json(plan));
      return;
    }
    PrintWriter out = workplace.out();
    if (plan.claims().isEmpty()) {
      out.println("No rejected claim has " + plan.selection() + "; nothing planned.");
      out.flush();
      return;
    }
    out.printf("Plan %s: %s%n", plan.planId(), plan.selection());
    for (ReplayGroup group : ReplayGroup.of(plan.claims())) {
      print(out, group);
    }
    out.printf(
        "%n%,d of %,d claims would be sent again, %s. Nothing has been sent.%n",
        plan.sent().size(), plan.claims().size(), Cents.dollars(plan.sentCents()));
    if (!plan.claims().isEmpty()) {
      out.println("Next: " + launcher(workplace) + " replay execute " + plan.planId() + " --as ID");
    }
    out.flush();
  }

  private static void print(PrintWriter out, ReplayGroup group) {
    PlannedClaim first = group.claims().get(0);
    int claims = group.claims().size();
    out.printf(
        "%n%-7s  %s  %s%n",
        group.action(),
        first.cause(),
        (group.action().sends() ? "one fix releases %,d claims, %s" : "%,d claims stay, %s")
            .formatted(claims, Cents.dollars(group.chargeCents())));
    out.println("      " + first.reason());
    first.changes().forEach(change -> out.println("      " + change));
    for (PlannedClaim claim : group.claims()) {
      out.printf(
          "      %s%s  %-18s %12s  duplicate risk: %s%n",
          claim.patientControlNumber(),
          claim.newControlNumber().isEmpty() ? "" : " -> " + claim.newControlNumber(),
          claim.payer(),
          Cents.dollars(claim.chargeCents()),
          claim.duplicateRisk());
    }
  }

  private static Map<String, Object> json(ReplayPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plan", plan.claims().isEmpty() ? null : plan.planId());
    json.put("selection", plan.selection());
    json.put("claims", plan.claims());
    json.put("sent", plan.sent().size());
    json.put("sentCents", plan.sentCents());
    return json;
  }

  @Command(
      description =
          "Does exactly what a plan says, once, or refuses and names the inputs that changed (exit"
              + " code 4). The next night sends the new versions; what the plan does not send becomes"
              + " work items under its id.",
      footer = {"", "Example: jobs/claimway replay execute R20260302-1f0c9a7e --as dana"})
  int execute(
      @Parameters(paramLabel = "PLAN", description = "The plan's id, as replay plan printed it.")
          String planId,
      @Option(
              names = "--as",
              required = true,
              paramLabel = "ID",
              description = "Who asks for it, as the file of people knows them.")
          String person) {
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("replay execute " + planId)) {
      Pipeline pipeline = new Pipeline(workplace.edges(), ReplayCommand::waitForNothing);
      Run night = pipeline.newestNight();
      ReplayPlan plan =
          pipeline
              .replayClaims()
              .execute(planId, person, night, lease.epoch(), CrashPoints.fromEnvironment());
      int left = plan.claims().size() - plan.sent().size();
      if (workplace.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", plan.planId());
        json.put("sent", plan.sent().size());
        json.put("sentCents", plan.sentCents());
        json.put("workItems", left);
        json.put(
            "patientControlNumbers",
            plan.sent().stream().map(PlannedClaim::newControlNumber).toList());
        workplace.printJson(json);
      } else {
        workplace
            .out()
            .printf(
                "%s executed: %,d new versions are ready, %s.%s%s%n",
                plan.planId(),
                plan.sent().size(),
                Cents.dollars(plan.sentCents()),
                plan.sent().isEmpty() ? "" : " The next night sends them.",
                left == 0 ? "" : " %,d claims are work items under this plan.".formatted(left));
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: plan or execute");
  }

  private static String launcher(Workplace workplace) {
    return "jobs/claimway --state " + workplace.state();
  }

  private static void waitForNothing(Duration atMost) {}
}
