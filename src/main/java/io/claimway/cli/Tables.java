package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.postgres.read.BookReader.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of text for a person, who reads dollars, or as JSON for a machine, which reads cents. */
final class Tables {
  private static final String CENTS = "cents";

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
      print(out, inDollars(table));
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

  /** The same table with its cents as dollars, under the names that say so. */
  private static Table inDollars(Table table) {
    List<String> columns = table.columns();
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> shown = new ArrayList<>(row);
      for (int i = 0; i < shown.size(); i++) {
        if (isCents(columns.get(i)) && !shown.get(i).isEmpty()) {
          shown.set(i, Cents.dollars(Long.parseLong(shown.get(i))));
        }
      }
      rows.add(shown);
    }
    return new Table(
        table.title(),
        columns.stream()
            .map(name -> name.equals(CENTS) ? "dollars" : name.replaceFirst("_cents$", ""))
            .toList(),
        rows);
  }

  private static boolean isCents(String column) {
    return column.equals(CENTS) || column.endsWith("_cents");
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
