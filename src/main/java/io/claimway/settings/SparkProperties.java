package io.claimway.settings;

import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is said to Spark itself: the file behind {@code spark.properties-file} (a line {@code key
 * value} or {@code key=value} each), and over it the keys of Claimway's own configuration. A
 * refusal names file and key and never a value.
 */
public final class SparkProperties {
  private static final String SECTION = "spark.";
  private static final String MASTER = "spark.master";

  private SparkProperties() {}

  /** All properties, by their full names. */
  public static Map<String, String> read(SparkSettings settings) {
    Map<String, String> all = new TreeMap<>();
    if (!settings.propertiesFile().toString().isEmpty()) {
      file(settings.propertiesFile())
          .forEach((key, value) -> all.put((String) key, (String) value));
    }
    all.putAll(settings.properties());
    return all;
  }

  private static Properties file(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableConfiguration(
          "Cannot use spark.properties-file " + path + ": cannot be read", e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!key.startsWith(SECTION) || key.equals(MASTER)) {
        throw new UnusableConfiguration(
            "Cannot use spark.properties-file %s: found %s, expected properties of Spark, and %s in Claimway's own configuration"
                .formatted(path, key, MASTER));
      }
    }
    return properties;
  }
}
