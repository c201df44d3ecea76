package io.claimway.claim.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A code table as rows of named columns, read from the lines of a CSV file with a header. */
public final class CodeRows {

  private CodeRows() {}

  /** One row: its line number and its cells by column name. */
  public record Row(int line, Map<String, String> cells) {

    public Row {
      cells = Map.copyOf(cells);
    }

    /**
     * The cell of that column, empty when nothing stands there; a column that is not there throws.
     */
    public String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException(
            "Cannot read code table line "
                + line
                + ": no column \""
                + column
                + "\" in "
                + cells.keySet());
      }
      return cell;
    }

    /** The cell as a whole number. */
    public int number(String column) {
      String cell = get(column);
      try {
        return Integer.parseInt(cell);
      } catch (NumberFormatException notANumber) {
        throw new IllegalArgumentException(
            "Cannot read code table line "
                + line
                + ": "
                + column
                + " is \""
                + cell
                + "\", no number",
            notANumber);
      }
    }
  }

  /** The rows below the header, in order. */
  public static List<Row> of(List<String> lines) {
    List<String> header = cells(lines.get(0), 1);
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i), i + 1);
      if (cells.size() != header.size()) {
        throw new IllegalArgumentException(
            "Cannot read code table line "
                + (i + 1)
                + ": "
                + cells.size()
                + " cells under "
                + header.size()
                + " columns");
      }
      Map<String, String> named = new LinkedHashMap<>();
      for (int c = 0; c < cells.size(); c++) {
        named.put(header.get(c), cells.get(c));
      }
      rows.add(new Row(i + 1, named));
    }
    return rows;
  }

  /** The rows as values by their code, in the table's order; a code that stands twice throws. */
  public static <T> Map<String, T> byCode(
      List<String> lines, Function<Row, T> value, Function<T, String> code) {
    Map<String, T> byCode = new LinkedHashMap<>();
    for (Row row : of(lines)) {
      T read = value.apply(row);
      if (byCode.putIfAbsent(code.apply(read), read) != null) {
        throw new IllegalArgumentException(
            "Cannot read code table line "
                + row.line()
                + ": "
                + code.apply(read)
                + " stands twice");
      }
    }
    return Collections.unmodifiableMap(byCode);
  }

  private static List<String> cells(String line, int number) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException(
          "Cannot read code table line " + number + ": a quotation mark is not closed");
    }
    cells.add(cell.toString());
    return cells;
  }
}
