package io.claimway.cli;

import io.claimway.x12.UnreadableFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that holds files to their guides and totals and prints what it finds. */
@Command(
    name = "check",
    description = {
      "Holds X12 and ACH files to their guides, code sets and totals.",
      "What was found in an element may be personal: it is printed with --phi --as ID.",
      "Exit codes: 0 all accepted, 3 some findings refuse, 2 a file is neither X12 nor ACH."
    },
    footer = {"", "Example: jobs/claimway x12 check --json remittance.835"})
final class X12CheckCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
  private List<Path> files;

  @Mixin private PhiOptions persons;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      boolean phi = persons.show(workplace, spec);
      boolean unreadable = false;
      boolean refused = false;
      for (Path file : files) {
        try {
          CheckedFile checked = CheckedFile.read(file);
          refused |= checked.refused();
          print(workplace, checked, phi);
        } catch (UnreadableFile e) {
          unreadable = true;
          printUnreadable(workplace, file, e);
        }
      }
      workplace.out().flush();
      return unreadable
          ? ExitCode.WRONG_USAGE.number()
          : refused ? ExitCode.NEEDS_A_PERSON.number() : ExitCode.DONE.number();
    }
  }

  private static void print(Workplace workplace, CheckedFile checked, boolean phi) {
    if (workplace.json()) {
      workplace.printJson(checked.toJson(phi));
      return;
    }
    PrintWriter out = workplace.out();
    out.printf(
        "%s: %s, %s, %s, %s%n",
        checked.file(),
        checked.kind(),
        counted(checked.transactions().size(), "transaction"),
        counted(checked.claims(), checked.noun()),
        checked.refused() ? "REFUSED" : "accepted");
    checked.findings().forEach(finding -> out.println("  " + finding.line(phi)));
    for (CheckedFile.Part part : checked.transactions()) {
      out.printf(
          "  %s %s %s: %s, %s%s%n",
          part.set(),
          part.control(),
          part.guide(),
          counted(part.claims(), checked.noun()),
          part.accepted() ? "accepted" : "REFUSED",
          part.balanceLine());
      part.findings().forEach(finding -> out.println("    " + finding.line(phi)));
      long more = part.findingCount() - part.findings().size();
      if (more > 0) {
        out.println("    and " + more + " more findings");
      }
    }
  }

  private static String counted(long n, String noun) {
    if (n == 1) {
      return "1 " + noun;
    }
    String plural =
        noun.endsWith("y")
            ? noun.substring(0, noun.length() - 1) + "ies"
            : noun + (noun.endsWith("s") ? "es" : "s");
    return n + " " + plural;
  }

  private static void printUnreadable(Workplace workplace, Path file, UnreadableFile e) {
    if (workplace.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file.toString());
      json.put("kind", null);
      json.put("interchanges", 0);
      json.put("groups", 0);
      json.put("transactions", List.of());
      json.put("refused", true);
      json.put("byteOffset", e.byteOffset());
      json.put("error", e.getMessage());
      workplace.printJson(json);
    } else {
      workplace.out().println(file + ": " + e.getMessage());
    }
  }
}
