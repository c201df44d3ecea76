package io.claimway.report;

import gg.jte.output.StringOutput;
import io.claimway.payout.PayoutStatement;
import java.util.Map;
import java.util.TreeMap;

/** A practice's statement as a page and as a CSV, byte for byte the same whenever it is written. */
public final class StatementPages {
  private StatementPages() {}

  /** File name to content: {@code <practice>.html} and {@code <practice>.csv}. */
  public static Map<String, String> write(PayoutStatement statement) {
    Map<String, String> files = new TreeMap<>();
    StringOutput page = new StringOutput();
    Pages.TEMPLATES.render("statement.jte", Map.of("statement", statement), page);
    files.put(statement.practiceId() + ".html", page.toString());
    files.put(
        statement.practiceId() + ".csv",
        NightTables.csv(PayoutStatement.Line.class, statement.lines()));
    return files;
  }
}
