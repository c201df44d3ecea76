package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import io.claimway.stage.Progress;
import io.claimway.stage.Tries;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * One line per stage: what went in, what did not come out, how long it took; until then, on a
 * terminal, how far it is.
 */
final class StageLines implements Progress {
  private static final double NANOS = 1e9;

  private final Workplace workplace;
  private final ProgressLine now;

  StageLines(Workplace workplace, ProgressLine now) {
    this.workplace = workplace;
    this.now = now;
  }

  @Override
  public void stageBegun(Run run, StageName stage) {
    now.begin("%s  %-12s".formatted(run.businessDate(), stage.word()));
  }

  @Override
  public void within(String words) {
    now.within(words);
  }

  @Override
  public void stageDone(Run run, StageName stage, List<ControlTotals> totals, Duration took) {
    now.end();
    workplace.say(
        String.format(
            Locale.ROOT,
            "%s  %-12s %6.1f s  %s",
            run.businessDate(),
            stage.word(),
            took.toNanos() / NANOS,
            line(totals)));
  }

  @Override
  public void stageTriedAgain(Run run, StageName stage, Tries.Failed failed) {
    now.end();
    workplace.say(
        "%s  %-12s is tried again in %d s: %s"
            .formatted(run.businessDate(), stage.word(), failed.pause().toSeconds(), failed.why()));
  }

  static String line(List<ControlTotals> totals) {
    StringJoiner line = new StringJoiner("; ");
    for (ControlTotals t : totals) {
      StringBuilder part =
          new StringBuilder().append(t.recordsIn()).append(' ').append(t.measure());
      if (t.centsIn() != 0) {
        part.append(' ').append(Cents.dollars(t.centsIn()));
      }
      append(part, t.recordsHeld(), "held");
      append(part, t.recordsRejected(), "rejected");
      append(part, t.recordsCarried(), "carried over");
      line.add(part);
    }
    return line.toString();
  }

  private static void append(StringBuilder part, long records, String words) {
    if (records != 0) {
      part.append(", ").append(records).append(' ').append(words);
    }
  }
}
