package io.claimway.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What an adjustment means, by group, reason, remark and program: the most particular row wins. */
final class ClassTable {
  private static final String SOURCE = "/codes/adjustment_classes.csv";

  private final Map<String, String> rows = new HashMap<>();

  private ClassTable() {}

  static ClassTable read() {
    ClassTable table = new ClassTable();
    try (InputStream in = ClassTable.class.getResourceAsStream(SOURCE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(row -> row.split(",", 6))
          .forEach(row -> table.rows.put(key(row[0], row[1], row[2], row[3]), row[4]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /** The class, or null where the table does not list the pair. */
  String classify(Told.Cas cas, Collection<String> remarks, String program) {
    for (String remark : remarks) {
      String found = rows.get(key(cas.group(), cas.reason(), remark, ""));
      if (found != null) {
        return found;
      }
    }
    String ofProgram = rows.get(key(cas.group(), cas.reason(), "", program));
    String any = rows.get(key(cas.group(), "*", "", ""));
    return ofProgram != null
        ? ofProgram
        : rows.getOrDefault(key(cas.group(), cas.reason(), "", ""), any);
  }

  private static String key(String group, String reason, String remark, String program) {
    return String.join("/", group, reason, remark, program);
  }
}
