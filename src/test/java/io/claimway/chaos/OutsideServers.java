package io.claimway.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.embedded.EmbeddedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Migrations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Postgres, Kafka and S3 in processes of their own, each of which a test can pause, kill and start
 * again; Postgres lies on a small file system of its own, which a test can fill.
 */
final class OutsideServers implements AutoCloseable {
  private static final String ROOM = "2g";
  private static final int BLOCK_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One of the three. */
  enum Server {
    POSTGRES,
    KAFKA,
    S3
  }

  private final Map<Server, EmbeddedServers> servers = new EnumMap<>(Server.class);
  private final Path small;
  private Suite suite;

  OutsideServers(Path folder) throws IOException, InterruptedException {
    small = Files.createDirectories(folder.resolve("postgres"));
    mount(small);
    servers.put(Server.POSTGRES, new EmbeddedServers(small.resolve("state")));
    servers.put(Server.KAFKA, new EmbeddedServers(folder.resolve("kafka")));
    servers.put(Server.S3, new EmbeddedServers(folder.resolve("s3")));
    up();
    Migrations.apply(suite.postgres());
  }

  private static void mount(Path small) throws IOException, InterruptedException {
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + ROOM, "claimway-kills", small.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (mount.waitFor() != 0) {
      throw new AssertionError(
          "Cannot mount a small file system for Postgres, which the test of a full disk needs: run"
              + " it where tmpfs can be mounted ("
              + said.strip()
              + ")");
    }
  }

  /** Starts what is not up. */
  void up() {
    suite =
        new Suite(
            servers.get(Server.POSTGRES).up().postgres(),
            servers.get(Server.KAFKA).up().kafka(),
            servers.get(Server.S3).up().s3());
  }

  /** Where they answer. */
  Suite suite() {
    return suite;
  }

  /** Holds one still for a time, with all its connections. */
  void pause(Server server, Duration time) throws IOException, InterruptedException {
    List<Long> processes = processes(server);
    signal("STOP", processes);
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
    signal("CONT", processes);
  }

  /** Kills one as a crash does, and starts it again. */
  void restart(Server server) throws IOException, InterruptedException {
    signal("KILL", processes(server));
    if (server == Server.POSTGRES) {
      awaitItsKeeper();
    }
    up();
  }

  /** The process that keeps Postgres ends with it. */
  private void awaitItsKeeper() throws InterruptedException {
    while (servers.get(Server.POSTGRES).running().isPresent()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Takes all room that Postgres has for a time, and starts it again if that was too much. */
  void fillTheDisk(Duration time) throws IOException, InterruptedException {
    Path filler = small.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[BLOCK_BYTES]);
      }
    } catch (IOException full) {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } finally {
      Files.deleteIfExists(filler);
    }
    up();
  }

  private List<Long> processes(Server server) throws IOException {
    Path state = servers.get(server).folder();
    if (server != Server.POSTGRES) {
      return List.of(JSON.readTree(state.resolve("running.json").toFile()).path("pid").asLong());
    }
    long postmaster =
        Long.parseLong(Files.readAllLines(state.resolve("postgres/postmaster.pid")).get(0).strip());
    List<Long> processes = new ArrayList<>(List.of(postmaster));
    Optional<ProcessHandle> handle = ProcessHandle.of(postmaster);
    handle.ifPresent(
        process -> {
          try (Stream<ProcessHandle> children = process.descendants()) {
            children.map(ProcessHandle::pid).forEach(processes::add);
          }
        });
    return processes;
  }

  private static void signal(String name, List<Long> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(pid -> command.add(Long.toString(pid)));
    // A child may have ended meanwhile.
    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  @Override
  public void close() throws IOException {
    servers.values().forEach(EmbeddedServers::down);
    new ProcessBuilder("umount", small.toString()).start().onExit().join();
  }
}
