package io.claimway.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A file with one JSON object of plain values. It is read token by token: every command reads two
 * of them, and a mapper takes longer to load than most commands to answer.
 */
final class PlainJson {
  private final Path file;
  private final Map<String, String> values;

  private PlainJson(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  static PlainJson read(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.put(parser.currentName(), parser.getText());
        }
      }
    }
    return new PlainJson(file, values);
  }

  static byte[] write(Object of) throws IOException {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(of);
  }

  String text(String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("Cannot read " + file + ": it names no " + name);
    }
    return value;
  }

  long number(String name) throws IOException {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException noNumber) {
      throw new IOException("Cannot read " + file + ": " + name + " is no number", noNumber);
    }
  }
}
