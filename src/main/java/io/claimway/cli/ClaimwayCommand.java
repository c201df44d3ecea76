package io.claimway.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of the command line. */
@Command(
    name = "claimway",
    description = "Claims out, answers read, money accounted for, therapists paid: every night.",
    subcommands = HelpCommand.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, date or configuration, 3 finished with items that",
      "are new or overdue, 4 refused (lease held, plan stale, another rule set, a later night has run),",
      "5 the books are broken.",
      "",
      "Example: jobs/claimway demo --sessions 600 --nights 34 --seed 7"
    })
public final class ClaimwayCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    return commandLine(InstantSource.system());
  }

  /**
   * The same by another clock.
   *
   * @param clock tells commands what time it is
   */
  public static CommandLine commandLine(InstantSource clock) {
    return commandLine(clock, Commands.ALL);
  }

  private static CommandLine commandLine(InstantSource clock, List<Class<?>> commands) {
    CommandLine root = new CommandLine(new ClaimwayCommand());
    root.addMixin(GlobalOptions.MIXIN, new GlobalOptions(clock));
    commands.forEach(root::addSubcommand);
    GlobalOptions.offerHelp(root);
    Failures failures = new Failures();
    root.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return root.setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionStrategy(new CommandLine.RunLast())
        .registerConverter(LocalDate.class, ClaimwayCommand::date)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no day of the calendar; expected one such as 2026-01-31");
    }
  }

  /** Executes one command line and answers the exit code. */
  public static int execute(String... arguments) {
    ErrorStream.install();
    CommandLine root = commandLine(InstantSource.system(), Commands.namedBy(arguments));
    int code = root.execute(arguments);
    root.getOut().flush();
    root.getErr().flush();
    ErrorStream.ended();
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Cannot run: a command is missing");
  }
}
