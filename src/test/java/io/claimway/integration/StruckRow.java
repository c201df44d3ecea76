package io.claimway.integration;

import io.claimway.postgres.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row that was struck, as it was before and as it is since. A break names it if its subject,
 * detail or key says, of one of the two, its table and primary key ({@code claim.line 12/1/1}), or
 * all values of a key of it or of the entity that it belongs to. A value is said where it stands as
 * a word; a number that no other value of its key tells apart, after its noun: {@code claim 12}.
 */
record StruckRow(BookTable table, Map<String, String> before, Map<String, String> after) {

  /** Whether the breaks of a finding name it. */
  boolean isNamedBy(Proof.Finding finding) {
    String looksBy =
        finding.invariant().looksBy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return finding.rows().stream()
        .map(row -> row.subject() + ", " + row.detail() + ", " + looksBy + " " + row.key())
        .anyMatch(
            text -> names().anyMatch(name -> name.stream().allMatch(word -> says(text, word))));
  }

  /** Each name as the words that must be said. */
  Stream<List<String>> names() {
    return Stream.of(before, after).flatMap(row -> names(row).stream());
  }

  private List<List<String>> names(Map<String, String> row) {
    List<List<String>> names = new ArrayList<>();
    names.add(List.of(table.name() + " " + String.join("/", values(row, table.primaryKey()))));
    List<List<String>> keys = new ArrayList<>(table.keys());
    table.entities().forEach(column -> keys.add(List.of(column)));
    for (List<String> key : keys) {
      List<String> values = values(row, key);
      if (values.stream().anyMatch(value -> !isNumber(value))) {
        names.add(values.stream().filter(value -> !value.isEmpty()).toList());
      } else if (key.size() == 1) {
        names.add(List.of(noun(key.get(0)) + " " + values.get(0)));
        names.add(List.of(table.simpleName() + " " + values.get(0)));
      }
    }
    return names;
  }

  private static List<String> values(Map<String, String> row, List<String> key) {
    return key.stream().map(column -> row.get(column) == null ? "" : row.get(column)).toList();
  }

  private static String noun(String column) {
    return column.endsWith("_id") ? column.substring(0, column.length() - "_id".length()) : column;
  }

  private static boolean isNumber(String value) {
    return value.isEmpty() || value.matches("-?\\d+");
  }

  private static boolean says(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
