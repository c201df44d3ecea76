package io.claimway.embedded;

import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.Roles;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A real Postgres on the loopback address, durable, with Claimway's roles and database. */
final class PostgresServer {
  private static final Duration START_LIMIT =
      Duration.ofSeconds(60); // crash recovery of a few gigabytes of log
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int READY_LINE = 7; // of postmaster.pid
  private static final long ROOMY_SHARED_MEMORY = 512L << 20;

  private final StateFolder state;
  private final Process process;

  private PostgresServer(StateFolder state, Process process) {
    this.state = state;
    this.process = process;
  }

  /**
   * Starts the server, after an earlier one of the same folder, which a killed process left, is
   * stopped.
   */
  static PostgresServer start(StateFolder state, ServerAddresses addresses) throws IOException {
    stopLeftOver(state);
    PostgresBinaries.unpack(state.postgresBinaries());
    Unprivileged unprivileged = Unprivileged.forThisUser(state);
    if (!Files.exists(state.postgresCluster())) {
      initialise(state, addresses, unprivileged);
    }
    Process process = launch(state, addresses, unprivileged);
    PostgresServer server = new PostgresServer(state, process);
    if (!Waiting.until(() -> server.isReady() || !process.isAlive(), START_LIMIT)
        || !process.isAlive()) {
      server.stop();
      throw new IOException("Cannot start Postgres: see " + state.postgresLog());
    }
    PostgresSettings superuser = addresses.as(ServerAddresses.SUPERUSER, "postgres");
    Roles.ensure(superuser, addresses.password());
    Roles.ensureDatabase(superuser, ServerAddresses.DATABASE);
    return server;
  }

  private static void initialise(
      StateFolder state, ServerAddresses addresses, Unprivileged unprivileged) throws IOException {
    Path fresh = state.path().resolve("postgres.new");
    PostgresBinaries.deleteTree(fresh);
    Path password = state.path().resolve("superuser.password");
    StateFolder.replace(
        password, (addresses.password() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Files.createDirectory(fresh);
    unprivileged.own(fresh);
    unprivileged.own(password);
    run(
        state,
        unprivileged.command(
            state.postgresBinaries().resolve("bin/initdb").toString(),
            "--pgdata=" + fresh,
            "--username=" + ServerAddresses.SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions"));
    Files.delete(password);
    // Whoever reaches the loopback address may look inside as superuser: synthetic people only live
    // here.
    Path access = fresh.resolve("pg_hba.conf");
    Files.writeString(
        access,
        "host all "
            + ServerAddresses.SUPERUSER
            + " 127.0.0.1/32 trust\n"
            + Files.readString(access));
    Files.move(fresh, state.postgresCluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(StateFolder state, List<String> command) throws IOException {
    Process process = builder(state, command).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("Cannot run " + command + ": see " + state.postgresLog());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Cannot run " + command + ": interrupted", e);
    }
  }

  private static Process launch(
      StateFolder state, ServerAddresses addresses, Unprivileged unprivileged) throws IOException {
    List<String> command =
        new ArrayList<>(
            unprivileged.command(
                state.postgresBinaries().resolve("bin/postgres").toString(),
                "-D",
                state.postgresCluster().toString()));
    configuration(addresses)
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return builder(state, command).start();
  }

  private static ProcessBuilder builder(StateFolder state, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(state.path().toFile())
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(state.postgresLog().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** Durable, small, and roomy enough for a book of a million claims. */
  private static Map<String, String> configuration(ServerAddresses addresses) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", ServerAddresses.HOST);
    settings.put("port", String.valueOf(addresses.postgresPort()));
    settings.put("unix_socket_directories", ""); // their paths may not be longer than 107 bytes
    settings.put("max_connections", "100");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("shared_buffers", "1GB");
    settings.put("effective_cache_size", "2GB");
    settings.put("work_mem", "32MB");
    settings.put("maintenance_work_mem", "256MB");
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("dynamic_shared_memory_type", sharedMemoryIsRoomy() ? "posix" : "mmap");
    // Neither statements nor row values belong in a log: both may hold PHI.
    settings.put("log_min_error_statement", "panic");
    settings.put("log_error_verbosity", "terse");
    return settings;
  }

  private static boolean sharedMemoryIsRoomy() throws IOException {
    Path sharedMemory = Path.of("/dev/shm");
    if (!Files.isDirectory(sharedMemory)) {
      return false;
    }
    FileStore store = Files.getFileStore(sharedMemory);
    return store.getTotalSpace() >= ROOMY_SHARED_MEMORY;
  }

  private boolean isReady() {
    try {
      List<String> lines = Files.readAllLines(state.postgresCluster().resolve("postmaster.pid"));
      return lines.size() > READY_LINE
          && lines.get(READY_LINE).strip().equals("ready")
          && lines.get(0).strip().equals(String.valueOf(postmasterPid()));
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * The process that was started, or its child where a helper that changes the user stays in
   * between.
   */
  private long postmasterPid() {
    return process
        .descendants()
        .filter(child -> child.parent().map(ProcessHandle::pid).orElse(0L) == process.pid())
        .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
        .filter(
            child ->
                process
                    .info()
                    .command()
                    .map(command -> !command.endsWith("/postgres"))
                    .orElse(false))
        .findFirst()
        .map(ProcessHandle::pid)
        .orElse(process.pid());
  }

  /** Waits until the server ends by itself. */
  void awaitExit() throws InterruptedException {
    process.waitFor();
  }

  /** Stops a server that a killed process left running on this folder; clients are disconnected. */
  static void stopLeftOver(StateFolder state) throws IOException {
    Optional<ProcessHandle> left = leftOver(state);
    if (left.isPresent()) {
      stop(left.get());
    }
  }

  static boolean isLeftOver(StateFolder state) throws IOException {
    return leftOver(state).isPresent();
  }

  private static Optional<ProcessHandle> leftOver(StateFolder state) throws IOException {
    Path pidFile = state.postgresCluster().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 2 || !lines.get(1).equals(state.postgresCluster().toString())) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
  }

  /**
   * SIGINT is Postgres's fast shutdown; SIGQUIT ends at once and leaves recovery to the next start.
   */
  private static void stop(ProcessHandle server) throws IOException {
    for (String signal : List.of("-INT", "-QUIT", "-KILL")) {
      new ProcessBuilder("kill", signal, String.valueOf(server.pid())).start();
      if (Waiting.until(() -> !server.isAlive(), STOP_LIMIT)) {
        return;
      }
    }
    throw new IOException("Cannot stop Postgres: process " + server.pid() + " does not end");
  }

  void stop() throws IOException {
    stopLeftOver(state);
    if (process.isAlive()) {
      process.destroy();
    }
  }
}
