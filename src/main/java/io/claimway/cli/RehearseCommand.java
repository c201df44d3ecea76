package io.claimway.cli;

import io.claimway.spark.Rehearsal;
import io.claimway.spark.SparkEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The command from which the launcher makes the class archive of the nights. */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Load what a night loads, without a server and without a fact.",
    footer = {"", "Example: jobs/claimway rehearse"})
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("claimway-rehearsal");
    try (SparkEngine engine =
        new SparkEngine(
            "local[2]", SparkEngine.s3a("http://127.0.0.1:1", "us-east-1", "none", "none"))) {
      new Rehearsal(engine, folder).run();
      return ExitCode.DONE.number();
    } finally {
      delete(folder);
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
