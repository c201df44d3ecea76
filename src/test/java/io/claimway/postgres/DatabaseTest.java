package io.claimway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatabaseTest {
  private static final int PATIENCE = 1;

  /** The operating system accepts for a process that hangs; nobody ever answers the login. */
  @Test
  @Timeout(60)
  void aServerThatAcceptsAndSaysNothingIsUnreachable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:%d/claimway".formatted(silent.getLocalPort());
      PostgresSettings settings =
          new PostgresSettings(
              url, "pipeline", "secret", "", "", 2, PATIENCE, PostgresTimeouts.USUAL);

      assertThatThrownBy(() -> Database.open(settings))
          .isInstanceOfSatisfying(
              DatabaseFailure.class, failure -> assertThat(failure.mayPass()).isTrue())
          .hasMessageContaining("Cannot reach postgres.url " + url);
    }
  }
}
