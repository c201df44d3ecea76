package io.claimway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands over files of partners: what is in them, do they conform, do they balance. */
@Command(
    name = "x12",
    description = "Any X12 or ACH file: what is in it, does it conform, does it balance.",
    subcommands = {X12CheckCommand.class, X12InspectCommand.class},
    footer = {"", "Example: jobs/claimway x12 check incoming/*.835"})
final class X12Command implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run x12: say what to do, check or inspect");
  }
}
