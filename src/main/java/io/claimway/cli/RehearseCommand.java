package io.claimway.cli;

import io.claimway.embedded.EmbeddedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command from which the launcher makes the class archive of the nights: the smallest demo. */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Load what a night loads: run a few nights on services that end with them.",
    footer = {"", "Example: jobs/claimway rehearse"})
final class RehearseCommand implements Callable<Integer> {
  private static final DemoBook BOOK = new DemoBook(7, 40, 3, 0, "some", "2026-01-05");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SimulatorJar.require();
    Path state = Files.createTempDirectory("claimway-rehearsal");
    try (Workplace workplace = Workplace.aside(spec, state)) {
      int exitCode = new Demo(workplace, BOOK).run();
      workplace.answer("Rehearsed", Map.of("exitCode", exitCode));
      return exitCode;
    } finally {
      new EmbeddedServers(state).down();
      delete(state);
    }
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
