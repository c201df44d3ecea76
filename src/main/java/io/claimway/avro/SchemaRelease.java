package io.claimway.avro;

import io.claimway.claim.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * The rule under which schemas change: the current one reads what every released version wrote, and
 * every released version reads what the current one writes.
 */
public final class SchemaRelease {

  /** Records that no topic carries, but that are kept for years and must stay readable. */
  private static final List<Class<? extends Record>> KEPT = List.of(Claim.class);

  private SchemaRelease() {}

  /** The records whose schemas are released. */
  static List<Class<? extends Record>> released() {
    List<Class<? extends Record>> records = new ArrayList<>(KEPT);
    for (Topic topic : Topic.values()) {
      records.add(topic.recordType());
    }
    return records;
  }

  /**
   * One schema of the folder and what is wrong with it.
   *
   * @param breaks empty when it may be released
   */
  public record Finding(String schema, int releasedVersions, List<String> breaks) {
    public Finding {
      breaks = List.copyOf(breaks);
    }
  }

  /** Whether a record of a topic of facts was released in this version ({@code Session-1}). */
  public static boolean isReleasedFact(String schema) {
    String record = schema.replaceFirst("-[0-9]+$", "");
    return Topic.facts().stream()
            .anyMatch(topic -> topic.recordType().getSimpleName().equals(record))
        && SchemaRelease.class.getResource("/schemas/avro/released/" + schema + ".avsc") != null;
  }

  /** Checks every released schema in a folder that holds {@code *.avsc} and {@code released/}. */
  public static List<Finding> check(Path folder) {
    List<Finding> findings = new ArrayList<>();
    for (Class<? extends Record> record : released()) {
      String name = record.getSimpleName();
      try {
        findings.add(check(folder, name, record));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(
            "Cannot check schema " + name + ": " + unreadable.getMessage(), unreadable);
      }
    }
    return findings;
  }

  private static Finding check(Path folder, String name, Class<? extends Record> type)
      throws IOException {
    List<String> breaks = new ArrayList<>();
    int version = 0;
    try {
      Schema current = parse(folder.resolve(name + ".avsc"));
      RecordShape.of(type).mustMatch(current);
      Path released = released(folder, name, 1);
      for (version = 0; Files.exists(released); released = released(folder, name, version + 1)) {
        version++;
        breaks.addAll(breaks(name + "-" + version, current, parse(released)));
      }
      if (version == 0) {
        breaks.add("no released version, expected released/" + name + "-1.avsc");
      }
    } catch (AvroRuntimeException | IllegalStateException broken) {
      breaks.add(broken.getMessage());
    }
    return new Finding(name, version, breaks);
  }

  private static Path released(Path folder, String name, int version) {
    return folder.resolve("released").resolve(name + "-" + version + ".avsc");
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }

  private static List<String> breaks(String version, Schema current, Schema released) {
    List<String> breaks = new ArrayList<>();
    explain(current, released)
        .forEach(why -> breaks.add("does not read what " + version + " wrote: " + why));
    explain(released, current)
        .forEach(why -> breaks.add("writes what " + version + " cannot read: " + why));
    return breaks;
  }

  private static List<String> explain(Schema reader, Schema writer) {
    SchemaCompatibility.SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
      return List.of();
    }
    return pair.getResult().getIncompatibilities().stream()
        .map(each -> each.getType() + " at " + each.getLocation())
        .toList();
  }
}
