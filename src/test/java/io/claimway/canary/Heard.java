package io.claimway.canary;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that was said in a run of the tests: by commands, on both streams, in plans of Spark. */
public final class Heard {
  private static final List<String> SAID = new ArrayList<>();
  private static final List<String> PLANS = new ArrayList<>();

  private Heard() {}

  /** What a command, or anything else, said. */
  public static synchronized void said(String text) {
    if (!text.isEmpty()) {
      SAID.add(text);
    }
  }

  static synchronized void planned(String plan) {
    PLANS.add(plan);
  }

  static synchronized List<String> everythingSaid() {
    return List.copyOf(SAID);
  }

  static synchronized List<String> plans() {
    return List.copyOf(PLANS);
  }

  /** Listens to the streams of this process from now on. */
  static void listen() {
    System.setOut(listening(System.out));
    System.setErr(listening(System.err));
  }

  private static PrintStream listening(PrintStream stream) {
    return new PrintStream(new Listening(stream), true, StandardCharsets.UTF_8);
  }

  /** A stream whose lines are remembered. */
  private static final class Listening extends FilterOutputStream {
    private final StringBuilder line = new StringBuilder();

    Listening(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      String text = new String(bytes, from, length, StandardCharsets.UTF_8);
      line.append(text);
      if (text.endsWith("\n")) {
        said(line.toString());
        line.setLength(0);
      }
    }
  }
}
