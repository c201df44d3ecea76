package io.claimway.bank.bai2;

import io.claimway.bank.nacha.AchText;
import java.util.ArrayList;
import java.util.List;

/** A record of a BAI2 file with its continuations: cells that know where they stand, and text. */
final class Bai2Record {

  /** One cell: its content and its place. */
  record Cell(String text, long line, int column) {}

  private static final Cell NOTHING = new Cell("", 0, 0);

  private final String code;
  private final long line;
  private final List<Cell> cells = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder unbroken = new StringBuilder();
  private boolean slashed;
  private boolean blankAtEnd;
  private int physicalLines = 1;

  Bai2Record(String physical, long line) {
    this.line = line;
    this.code = physical.substring(0, Math.min(2, physical.length()));
    take(physical, line, 0);
  }

  /** Takes in an 88: more cells, or more text once a transaction's text has begun. */
  void continueWith(String physical, long number) {
    physicalLines++;
    if (isTransaction() && cells.size() >= textStart()) {
      String between = slashed || blankAtEnd ? " " : "";
      String more = body(physical.substring(Math.min(3, physical.length())));
      text.append(between).append(more);
      unbroken.append(more);
    } else {
      take(physical, number, 3);
    }
  }

  /** Takes in the rest of a line that somebody broke: no record of its own. */
  void wrapInto(String rest, long number) {
    if (isTransaction() && cells.size() >= textStart()) {
      String more = body(rest);
      text.append(' ').append(more);
      unbroken.append(more);
    } else {
      take(rest, number, 0);
    }
  }

  /** True while no slash has ended it, as text may also go on without one. */
  boolean isUnfinished() {
    return !slashed;
  }

  private void take(String physical, long number, int from) {
    String body = body(physical);
    int start = Math.min(from, body.length());
    while (start <= body.length()) {
      if (isTransaction() && cells.size() == textStart()) {
        text.append(body, start, body.length());
        unbroken.append(body, start, body.length());
        return;
      }
      int comma = body.indexOf(',', start);
      int end = comma < 0 ? body.length() : comma;
      cells.add(new Cell(body.substring(start, end).strip(), number, start + 1));
      start = end + 1;
    }
  }

  private String body(String physical) {
    String stripped = physical.stripTrailing();
    blankAtEnd = stripped.length() < physical.length();
    slashed = stripped.endsWith("/");
    return slashed ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private boolean isTransaction() {
    return code.equals("16");
  }

  /** Where the text begins: after type, amount, funds type with its cells, and two references. */
  private int textStart() {
    return cells.size() < 4 ? Integer.MAX_VALUE : 4 + fundsCells(3) + 2;
  }

  /** How many cells follow a funds type: availability amounts, a value date, or a distribution. */
  int fundsCells(int at) {
    return switch (cell(at).text()) {
      case "S" -> 3;
      case "V" -> 2;
      case "D" -> {
        String count = cell(at + 1).text();
        yield AchText.isDigits(count) && count.length() < 4 ? 1 + 2 * Integer.parseInt(count) : 1;
      }
      default -> 0;
    };
  }

  Cell cell(int index) {
    return index < cells.size() ? cells.get(index) : NOTHING;
  }

  int size() {
    return cells.size();
  }

  String code() {
    return code;
  }

  long line() {
    return line;
  }

  int physicalLines() {
    return physicalLines;
  }

  String text() {
    return text.toString().strip();
  }

  /** The text as it was before the bank broke it into lines, wherever no blank was lost by that. */
  String unbrokenText() {
    return unbroken.toString().strip();
  }
}
