package io.claimway.canary;

import io.claimway.integration.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets the canary out when the last test of a run has ended, in every run: it is found by itself
 * ({@code META-INF/services}), and its findings fail the run.
 */
public final class CanaryExtension implements BeforeAllCallback {
  /** Where Spark and whoever asks the system lay down what is only for a while. */
  static final Path TEMPORARY = Path.of("target", "it-temporary").toAbsolutePath();

  static {
    listen();
  }

  /** Before anything has been said or laid down. */
  private static void listen() {
    try {
      Files.createDirectories(TEMPORARY);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
    System.setProperty("java.io.tmpdir", TEMPORARY.toString());
    System.setProperty("spark.sql.queryExecutionListeners", PlanListener.class.getName());
    Heard.listen();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(AtTheEnd.class, any -> new AtTheEnd(), AtTheEnd.class);
  }

  /** Closed with the run. */
  private static final class AtTheEnd implements AutoCloseable {
    @Override
    public void close() {
      if (SharedServers.suites().isEmpty()) {
        return;
      }
      try {
        Canary.fly();
      } catch (Exception stopped) {
        throw new IllegalStateException("Cannot search for persons: " + stopped, stopped);
      }
    }
  }
}
