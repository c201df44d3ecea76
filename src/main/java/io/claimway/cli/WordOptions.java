package io.claimway.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of a command that keeps a person's word: who says so, and why. */
final class WordOptions {
  @Option(
      names = "--because",
      required = true,
      paramLabel = "WORDS",
      description = "Why, for whoever asks later: no client's name, birth date or member id.")
  private String because;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "ID",
      description = "Who says so, as the file of people knows them.")
  private String person;

  String person() {
    return person;
  }

  /** Why, refused where it says nothing. */
  String because(CommandSpec command) {
    if (because.isBlank()) {
      throw new ParameterException(
          command.commandLine(), "Cannot keep your word: --because says why, in words");
    }
    return because;
  }
}
