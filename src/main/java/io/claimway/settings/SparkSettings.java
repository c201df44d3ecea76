package io.claimway.settings;

/**
 * Where Spark runs.
 *
 * @param master {@code local[N]} or {@code local[N,F]} (a task is tried F times), {@code
 *     spark://host:port}, {@code k8s://…}, or {@code yarn}
 */
public record SparkSettings(String master) {

  /** This process, on all cores that it may use. */
  public static final SparkSettings LOCAL = new SparkSettings("local[*]");

  public SparkSettings {
    if (!master.matches(
        "local|local\\[(\\*|\\d+)(,\\d+)?\\]|local-cluster\\[.+\\]|spark://.+|k8s://.+|yarn")) {
      throw new IllegalArgumentException(
          "master is "
              + master
              + ", expected local[N], spark://host:port, k8s://https://host:port or yarn");
    }
  }
}
