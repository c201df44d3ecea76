package io.claimway.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A configuration file as flat dotted keys, each with the line on which it stands. */
record SettingsFile(Path path, Map<String, Entry> entries) {

  /** One value of the file and its line. */
  record Entry(String value, int line) {}

  static SettingsFile none() {
    return new SettingsFile(Path.of(""), Map.of());
  }

  static SettingsFile read(Path path) {
    YAMLFactory yaml =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (Reader reader = Files.newBufferedReader(path);
        JsonParser parser = yaml.createParser(reader)) {
      return new SettingsFile(path, flatten(path, parser));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String why = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new UnusableConfiguration("Cannot read " + path + " line " + line + ": " + why);
    } catch (NoSuchFileException e) {
      throw new UnusableConfiguration("Cannot read " + path + ": no such file");
    } catch (IOException e) {
      throw new UnusableConfiguration("Cannot read " + path + ": " + e.getMessage());
    }
  }

  private static Map<String, Entry> flatten(Path path, JsonParser parser) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Deque<String> names = new ArrayDeque<>();
    JsonToken token = parser.nextToken();
    if (token != null && token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL) {
      throw new UnusableConfiguration("Cannot read " + path + " line 1: expected keys and values");
    }
    for (token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      switch (token) {
        case FIELD_NAME -> names.addLast(parser.currentName());
        case START_OBJECT -> {}
        case END_OBJECT -> names.pollLast();
        case START_ARRAY ->
            throw new UnusableConfiguration(
                "Cannot use "
                    + dotted(names)
                    + " ("
                    + path
                    + " line "
                    + line
                    + "): is a list, expected one value");
        default -> {
          entries.put(
              dotted(names),
              new Entry(token == JsonToken.VALUE_NULL ? "" : parser.getText(), line));
          names.pollLast();
        }
      }
    }
    return entries;
  }

  private static String dotted(Deque<String> names) {
    StringBuilder dotted = new StringBuilder();
    for (Iterator<String> name = names.iterator(); name.hasNext(); ) {
      dotted.append(name.next()).append(name.hasNext() ? "." : "");
    }
    return dotted.toString();
  }
}
