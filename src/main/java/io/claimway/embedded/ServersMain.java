package io.claimway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process of the embedded servers: starts the three together, writes itself down, and stops
 * them when told to end.
 */
public final class ServersMain {
  private static final Duration LOCK_LIMIT = Duration.ofSeconds(1);

  private ServersMain() {}

  /**
   * Runs until it is told to end.
   *
   * @param arguments the state folder
   */
  public static void main(String[] arguments) throws Exception {
    StateFolder state = new StateFolder(Path.of(arguments[0])).create();
    FileChannel lockFile =
        FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // Commands look at the lock for an instant: one look is no proof that it is taken.
    boolean locked = Waiting.until(() -> tryLock(lockFile), LOCK_LIMIT);
    if (!locked) {
      System.err.println("Another process runs the servers of " + state.path());
      return;
    }
    try {
      run(state);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static boolean tryLock(FileChannel lockFile) {
    try {
      return lockFile.tryLock() != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a process holds the folder, be it starting, up or stopping. */
  static boolean isLocked(StateFolder state) throws IOException {
    try (FileChannel lockFile =
            FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock()) {
      return lock == null;
    }
  }

  private static void run(StateFolder state) throws Exception {
    Files.deleteIfExists(state.running());
    PostgresServer.stopLeftOver(state);
    ServerAddresses addresses = ServerAddresses.of(state);
    ExecutorService starting = Executors.newFixedThreadPool(3);
    Future<PostgresServer> postgres = starting.submit(() -> PostgresServer.start(state, addresses));
    Future<KafkaBroker> kafka = starting.submit(() -> KafkaBroker.start(state, addresses));
    Future<S3Server> s3 = starting.submit(() -> S3Server.start(state, addresses));
    starting.shutdown();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(state, s3, kafka, postgres), "stop-servers"));
    PostgresServer database = started(postgres);
    started(kafka);
    started(s3);
    RunningServers.thisProcess().write(state);
    database
        .awaitExit(); // told to end, this process never gets past here; without Postgres it is of
    // no use
    throw new IOException("Cannot go on: Postgres ended, see " + state.postgresLog());
  }

  private static <T> T started(Future<T> server) throws Exception {
    try {
      return server.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void stop(
      StateFolder state,
      Future<S3Server> s3,
      Future<KafkaBroker> kafka,
      Future<PostgresServer> postgres) {
    attempt("forget the process", () -> Files.deleteIfExists(state.running()));
    stop("S3", s3, S3Server::stop);
    stop("Kafka", kafka, KafkaBroker::stop);
    stop("Postgres", postgres, PostgresServer::stop);
    attempt(
        "stop Postgres", () -> PostgresServer.stopLeftOver(state)); // one that was still starting
  }

  private static <S> void stop(String name, Future<S> server, Stop<S> stop) {
    if (server.isDone()) {
      attempt("stop " + name, () -> stop.stop(server.get()));
    }
  }

  private interface Stop<S> {
    void stop(S server) throws Exception;
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void attempt(String what, Work work) {
    try {
      work.run();
    } catch (Exception e) {
      System.err.println("Cannot " + what + ": " + e);
    }
  }
}
