package io.claimway.chaos;

import io.claimway.canary.Heard;
import io.claimway.integration.SharedServers.Suite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of Claimway in a process of its own, which a test can kill as an operator would. */
public final class CommandProcess implements AutoCloseable {
  private static final int LONGEST_MINUTES = 30;

  /** It becomes the program, so that its process is the one to kill. */
  private static final String LAUNCHER = Path.of("jobs", "claimway").toAbsolutePath().toString();

  private final String command;
  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(String command, Process process, Path out, Path err) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a command ended and what it said. */
  public record Ended(String command, int exitCode, String out, String err) {
    /** The last line of the results, which is the JSON object where one was asked for. */
    public String lastLine() {
      List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  /**
   * Starts a command on the suite's corner of the servers.
   *
   * @param state the command's state folder, which keeps its output too
   * @param environment added to the suite's own addresses
   */
  public static CommandProcess start(
      Suite suite, Path state, Map<String, String> environment, String... words) {
    try {
      Files.createDirectories(state);
      Path out = Files.createTempFile(state, "command", ".out");
      Path err = Files.createTempFile(state, "command", ".err");
      List<String> line = new ArrayList<>(List.of(LAUNCHER, "--state", state.toString()));
      line.addAll(List.of(words));
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("CLAIMWAY_"));
      builder.environment().putAll(suite.environment());
      builder.environment().put("CLAIMWAY_JAVA_OPTS", "-Xmx1g");
      builder.environment().putAll(environment);
      return new CommandProcess(
          String.join(" ", words) + " " + environment, builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + String.join(" ", words), e);
    }
  }

  /** Starts a command likewise and waits for its end. */
  public static Ended run(
      Suite suite, Path state, Map<String, String> environment, String... words) {
    try (CommandProcess process = start(suite, state, environment, words)) {
      return process.end();
    }
  }

  /** Waits for the end. */
  public Ended end() {
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            command + " did not end in " + LONGEST_MINUTES + " minutes: " + said());
      }
      Ended ended = new Ended(command, process.exitValue(), Files.readString(out), said());
      Heard.said(ended.out());
      Heard.said(ended.err());
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said these words. */
  void awaitWords(String words) throws IOException, InterruptedException {
    while (!said().contains(words)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(command + " ended before it said '" + words + "': " + said());
      }
    }
  }

  /** Asks it to end, as a scheduler does: the program may tidy up. */
  void tellToEnd() {
    process.destroy();
  }

  /** Holds the process still, alive and with all it has, at the first words that it says. */
  void stopAtFirstWords(String words) throws IOException, InterruptedException {
    awaitWords(words);
    Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
    if (stop.waitFor() != 0) {
      throw new AssertionError("Cannot stop process " + process.pid());
    }
  }

  /** Whether it ends by itself within a time. */
  boolean endsWithin(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Kills it with no chance to tidy up, unless it ends within a time; answers whether it did. */
  boolean endsBefore(Duration atMost) throws InterruptedException {
    boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    kill();
    return ended;
  }

  /** Kills it with no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** What it has said so far beside its results. */
  public String said() throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(err, StandardCharsets.UTF_8)) {
      return String.join("\n", reader.lines().toList());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
