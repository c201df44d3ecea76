/**
 * The command line: words and options come in, lines or one JSON object and an exit code go out.
 *
 * <p>Each command is one class that is listed in {@link io.claimway.cli.Commands}; it takes
 * settings and open edges from its {@link io.claimway.cli.Workplace}. Commands that only read touch
 * neither Spring nor Spark.
 */
package io.claimway.cli;
