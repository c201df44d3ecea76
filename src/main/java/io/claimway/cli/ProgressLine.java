package io.claimway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The last line of a terminal, which says what is going on, for how long, and how far it is. There
 * is none where the error stream is no terminal: logs get a line per stage and nothing in between.
 */
final class ProgressLine implements AutoCloseable {
  private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final InstantSource clock;
  private final Supplier<String> otherwise;
  private volatile boolean open = true;
  private String what;
  private String within;
  private Instant since;
  private boolean drawn;

  /**
   * A line that is drawn when it is told to.
   *
   * @param otherwise how far it is where nobody tells
   */
  ProgressLine(PrintWriter out, InstantSource clock, Supplier<String> otherwise) {
    this.out = out;
    this.clock = clock;
    this.otherwise = otherwise;
  }

  /** One that is drawn every second, if somebody can see it. */
  static ProgressLine on(Workplace workplace, Supplier<String> otherwise) {
    ProgressLine line = new ProgressLine(workplace.err(), InstantSource.system(), otherwise);
    if (!workplace.quiet() && isTerminal()) {
      Thread drawing = new Thread(line::drawEverySecond, "progress");
      drawing.setDaemon(true);
      drawing.start();
    }
    return line;
  }

  /** Where the system does not tell, nobody is taken to look. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(ERROR_STREAM).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private void drawEverySecond() {
    try {
      while (open) {
        TimeUnit.SECONDS.sleep(1);
        draw();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something begins. */
  synchronized void begin(String what) {
    this.what = what;
    within = null;
    since = clock.instant();
  }

  /** How far it is. */
  synchronized void within(String words) {
    within = words;
  }

  /** Draws the line as it is now; nothing while nothing goes on. */
  synchronized void draw() {
    if (what == null) {
      return;
    }
    String far = within == null ? otherwise.get() : within;
    out.print(
        "%s%s %6d s  %s"
            .formatted(CLEAR, what, Duration.between(since, clock.instant()).toSeconds(), far));
    out.flush();
    drawn = true;
  }

  /** It is over: the line makes room for what is said next. */
  synchronized void end() {
    what = null;
    if (drawn) {
      out.print(CLEAR);
      out.flush();
      drawn = false;
    }
  }

  @Override
  public void close() {
    open = false;
    end();
  }
}
