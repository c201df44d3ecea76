package io.claimway.embedded;

import io.claimway.run.UnusableConfiguration;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedded servers of one state folder, seen from outside their process: up, down, and where
 * they answer.
 */
public final class EmbeddedServers {
  private static final Duration START_LIMIT =
      Duration.ofMinutes(2); // a slow disk, and recovery after a crash
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
  private static final int LOG_LINES = 5;

  private final StateFolder state;

  public EmbeddedServers(Path stateFolder) {
    this.state = new StateFolder(stateFolder);
  }

  /** The folder that keeps their data. */
  public Path folder() {
    return state.path();
  }

  /** Where the servers answer, if they are up. */
  public Optional<ServerAddresses> running() {
    try {
      return RunningServers.find(state).isPresent()
          ? Optional.of(ServerAddresses.read(state))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + state.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Starts the servers unless they are up, and waits until all three answer.
   *
   * @throws UnusableConfiguration when this installation has no servers, or the folder cannot be
   *     used
   */
  public ServerAddresses up() {
    Optional<ServerAddresses> already = running();
    if (already.isPresent()) {
      return already.get();
    }
    try {
      state.create();
      Process process = launch();
      if (!Waiting.until(() -> running().isPresent() || !process.isAlive(), START_LIMIT)) {
        process.destroy();
      }
      // Two commands may start at once: the second process leaves when it finds the folder locked.
      Waiting.until(() -> running().isPresent() || !isLocked(), START_LIMIT);
      return running()
          .orElseThrow(
              () ->
                  new UnusableConfiguration("Cannot start the embedded services: " + lastWords()));
    } catch (IOException | UncheckedIOException e) {
      throw new UnusableConfiguration(
          "Cannot start the embedded services in " + state.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Stops the servers, also what a killed process of theirs left behind; answers whether there was
   * anything to stop.
   */
  public boolean down() {
    if (!Files.isDirectory(state.path())) {
      return false;
    }
    try {
      // Servers that are still starting cannot be told to end before they are written down.
      Waiting.until(() -> running().isPresent() || !isLocked(), START_LIMIT);
      Optional<ProcessHandle> process = RunningServers.find(state);
      process.ifPresent(ProcessHandle::destroy);
      if (process.isPresent() && !Waiting.until(() -> !process.get().isAlive(), STOP_LIMIT)) {
        process.get().destroyForcibly();
        Waiting.until(() -> !process.get().isAlive(), STOP_LIMIT);
      }
      boolean left = PostgresServer.isLeftOver(state);
      PostgresServer.stopLeftOver(state);
      Files.deleteIfExists(state.running());
      return process.isPresent() || left;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot stop the embedded services of " + state.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Stops the servers and deletes all that they keep, credentials included; the next start is the
   * first.
   */
  public void reset() {
    down();
    try {
      for (Path kept :
          List.of(state.postgresCluster(), state.kafka(), state.s3(), state.addresses())) {
        delete(kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot empty the embedded services of " + state.path() + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path kept) throws IOException {
    if (!Files.exists(kept)) {
      return;
    }
    try (Stream<Path> below = Files.walk(kept)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Process launch() throws IOException {
    if (Files.exists(state.log())) {
      Files.move(
          state.log(),
          state.log().resolveSibling("servers.log.before"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>();
    command.add(
        "setsid"); // a session of its own: neither Ctrl-C nor the end of the terminal reaches it
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Serial collection, one compiler and a gigabyte: the broker's and the S3 server's buffers are
    // small, the pipeline needs the cores.
    command.addAll(
        List.of(
            "-Xms96m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC"));
    command.addAll(
        List.of("-cp", classPath(), ServersMain.class.getName(), state.path().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(state.log().toFile())
        .start();
  }

  /** The servers' own libraries first: their servlet 6 must win over Spark's servlet 5. */
  private static String classPath() {
    Path code = codeSource();
    Path build = code.getParent();
    Path servers = build.resolve("lib-services");
    if (!Files.isDirectory(servers)) {
      throw new UnusableConfiguration(
          "Cannot start the embedded services: this installation has none (no %s); set postgres.url, kafka.bootstrap-servers and s3.endpoint"
              .formatted(servers));
    }
    return String.join(
        File.pathSeparator,
        servers.resolve("*").toString(),
        code.toString(),
        build.resolve("lib/*").toString());
  }

  private static Path codeSource() {
    try {
      return Path.of(
          EmbeddedServers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find Claimway's own classes", e);
    }
  }

  private boolean isLocked() {
    try {
      return ServersMain.isLocked(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastWords() {
    try (Stream<String> log = Files.lines(state.log())) {
      List<String> lines = log.filter(line -> !line.startsWith("\tat ")).toList();
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))
          + " ("
          + state.log()
          + ")";
    } catch (IOException e) {
      return "see " + state.log();
    }
  }
}
