package io.claimway.cli;

import io.claimway.batch.BookAudit;
import io.claimway.postgres.proof.Proof;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that proves every invariant over the whole book. */
@Command(
    name = "prove",
    description =
        "Prove every invariant over the whole book; names the rows that break one (exit code 5).",
    footer = {"", "Example: jobs/claimway prove"})
final class ProveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** One line of the answer. */
  private record Check(
      String name, String promise, long figure, String unit, long broken, List<String> rows) {}

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      BookAudit audit = new BookAudit(workplace.database(), workplace.objectStore());
      List<Check> checks = look(workplace, audit).stream().map(ProveCommand::check).toList();
      long broken = checks.stream().filter(check -> check.broken() > 0).count();
      print(workplace, checks, broken);
      return (broken == 0 ? ExitCode.DONE : ExitCode.BROKEN_BOOKS).number();
    }
  }

  private static List<Proof.Finding> look(Workplace workplace, BookAudit audit) {
    try (ProgressLine now = ProgressLine.on(workplace, () -> "")) {
      now.begin("prove");
      return audit.full(now::within);
    }
  }

  private static Check check(Proof.Finding finding) {
    return new Check(
        finding.invariant().name(),
        finding.invariant().promise(),
        finding.figure(),
        finding.invariant().unit(),
        finding.broken(),
        finding.named().stream().map(row -> row.subject() + ": " + row.detail()).toList());
  }

  private static void print(Workplace workplace, List<Check> checks, long broken) {
    if (workplace.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("checks", checks);
      json.put("broken", broken);
      workplace.printJson(json);
      return;
    }
    PrintWriter out = workplace.out();
    for (Check check : checks) {
      out.printf(
          "%-7s %-32s %,15d %-12s %s%n",
          check.broken() == 0 ? "holds" : "BROKEN",
          check.name(),
          check.figure(),
          check.unit(),
          check.promise());
      check.rows().forEach(row -> out.println("        " + row));
      if (check.broken() > check.rows().size()) {
        out.printf("        ... and %,d more%n", check.broken() - check.rows().size());
      }
    }
    out.printf("%d checks, %d broken%n", checks.size(), broken);
    out.flush();
  }
}
