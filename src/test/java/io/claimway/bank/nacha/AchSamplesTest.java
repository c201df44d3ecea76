package io.claimway.bank.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every NACHA file of the samples: counted as the index counts, refused only for a stated reason.
 */
class AchSamplesTest {

  private static final Path SAMPLES = Path.of("../shared/samples");

  /**
   * What is refused, by which flaws; all other samples are accepted whole. The index marks more as
   * invalid for two slips that cost nothing (a last line cut short of its blanks, no padding) and,
   * in contested_addenda.txt and return-PPD-custom-reason-code.ach, because it takes transaction
   * code 21 for a debit, where it is the return of a credit.
   */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          // A batch control stands after the file control.
          Map.entry("1k8RecordFollowing9Record.txt", "BATCH_CONTROL_MISSING RECORD_ORDER"),
          Map.entry("1qFormatCodeIncorrect.txt", "FILE_HEADER_FIELD"),
          Map.entry("20110805A.ach", "FILE_COUNT_TOTAL"),
          // 5,000 live credits of nothing.
          Map.entry("202001172118.ach", "AMOUNT_AGAINST_CODE"),
          Map.entry("2lCompanyNameAllZeros.txt", "BATCH_HEADER_FIELD"),
          Map.entry("2mCompanyEntryDescAllZeros.txt", "BATCH_HEADER_FIELD"),
          Map.entry("3fTELIndvNameAllBlank.txt", "ENTRY_FIELD"),
          Map.entry("3fTELIndvNameAllZeros.txt", "ENTRY_FIELD"),
          Map.entry(
              "file_parsing_missing_file_control.txt",
              "BATCH_CONTROL_MISSING ENTRY_FIELD FILE_CONTROL_FIELD"),
          // Its hash is all nines.
          Map.entry("moov-ids.ach", "FILE_HASH"),
          Map.entry("no_control.txt", "FILE_CONTROL_MISSING"),
          Map.entry("nonascii-utf8.ach", "FILE_COUNT_TOTAL"),
          Map.entry("nonascii.ach", "FILE_COUNT_TOTAL"),
          Map.entry("ppd-debit-invalid-entryDetail-checkDigit.ach", "CHECK_DIGIT"),
          // No destination, though the rest is sound.
          Map.entry("skip-validation.ach", "FILE_HEADER_FIELD"));

  @BeforeEach
  void samplesArePresent() {
    Assumptions.assumeTrue(
        Files.isDirectory(SAMPLES.resolve("ACH")), "no samples at " + SAMPLES.toAbsolutePath());
  }

  @Test
  void countsBatchesEntriesAndAddendaAsTheIndexDoes() throws IOException {
    List<String> differences = new ArrayList<>();
    for (String[] row : index()) {
      Heard heard = read(SAMPLES.resolve(row[0]));
      String counted = heard.features();
      if (!row[12].startsWith(counted)) {
        differences.add(row[0] + ": counted " + counted + ", index " + row[12]);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void refusesOnlyForAStatedReason() throws IOException {
    Map<String, String> refused = new TreeMap<>();
    for (String[] row : index()) {
      Heard heard = read(SAMPLES.resolve(row[0]));
      TreeSet<String> flaws = new TreeSet<>();
      heard.summary.findings().stream()
          .filter(finding -> finding.scope() != FindingScope.NOTE)
          .forEach(finding -> flaws.add(finding.code()));
      if (!flaws.isEmpty()) {
        refused.put(name(row[0]), String.join(" ", flaws));
      }
    }
    assertThat(refused).isEqualTo(REFUSED);
  }

  @Test
  void writesEveryAcceptedFileBackAsItWas() throws IOException {
    int compared = 0;
    for (String[] row : index()) {
      Path file = SAMPLES.resolve(row[0]);
      Heard heard = read(file);
      boolean plain = heard.classes.stream().noneMatch(Set.of("ADV", "IAT")::contains);
      boolean dated =
          heard.summary.findings().stream().noneMatch(f -> f.code().equals("EFFECTIVE_DATE"));
      if (heard.summary.firstRefusal().isEmpty() && plain && dated) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(records(AchWriter.write(AchFile.parse(bytes)))).isEqualTo(records(bytes));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(24);
  }

  /** Records with blanks restored, padding left out. */
  private static List<String> records(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("9+"))
        .map(line -> AchText.left(line, AchRecord.LENGTH))
        // No effective date is written as blanks, where returns may have zeros.
        .map(line -> line.replaceFirst("^(5.{68})000000", "$1      "))
        .toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf("__") + 2);
  }

  private static List<String[]> index() throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLES.resolve("INDEX.tsv"))) {
      List<String[]> rows =
          lines.map(line -> line.split("\t", -1)).filter(row -> row[1].equals("ACH")).toList();
      assertThat(rows).hasSize(40);
      return rows;
    }
  }

  private static Heard read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(AchReader.recognises(bytes)).as(file.toString()).isTrue();
    Heard heard = new Heard();
    heard.summary = AchReader.read(new ByteArrayInputStream(bytes), heard);
    return heard;
  }

  /** The entry classes heard, and the summary. */
  private static final class Heard implements AchListener {
    private final TreeSet<String> classes = new TreeSet<>();
    private AchSummary summary;

    @Override
    public void batchEnd(AchBatchHeader batch, AchTotals totals, boolean refused) {
      classes.add(batch.entryClass());
    }

    String features() {
      return "SEC="
          + String.join("/", classes)
          + " | batches="
          + summary.batches()
          + " | entries="
          + summary.entries()
          + " | addenda="
          + summary.addenda();
    }
  }
}
