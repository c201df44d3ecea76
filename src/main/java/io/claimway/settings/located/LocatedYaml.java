package io.claimway.settings.located;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML document of nested keys, scalars and lists that remembers the line of each key. What
 * stands in a list of records has its number, from 1, in its path: {@code claims.2.paid}.
 */
final class LocatedYaml {

  private final String file;
  private final List<String> problems;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final boolean records;

  private LocatedYaml(String file, boolean records, List<String> problems) {
    this.file = file;
    this.records = records;
    this.problems = problems;
  }

  /**
   * Reads a document; what cannot be read is added to the problems.
   *
   * @param what the document should be, such as {@code a payer profile}
   * @param records whether lists may hold records
   */
  static LocatedYaml parse(
      String file, String text, String what, boolean records, List<String> problems) {
    LocatedYaml yaml = new LocatedYaml(file, records, problems);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        yaml.readObject(parser, "");
      } else {
        yaml.problem(1, "found no keys, expected " + what);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      yaml.problem(line, "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      yaml.problem(1, "cannot be read: " + e.getMessage());
    }
    return yaml;
  }

  /** The scalar or list at a dotted path, or null where the document has none. */
  List<String> values(String path) {
    return values.get(path);
  }

  /** All dotted paths that hold values or nothing at all, in document order. */
  List<String> paths() {
    return new ArrayList<>(values.keySet());
  }

  /** The line of a key; for one that is not there, the line of what it would stand under. */
  int line(String path) {
    String known = path;
    while (!lines.containsKey(known) && known.contains(".")) {
      known = known.substring(0, known.lastIndexOf('.'));
    }
    return lines.getOrDefault(known, 1);
  }

  /** Notes a problem at a line of this file. */
  void problem(int line, String what) {
    problems.add(file + ":" + line + ": " + what);
  }

  private void readObject(YAMLParser parser, String prefix) throws IOException {
    boolean empty = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      empty = false;
      String path = prefix + parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      if (lines.putIfAbsent(path, line) != null) {
        problem(line, path + " is given twice, first in line " + lines.get(path));
      }
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        readObject(parser, path + ".");
      } else if (token == JsonToken.START_ARRAY) {
        readList(parser, path);
      } else {
        values.put(path, List.of(parser.getText()));
      }
    }
    if (empty && !prefix.isEmpty()) {
      values.put(prefix.substring(0, prefix.length() - 1), null);
    }
  }

  private void readList(YAMLParser parser, String path) throws IOException {
    List<String> items = new ArrayList<>();
    int number = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (records && t == JsonToken.START_OBJECT) {
        String record = path + "." + ++number;
        lines.put(record, parser.currentTokenLocation().getLineNr());
        readObject(parser, record + ".");
      } else if (t.isStructStart()) {
        problem(
            parser.currentTokenLocation().getLineNr(),
            path + " holds a nested value, expected a flat list");
        parser.skipChildren();
      } else {
        items.add(parser.getText());
      }
    }
    if (number == 0) {
      values.put(path, items);
    }
  }
}
