package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.SharedServers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheduler that ends a night in the middle reads one line, and nothing that Spark thinks. */
class ToldToEndIT {
  private static final int TERMINATED = 143;

  @TempDir private Path folder;

  @Test
  void saysInOneLineThatItWasToldToEndAndWhatGoesOn() throws Exception {
    try (CommandProcess demo =
        CommandProcess.start(
            SharedServers.suite("told_to_end"),
            folder,
            Map.of(),
            "demo",
            "--sessions",
            "400",
            "--nights",
            "4",
            "--first-night",
            "2026-01-05")) {
      demo.awaitWords("2026-01-05 ");
      demo.tellToEnd();
      CommandProcess.Ended ended = demo.end();
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(TERMINATED);
      assertThat(ended.err().lines().toList().get(ended.err().lines().toList().size() - 1))
          .isEqualTo(
              "claimway: told to end before it was done; nothing is half done, the same command"
                  + " goes on from what is published: jobs/claimway demo --sessions 400 --nights 4"
                  + " --seed 7 --faults some");
      assertThat(ended.err()).doesNotContain("Exception", "\tat ", "ERROR", "WARN");
    }
  }
}
