package io.claimway.settings;

import io.claimway.avro.RegistryIds;
import io.claimway.avro.SchemaRelease;
import io.claimway.run.UnusableConfiguration;
import java.util.HashMap;
import java.util.Map;

/**
 * The file behind {@code registry.ids-file}: a line for each id of the registry, with the released
 * schema that it means ({@code 7: Session-1}).
 */
public final class RegistryFile {
  private RegistryFile() {}

  /** The ids; none where no file is set. */
  public static RegistryIds read(RegistrySettings settings) {
    if (!settings.isThere()) {
      return RegistryIds.none();
    }
    Map<Integer, String> schemas = new HashMap<>();
    SettingsFile file = SettingsFile.read(settings.idsFile());
    file.entries()
        .forEach(
            (id, schema) -> {
              if (!id.matches("[0-9]{1,9}") || !SchemaRelease.isReleasedFact(schema.value())) {
                throw new UnusableConfiguration(
                    "Cannot use registry.ids-file %s line %d: found %s: %s, expected an id and a file of schemas/avro/released, such as 7: Session-1"
                        .formatted(file.path(), schema.line(), id, schema.value()));
              }
              schemas.put(Integer.valueOf(id), schema.value());
            });
    return new RegistryIds(schemas);
  }
}
