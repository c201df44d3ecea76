package io.claimway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The error stream of the process. When the process is told to end in the middle of its work (a
 * signal), it says so in one line and then nothing more: what libraries still say about work that
 * is pulled away from under them helps nobody.
 */
final class ErrorStream {
  private static volatile boolean ended;
  private static volatile boolean silent;
  private static volatile String goesOn = "";

  private ErrorStream() {}

  /** Puts it in the place of the process's own, before anything has taken hold of that. */
  static void install() {
    System.setErr(
        new PrintStream(
            new Silenced(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8));
    Runtime.getRuntime().addShutdownHook(new Thread(ErrorStream::toldToEnd, "told-to-end"));
  }

  /**
   * From now on the process does what another one may have to go on with.
   *
   * @param command what goes on with it
   */
  static void goesOnWith(String command) {
    goesOn = command;
  }

  /** The command has come to its end by itself. */
  static void ended() {
    ended = true;
  }

  private static void toldToEnd() {
    if (ended) {
      return;
    }
    System.err.println(
        goesOn.isEmpty()
            ? "claimway: told to end before it was done"
            : "claimway: told to end before it was done; nothing is half done, the same command goes on from what is published: "
                + goesOn);
    System.err.flush();
    silent = true;
  }

  /** A stream that falls silent with the process. */
  private static final class Silenced extends FilterOutputStream {
    Silenced(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (!silent) {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (!silent) {
        out.write(bytes, from, length);
      }
    }
  }
}
