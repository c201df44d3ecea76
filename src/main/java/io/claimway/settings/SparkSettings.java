package io.claimway.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Spark runs, and what is said to Spark itself.
 *
 * @param master {@code local[N]} or {@code local[N,F]} (a task is tried F times), {@code
 *     spark://host:port}, {@code k8s://…}, or {@code yarn}
 * @param propertiesFile mounted file of further properties of Spark ({@code spark-defaults.conf}),
 *     secrets among them; empty for none
 * @param properties Spark's own keys that stand beside {@code spark.master}, under their full names
 */
public record SparkSettings(String master, Path propertiesFile, Map<String, String> properties) {

  /** This process, on all cores that it may use. */
  public static final SparkSettings LOCAL = new SparkSettings("local[*]", Path.of(""), Map.of());

  public SparkSettings {
    if (!master.matches(
        "local|local\\[(\\*|\\d+)(,\\d+)?\\]|local-cluster\\[.+\\]|spark://.+|k8s://.+|yarn")) {
      throw new IllegalArgumentException(
          "master is "
              + master
              + ", expected local[N], spark://host:port, k8s://https://host:port or yarn");
    }
    properties = Map.copyOf(properties);
  }
}
