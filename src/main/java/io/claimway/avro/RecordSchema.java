package io.claimway.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The schema of one record type as this program writes it, with every version ever released. */
record RecordSchema(String name, Schema current, List<Schema> released) {

  private static final String FOLDER = "/schemas/avro/";

  RecordSchema {
    released = List.copyOf(released);
  }

  /** Reads {@code <name>.avsc} and {@code released/<name>-1.avsc}, -2 … from the class path. */
  static RecordSchema load(Class<? extends Record> type) {
    String name = type.getSimpleName();
    Schema current =
        read(FOLDER + name + ".avsc")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot load schema " + name + ": no " + FOLDER + name + ".avsc"));
    List<Schema> released = new ArrayList<>();
    for (int version = 1; ; version++) {
      Optional<Schema> schema = read(FOLDER + "released/" + name + "-" + version + ".avsc");
      if (schema.isEmpty()) {
        return new RecordSchema(name, current, released);
      }
      released.add(schema.get());
    }
  }

  /** The released version that a registry's subject version names, 1 being the first. */
  Optional<Schema> version(int version) {
    return version >= 1 && version <= released.size()
        ? Optional.of(released.get(version - 1))
        : Optional.empty();
  }

  /** CRC-64-AVRO of a schema's canonical form, as the single-object header carries it. */
  static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static Optional<Schema> read(String resource) {
    try (InputStream in = RecordSchema.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read schema " + resource, failure);
    }
  }
}
