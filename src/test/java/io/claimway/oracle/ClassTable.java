package io.claimway.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an adjustment means, by group, reason, remark and program: the most particular row wins. */
final class ClassTable {
  private static final String SOURCE = "/codes/adjustment_classes.csv";
  private static final int COLUMNS = 9;
  private static final int FROM = 4;
  private static final int UNTIL = 5;
  private static final int KIND = 7;

  private final Map<String, List<Row>> rows = new HashMap<>();

  /** A row while it is in force: from its first day to its last. */
  private record Row(String from, String until, String kind) {
    boolean holds(LocalDate day) {
      return (from.isEmpty() || !day.isBefore(LocalDate.parse(from)))
          && (until.isEmpty() || !day.isAfter(LocalDate.parse(until)));
    }
  }

  private ClassTable() {}

  static ClassTable read() {
    ClassTable table = new ClassTable();
    try (InputStream in = ClassTable.class.getResourceAsStream(SOURCE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(row -> row.split(",", COLUMNS))
          .forEach(
              row ->
                  table
                      .rows
                      .computeIfAbsent(
                          key(row[0], row[1], row[2], row[3]), any -> new ArrayList<>())
                      .add(new Row(row[FROM], row[UNTIL], row[KIND])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /** The class on the day of the payment, or null where the table does not list the pair. */
  String classify(Told.Cas cas, Collection<String> remarks, String program, LocalDate day) {
    for (String remark : remarks) {
      String found = find(cas.group(), cas.reason(), remark, program, day);
      if (found != null) {
        return listed(found);
      }
    }
    String found = find(cas.group(), cas.reason(), "", program, day);
    return listed(found != null ? found : find(cas.group(), "*", "", program, day));
  }

  private static String listed(String found) {
    return "UNLISTED".equals(found) ? null : found;
  }

  private String find(String group, String reason, String remark, String program, LocalDate day) {
    String own = inForce(key(group, reason, remark, program), day);
    return own != null ? own : inForce(key(group, reason, remark, ""), day);
  }

  private String inForce(String key, LocalDate day) {
    return rows.getOrDefault(key, List.of()).stream()
        .filter(row -> row.holds(day))
        .map(Row::kind)
        .findFirst()
        .orElse(null);
  }

  private static String key(String group, String reason, String remark, String program) {
    return String.join("/", group, reason, remark, program);
  }
}
