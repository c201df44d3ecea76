package io.claimway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaCluster;
import io.claimway.night.Edges;
import io.claimway.party.people.People;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.Settings;
import io.claimway.settings.SettingsBinder;
import io.claimway.settings.people.PeopleFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command works with: its options, the settings, edges that open when first asked for, and
 * where to print.
 *
 * <p>A command takes one in a try block; closing it closes the edges, last opened first.
 */
public final class Workplace implements AutoCloseable {
  private static final String CONFIG_VARIABLE = "CLAIMWAY_CONFIG";
  private static final Path CONFIG_HERE = Path.of("claimway.yaml");

  private final GlobalOptions options;
  private final CommandSpec command;
  private final Path state;
  private final Optional<Path> configFile;
  private final Map<String, String> environment;
  private Settings settings;
  private Edges edges;

  private Workplace(
      CommandSpec command, Path state, Optional<Path> configFile, Map<String, String> environment) {
    this.command = command;
    this.options = options(command);
    this.state = state;
    this.configFile = configFile;
    this.environment = environment;
  }

  /** The workplace of a command, from the specification that picocli injects into it. */
  public static Workplace of(CommandSpec command) {
    GlobalOptions options = options(command);
    return new Workplace(
        command, options.state(), configFile(options, System.getenv()), System.getenv());
  }

  /** One on embedded services in a folder of their own, whatever is configured. */
  static Workplace aside(CommandSpec command, Path state) {
    return new Workplace(command, state, Optional.empty(), Map.of());
  }

  private static GlobalOptions options(CommandSpec command) {
    return (GlobalOptions) command.root().mixins().get(GlobalOptions.MIXIN).userObject();
  }

  private static Optional<Path> configFile(GlobalOptions options, Map<String, String> environment) {
    if (options.config() != null) {
      return Optional.of(options.config());
    }
    String named = environment.get(CONFIG_VARIABLE);
    if (named != null && !named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    return Files.exists(CONFIG_HERE) ? Optional.of(CONFIG_HERE) : Optional.empty();
  }

  /** The settings as configured; addresses of embedded services are still open. */
  public Settings configured() {
    return SettingsBinder.bind(configFile, environment, Settings.unconfigured(home(), state));
  }

  /** Everybody who may act in the network's name. */
  public People people() {
    return PeopleFile.read(configured().people().file());
  }

  /**
   * The settings with every address known; starts the embedded services when some are not
   * configured. The role that owns the schemas is in them only where the server is the embedded
   * one.
   */
  public Settings settings() {
    if (settings == null) {
      Settings configured = configured();
      Settings held = configured.postgres().embedded() ? configured : configured.withoutMigrator();
      settings = held.needsEmbeddedServices() ? embedded(held) : held;
    }
    return settings;
  }

  /** How to reach Postgres as the role that owns the schemas too. */
  PostgresSettings owningPostgres() {
    PostgresSettings configured = configured().postgres();
    return configured.embedded() ? settings().postgres() : configured;
  }

  private Settings embedded(Settings configured) {
    EmbeddedServers servers = new EmbeddedServers(state());
    Optional<ServerAddresses> running = servers.running();
    if (running.isEmpty()) {
      say("Starting Postgres, Kafka and S3 in " + state() + " ...");
    }
    ServerAddresses addresses = running.orElseGet(servers::up);
    return configured.connectedTo(addresses.postgres(), addresses.kafka(), addresses.s3());
  }

  /** The edges of these settings, closed with the workplace. */
  public Edges edges() {
    if (edges == null) {
      edges = new Edges(settings(), this::say);
    }
    return edges;
  }

  /** The database as the role that runs the nights. */
  public Database database() {
    return edges().database();
  }

  /** The bucket, after it has answered once. */
  public ObjectStore objectStore() {
    return edges().objectStore();
  }

  /** The Kafka cluster, after it has answered once. */
  public KafkaCluster kafka() {
    return edges().kafka();
  }

  /** The right to post and send, held until it is closed. */
  Lease lease(String holder) {
    Lease lease = edges().lease(holder);
    ErrorStream.goesOnWith("jobs/claimway " + holder);
    return lease;
  }

  /** What time it is, by the clock of this command line. */
  Instant now() {
    return options.now();
  }

  /** The folder of the embedded services and of what the outside world keeps. */
  public Path state() {
    return state;
  }

  /** The folder of the installation, which holds {@code jobs}. */
  public static Path home() {
    return Path.of(System.getProperty("claimway.home", "")).toAbsolutePath();
  }

  public boolean json() {
    return options.json();
  }

  public boolean quiet() {
    return options.quiet();
  }

  /** Where results go. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where is said what is going on. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Says what is going on, on the error stream, unless told to be quiet. */
  public void say(String line) {
    if (!options.quiet()) {
      err().println(line);
      err().flush();
    }
  }

  /** Prints one JSON object on one line. */
  public void printJson(Object value) {
    out().println(json(value));
    out().flush();
  }

  /** Prints one JSON object where that is asked for, else says a line. */
  void answer(String line, Map<String, ?> json) {
    if (json()) {
      printJson(json);
    } else {
      say(line);
    }
  }

  /** A value as one line of JSON. */
  static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Cannot print " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }

  /** Made when first needed: most commands print lines. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
  }

  @Override
  public void close() {
    if (edges != null) {
      edges.close();
    }
  }
}
