package io.claimway.x12;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The index of sample files of other projects, beside this one; tests are skipped without it. */
public final class SampleIndex {
  /** Where the samples are, when they are. */
  public static final Path FOLDER = Path.of("..", "shared", "samples");

  private static final Pattern TRANSACTIONS = Pattern.compile("(?:multi-ST:|batches=)(\\d+)");

  private SampleIndex() {}

  /** One file as the index describes it; claims is -1 where the index does not count them. */
  public record Sample(
      String path,
      String type,
      long transactions,
      long claims,
      String line,
      String claim,
      String payment) {
    public Path file() {
      return FOLDER.resolve(path);
    }
  }

  /** All samples but the bank files. */
  public static List<Sample> x12() {
    return rows(column -> !column[1].equals("ACH"));
  }

  /** The bank files; their transactions are batches, their claims entries. */
  public static List<Sample> bank() {
    return rows(column -> column[1].equals("ACH"));
  }

  /** Paths of the files whose envelopes a check by other means found broken. */
  static Set<String> brokenEnvelopes() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "The samples are not here: expected them in " + FOLDER);
    return Files.readAllLines(FOLDER.resolve("INVALID.tsv"), StandardCharsets.UTF_8).stream()
        .map(row -> row.split("\t", -1))
        .filter(column -> column.length > 2 && !column[2].isEmpty())
        .map(column -> column[0])
        .collect(Collectors.toSet());
  }

  private static List<Sample> rows(Predicate<String[]> wanted) {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "The samples are not here: expected them in " + FOLDER);
    List<Sample> samples = new ArrayList<>();
    try {
      List<String> rows = Files.readAllLines(FOLDER.resolve("INDEX.tsv"), StandardCharsets.UTF_8);
      for (String row : rows.subList(1, rows.size())) {
        String[] column = row.split("\t", -1);
        if (wanted.test(column)) {
          samples.add(sample(column));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the index of samples: " + e.getMessage(), e);
    }
    return samples;
  }

  /** The index counts transactions where there are several; a TA1 stands in none. */
  private static long fewest(String type) {
    return type.equals("TA1") ? 0 : 1;
  }

  private static Sample sample(String[] column) {
    Matcher transactions = TRANSACTIONS.matcher(column[12]);
    return new Sample(
        column[0],
        column[1],
        transactions.find() ? Long.parseLong(transactions.group(1)) : fewest(column[1]),
        column[8].isEmpty() ? -1 : Long.parseLong(column[8]),
        column[9],
        column[10],
        column[11]);
  }
}
