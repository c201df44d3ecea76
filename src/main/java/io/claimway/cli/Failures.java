package io.claimway.cli;

import io.claimway.postgres.DatabaseFailure;
import io.claimway.run.OutsideFailure;
import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import io.claimway.s3.ObjectStoreFailure;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The one place that turns what went wrong into an exit code and two or three lines: what stands in
 * the way, and what leads on.
 */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  /** Set to see the stack trace of a failure. */
  static final String TRACE = "CLAIMWAY_TRACE";

  private static final String JSON = "--json";
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
    ExitCode code = exitCodeOf(telling);
    PrintWriter err = command.getErr();
    err.println("claimway: " + sentence(telling));
    if (code == ExitCode.FAILED) {
      err.println(waysOn(failure));
    }
    if (System.getenv(TRACE) != null) {
      failure.printStackTrace(err);
    }
    err.flush();
    tellMachine(command, parsed.originalArgs(), code, sentence(telling));
    return code.number();
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
    tellMachine(command, List.of(arguments), ExitCode.WRONG_USAGE, sentence(failure));
    return ExitCode.WRONG_USAGE.number();
  }

  /** Who asked for an object is given one, however the command ends. */
  private static void tellMachine(
      CommandLine command, List<String> arguments, ExitCode code, String sentence) {
    if (!arguments.contains(JSON)) {
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exitCode", code.number());
    json.put("error", sentence);
    command.getOut().println(Workplace.json(json));
    command.getOut().flush();
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

  /** The same command goes on where a server did not answer; a promise may be broken again. */
  private static String waysOn(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
      String outside = outside(cause);
      if (outside != null) {
        return "Nothing is half done: once "
            + outside
            + " answers again, the same command goes on from what is published.";
      }
    }
    return "Nothing is half done. Where the same command ends so again, what it names must be put right first; "
        + TRACE
        + "=1 shows where it failed.";
  }

  private static String outside(Throwable failure) {
    if (!(failure instanceof OutsideFailure server) || !server.mayPass()) {
      return null;
    }
    return failure instanceof DatabaseFailure
        ? "Postgres"
        : failure instanceof ObjectStoreFailure ? "the object store" : "Kafka";
  }

  private static boolean isOfOtherSchemas(Throwable failure) {
    return failure instanceof DatabaseFailure database && database.isOfOtherSchemas();
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "Cannot go on: " + failure.getClass().getName();
    }
    String first = message.lines().findFirst().orElseThrow();
    return isOfOtherSchemas(failure)
        ? "Cannot go on: the schemas, or the rights on them, are not those of this program; whoever owns them runs: jobs/claimway migrate (%s)"
            .formatted(first)
        : first;
  }
}
