package io.claimway.avro;

import java.io.Serializable;
import java.util.HashMap;
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

  /** Parses {@code 7=Session-1,8=Client-1}; an empty text means no registry. */
  public static RegistryIds parse(String text) {
    Map<Integer, String> schemas = new HashMap<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] sides = pair.trim().split("=", -1);
      if (sides.length != 2 || !sides[0].matches("[0-9]{1,9}")) {
        throw new IllegalArgumentException(
            "Cannot read registry ids: found " + pair + ", expected <id>=<Record>-<version>");
      }
      schemas.put(Integer.valueOf(sides[0]), sides[1]);
    }
    return new RegistryIds(schemas);
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
