package io.claimway.cli;

import io.claimway.party.people.Deed;
import io.claimway.party.people.Right;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of a command that masks persons, unless it is somebody's right to see them. */
final class PhiOptions {
  @Option(names = "--phi", description = "Show personal data as it stands in the file; with --as.")
  private boolean phi;

  @Option(
      names = "--as",
      paramLabel = "ID",
      description = "Who looks, as the file of people knows them.")
  private String person;

  /** Whether persons are shown; refused where nobody says who looks, or may not look. */
  boolean show(Workplace workplace, CommandSpec command) {
    if (!phi) {
      return false;
    }
    if (person == null) {
      throw new ParameterException(command.commandLine(), "Say who looks: --phi needs --as ID");
    }
    String words = command.qualifiedName(" ").replaceFirst("^claimway ", "");
    workplace.people().mayDo(person, Deed.of("show persons", Right.SEE_PHI, words + " FILE --phi"));
    return true;
  }
}
