package io.claimway.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command is given: the options before or after its own, and the clock. */
final class GlobalOptions {
  /** Under this name the root carries them. */
  static final String MIXIN = "options";

  private final InstantSource clock;

  /**
   * @param clock tells every command what time it is
   */
  GlobalOptions(InstantSource clock) {
    this.clock = clock;
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Configuration file; otherwise CLAIMWAY_CONFIG, otherwise claimway.yaml here if there is one.")
  private Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:CLAIMWAY_STATE:-.claimway}",
      description = "Where the embedded services keep their data (default: .claimway here).")
  private Path state;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print, last, one JSON object.")
  private boolean json;

  @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say nothing on the way.")
  private boolean quiet;

  /** Lets a command and all beneath it take {@code --help}; picocli itself answers it. */
  static void offerHelp(CommandLine command) {
    if (!command.getCommandSpec().optionsMap().containsKey("--help")) {
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show what the command does, its options and an example.")
                  .build());
    }
    command.getSubcommands().values().forEach(GlobalOptions::offerHelp);
  }

  Path config() {
    return config;
  }

  Path state() {
    return state.toAbsolutePath().normalize();
  }

  Instant now() {
    return clock.instant();
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }
}
