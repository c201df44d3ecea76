package io.claimway.cli;

import io.claimway.x12.UnreadableFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that shows a person what is in a file: envelopes, parties, claims, amounts. */
@Command(
    name = "inspect",
    description = {
      "Shows what is in X12 and ACH files: envelopes, parties, transactions, claims, amounts.",
      "Names, member ids, birth dates, diagnoses and accounts are masked unless --phi --as ID is given."
    },
    footer = {"", "Example: jobs/claimway x12 inspect --claims 5 remittance.835"})
final class X12InspectCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to show.")
  private List<Path> files;

  @Mixin private PhiOptions persons;

  @Option(
      names = "--claims",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many claims of a transaction to show (default: 20; the rest is counted).")
  private int claims;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      boolean phi = persons.show(workplace, spec);
      int code = ExitCode.DONE.number();
      List<Map<String, Object>> shown = new ArrayList<>();
      for (Path file : files) {
        StringWriter lines = new StringWriter();
        PrintWriter out = workplace.json() ? new PrintWriter(lines) : workplace.out();
        if (!workplace.json()) {
          out.println(file);
        }
        try {
          new FileInspection(out, phi, claims).show(file);
        } catch (UnreadableFile e) {
          out.println("  " + e.getMessage());
          code = ExitCode.WRONG_USAGE.number();
        }
        out.flush();
        shown.add(Map.of("file", file.toString(), "lines", lines.toString().lines().toList()));
      }
      if (workplace.json()) {
        workplace.printJson(Map.of("files", shown));
      }
      return code;
    }
  }
}
