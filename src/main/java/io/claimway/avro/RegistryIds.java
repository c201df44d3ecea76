package io.claimway.avro;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which released schema a schema registry's ids mean, as configured: id to {@code
 * <Record>-<version>}, the name of the file in {@code schemas/avro/released}.
 */
public record RegistryIds(Map<Integer, String> schemas) implements Serializable {

  public RegistryIds {
    schemas = Map.copyOf(schemas);
    schemas.forEach(
        (id, schema) -> {
          if (!schema.matches("[A-Za-z]+-[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                "Cannot use registry id " + id + ": " + schema + " is not <Record>-<version>");
          }
        });
  }

  /** No registry: only single-object encoding is read. */
  public static RegistryIds none() {
    return new RegistryIds(Map.of());
  }

  Map<Integer, Integer> versionsOf(String record) {
    return schemas.entrySet().stream()
        .filter(entry -> entry.getValue().startsWith(record + "-"))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> Integer.valueOf(entry.getValue().substring(record.length() + 1))));
  }
}
