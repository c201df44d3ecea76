package io.claimway.cli;

import io.claimway.postgres.read.BookReader.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of text for a person, or as JSON for a machine. */
final class Tables {
  private Tables() {}

  /** Prints tables one below the other; a single object per table title as JSON. */
  static void print(Workplace workplace, List<Table> tables) {
    if (workplace.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      tables.forEach(table -> json.put(table.title(), objects(table)));
      workplace.printJson(json);
      return;
    }
    PrintWriter out = workplace.out();
    for (Table table : tables) {
      out.println(table.title());
      print(out, table);
    }
    out.flush();
  }

  private static List<Map<String, String>> objects(Table table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      Map<String, String> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(table.columns().get(i), row.get(i));
      }
      rows.add(object);
    }
    return rows;
  }

  private static void print(PrintWriter out, Table table) {
    int[] widths = new int[table.columns().size()];
    widen(widths, table.columns());
    table.rows().forEach(row -> widen(widths, row));
    out.println("  " + line(widths, table.columns()));
    table.rows().forEach(row -> out.println("  " + line(widths, row)));
    if (table.isEmpty()) {
      out.println("  none");
    }
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private static String line(int[] widths, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String value = row.get(i);
      line.append(value);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - value.length() + 2));
      }
    }
    return line.toString().stripTrailing();
  }
}
