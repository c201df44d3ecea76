package io.claimway.cli;

import io.claimway.postgres.DatabaseFailure;
import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place that turns what went wrong into an exit code and one or two lines. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  /** Set to see the stack trace of a failure. */
  static final String TRACE = "CLAIMWAY_TRACE";

  private static final int DEEPEST_CAUSE = 20;

  static ExitCode exitCodeOf(Throwable failure) {
    if (failure instanceof UnusableConfiguration
        || failure instanceof ParameterException
        || isOfOtherSchemas(failure)) {
      return ExitCode.WRONG_USAGE;
    }
    return failure instanceof RunRefused ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    Throwable telling = telling(failure);
    PrintWriter err = command.getErr();
    err.println("claimway: " + sentence(telling));
    if (System.getenv(TRACE) != null) {
      failure.printStackTrace(err);
    } else if (exitCodeOf(telling) == ExitCode.FAILED) {
      err.println("Safe to run again. " + TRACE + "=1 shows where it failed.");
    }
    err.flush();
    return exitCodeOf(telling).number();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println("claimway: " + sentence(failure));
    command
        .getErr()
        .println(
            "See: claimway help "
                + command.getCommandSpec().qualifiedName(" ").replaceFirst("^claimway ?", ""));
    command.getErr().flush();
    return ExitCode.WRONG_USAGE.number();
  }

  /** A refusal may arrive wrapped by a framework; the outermost one tells most. */
  private static Throwable telling(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
      if (exitCodeOf(cause) != ExitCode.FAILED) {
        return cause;
      }
    }
    return failure;
  }

  private static boolean isOfOtherSchemas(Throwable failure) {
    return failure instanceof DatabaseFailure database && database.isOfOtherSchemas();
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    if (isOfOtherSchemas(failure)) {
      return "Cannot go on: the schemas, or the rights on them, are not those of this program;"
          + " whoever owns them runs: jobs/claimway migrate ("
          + message.lines().findFirst().orElseThrow()
          + ")";
    }
    if (message == null || message.isBlank()) {
      return "Cannot go on: " + failure.getClass().getName();
    }
    return message.lines().findFirst().orElseThrow();
  }
}
