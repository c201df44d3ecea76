package io.claimway.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaReleaseTest {

  private static final Path SCHEMAS = Path.of("schemas", "avro");

  @Test
  void everySchemaReadsAndIsReadByItsReleasedVersions() {
    List<SchemaRelease.Finding> findings = SchemaRelease.check(SCHEMAS);
    assertThat(findings).hasSameSizeAs(SchemaRelease.released());
    assertThat(findings).allSatisfy(finding -> assertThat(finding.breaks()).isEmpty());
    assertThat(findings).allSatisfy(finding -> assertThat(finding.releasedVersions()).isPositive());
  }

  @Test
  void namesAChangeThatOldDataDoesNotSurvive(@TempDir Path folder) throws IOException {
    copy(folder);
    replace(
        folder.resolve("Charge.avsc"),
        "(\"name\": \"cents\",\\s+\"type\": )\"long\"",
        "$1\"string\"");
    assertThat(breaksOf(folder, "Charge"))
        .anyMatch(each -> each.startsWith("does not read what Charge-1 wrote: TYPE_MISMATCH"));
  }

  @Test
  void namesASymbolThatOldReadersDoNotKnow(@TempDir Path folder) throws IOException {
    copy(folder);
    replace(folder.resolve("Session.avsc"), "\"CONFIRMED\",", "\"CONFIRMED\", \"POSTPONED\",");
    assertThat(breaksOf(folder, "Session"))
        .anyMatch(
            each -> each.startsWith("writes what Session-1 cannot read: MISSING_ENUM_SYMBOLS"));
  }

  private static List<String> breaksOf(Path folder, String schema) {
    return SchemaRelease.check(folder).stream()
        .filter(finding -> finding.schema().equals(schema))
        .flatMap(finding -> finding.breaks().stream())
        .toList();
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).containsPattern(from);
    Files.writeString(file, text.replaceFirst(from, to));
  }

  private static void copy(Path folder) throws IOException {
    Files.createDirectory(folder.resolve("released"));
    try (Stream<Path> files = Files.walk(SCHEMAS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(SCHEMAS.relativize(file).toString()));
      }
    }
  }
}
