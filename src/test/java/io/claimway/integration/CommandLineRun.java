package io.claimway.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.canary.Heard;
import io.claimway.cli.ClaimwayCommand;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaSettings;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.S3Settings;
import io.claimway.settings.Settings;
import io.claimway.settings.SettingsBinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Commands of the command line, one after the other in this process, on one suite's corner of the
 * servers and configured by a file.
 */
final class CommandLineRun {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Suite suite;
  private final Path config;
  private final InstantSource clock;

  private CommandLineRun(Path folder, Suite suite, Path config, InstantSource clock) {
    this.folder = folder;
    this.suite = suite;
    this.config = config;
    this.clock = clock;
  }

  /** How a command ended and what it said. */
  record Ended(int exitCode, String out, String err) {
    JsonNode json() {
      try {
        List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
        return JSON.readTree(lines.get(lines.size() - 1));
      } catch (IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }
  }

  /**
   * Configures commands for a suite.
   *
   * @param folder keeps the configuration and the state
   * @param payers the folder of the payer profiles
   */
  static CommandLineRun on(Suite suite, Path folder, String name, Path payers) {
    PostgresSettings postgres = suite.postgres();
    KafkaSettings kafka = suite.kafka();
    S3Settings s3 = suite.s3();
    try {
      Files.writeString(folder.resolve("postgres.secret"), postgres.password());
      Files.writeString(folder.resolve("access.secret"), s3.accessKey());
      Files.writeString(folder.resolve("secret.secret"), s3.secretKey());
      Path config =
          Files.writeString(
              folder.resolve(name + ".yaml"),
              String.format(
                  Locale.ROOT,
                  """
                  postgres:
                    url: "%s"
                    user: %s
                    password-file: postgres.secret
                  kafka:
                    bootstrap-servers: "%s"
                    topic-prefix: "%s"
                  s3:
                    endpoint: "%s"
                    region: %s
                    bucket: %s
                    prefix: %s
                    access-key-file: access.secret
                    secret-key-file: secret.secret
                  payers:
                    dir: "%s"
                  spark:
                    master: local[2]
                  """,
                  postgres.url(),
                  postgres.user(),
                  kafka.bootstrapServers(),
                  kafka.topicPrefix(),
                  s3.endpoint(),
                  s3.region(),
                  s3.bucket(),
                  s3.prefix(),
                  payers.toAbsolutePath()));
      return new CommandLineRun(folder, suite, config, InstantSource.system());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot configure commands in " + folder, e);
    }
  }

  /** The same commands at a time of their own. */
  CommandLineRun at(String now) {
    return new CommandLineRun(folder, suite, config, InstantSource.fixed(Instant.parse(now)));
  }

  /** The same commands with further lines in their configuration. */
  CommandLineRun configuredWith(String lines) {
    try {
      Path more = Files.createTempFile(folder, "more", ".yaml");
      Files.writeString(more, Files.readString(config) + lines);
      return new CommandLineRun(folder, suite, more, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot configure commands in " + folder, e);
    }
  }

  /** The same commands by somebody who holds the password of the owner of the schemas too. */
  CommandLineRun asOwner() {
    PostgresSettings postgres = suite.postgres();
    try {
      Path owned = Files.createTempFile(folder, "owned", ".yaml");
      Path secret = Files.writeString(folder.resolve("owner.secret"), postgres.migratorPassword());
      Files.writeString(
          owned,
          Files.readString(config)
              .replaceFirst(
                  "postgres:\n",
                  "postgres:\n  migrator-user: %s\n  migrator-password-file: %s\n"
                      .formatted(postgres.migratorUser(), secret.getFileName())));
      return new CommandLineRun(folder, suite, owned, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot configure commands in " + folder, e);
    }
  }

  /** What it is configured with. */
  Settings settings() {
    return SettingsBinder.bind(
        Optional.of(config),
        Map.of(),
        Settings.unconfigured(Path.of("").toAbsolutePath(), folder.resolve("state")));
  }

  Suite suite() {
    return suite;
  }

  Ended run(String... words) {
    List<String> line =
        new ArrayList<>(
            List.of("--config", config.toString(), "--state", folder.resolve("state").toString()));
    line.addAll(List.of(words));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine root = ClaimwayCommand.commandLine(clock);
    root.setOut(new PrintWriter(out));
    root.setErr(new PrintWriter(err, true));
    int code = root.execute(line.toArray(String[]::new));
    root.getOut().flush();
    root.getErr().flush();
    Heard.said(out.toString());
    Heard.said(err.toString());
    return new Ended(code, out.toString(), err.toString());
  }
}
