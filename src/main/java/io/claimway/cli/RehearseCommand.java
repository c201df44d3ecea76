package io.claimway.cli;

import io.claimway.embedded.EmbeddedServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command from which the launcher makes its class archives: the smallest demo, or what reading
 * commands do on an empty book.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description =
        "Load what a night loads, or what commands load that only read: run them on services that end with them.",
    footer = {"", "Example: jobs/claimway rehearse", "Example: jobs/claimway rehearse --reading"})
final class RehearseCommand implements Callable<Integer> {
  private static final DemoBook BOOK = new DemoBook(7, 40, 3, 0, "some", "2026-01-05");

  /** Together they go through what any of their kind needs; where they end is no matter. */
  private static final List<List<String>> READING =
      List.of(
          List.of("status"),
          List.of("status", "--json"),
          List.of("worklist"),
          List.of("holds"),
          List.of("ledger"),
          List.of("ledger", "gross-charges"),
          List.of("ledger", "--claim", "1"),
          List.of("explain", "abcdef"));

  @Option(names = "--reading", description = "What commands load that only read.")
  private boolean reading;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!reading) {
      SimulatorJar.require();
    }
    Path state = Files.createTempDirectory("claimway-rehearsal");
    try (Workplace workplace = Workplace.aside(spec, state)) {
      int exitCode = reading ? read(workplace) : new Demo(workplace, BOOK).run();
      workplace.answer("Rehearsed", Map.of("exitCode", exitCode));
      return exitCode;
    } finally {
      new EmbeddedServers(state).down();
      delete(state);
    }
  }

  private static int read(Workplace workplace) throws IOException {
    workplace.edges().migratedDatabase();
    Path config =
        Files.writeString(workplace.state().resolve("claimway.yaml"), "limits.stage-tries: 4\n");
    for (List<String> words : READING) {
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("--config", config.toString(), "--state", workplace.state().toString()));
      CommandLine claimway = ClaimwayCommand.commandLine();
      claimway.setOut(new PrintWriter(Writer.nullWriter()));
      claimway.setErr(new PrintWriter(Writer.nullWriter()));
      claimway.execute(all.toArray(String[]::new));
    }
    return ExitCode.DONE.number();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
