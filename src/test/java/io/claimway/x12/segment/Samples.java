package io.claimway.x12.segment;

import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.check.FileCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The sample files beside the checkout, and what two of their segments must share to be the same.
 */
public final class Samples {

  private static final Delimiters RARE = new Delimiters('\u001d', '\u001f', '\u001e', '\u001c');

  private static final Path FOLDER = Path.of("../shared/samples");
  private static final Pattern DECIMAL =
      Pattern.compile("(?<=^|[\\x1d-\\x1f])(-?)0*(\\d*)\\.(\\d*?)0*(?=$|[\\x1d-\\x1f])");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<=\\x1d)0+(?=\\d)");

  private Samples() {}

  /**
   * A writer to memory whose envelope is open, with delimiters that no sample holds in its data.
   */
  public static SegmentWriter writer() {
    LocalDate day = LocalDate.of(2026, 1, 5);
    LocalTime time = LocalTime.of(2, 0);
    return new SegmentWriter(RARE)
        .openInterchange(InterchangeHeader.of("ZZ", "A", "ZZ", "B", day, time, 1, true))
        .openGroup(GroupHeader.of("ZZ", "A", "B", day, time, 1, "005010"));
  }

  /** The files of one kind; the test is skipped where the samples are absent. */
  public static List<Path> of(String kind) throws IOException {
    Path folder = FOLDER.resolve(kind);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: no sample files in " + folder.toAbsolutePath());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The segments of every transaction of a set, from ST to SE, one list per transaction. */
  public static List<List<String>> transactions(byte[] file, String set) {
    List<List<String>> all = new ArrayList<>();
    List<String> open = null;
    try (SegmentReader in = new SegmentReader(new ByteArrayInputStream(file))) {
      while (in.next()) {
        if (in.segment().is("ST") && in.segment().is(1, set)) {
          open = new ArrayList<>();
          all.add(open);
        }
        if (open != null) {
          open.add(same(in.segment().text(RARE)));
        }
        if (in.segment().is("SE")) {
          open = null;
        }
      }
    }
    return all;
  }

  /** A segment with its decimals in their shortest form, as their value is what counts. */
  public static String same(String segment) {
    Matcher matcher = DECIMAL.matcher(segment);
    String shortest =
        matcher.replaceAll(
            match -> {
              String whole = match.group(2);
              String fraction = match.group(3);
              String number =
                  (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction);
              return number.equals("0") ? "0" : match.group(1) + number;
            });
    boolean counts =
        shortest.startsWith("SE") || shortest.startsWith("HL") || shortest.startsWith("LX");
    return counts ? LEADING_ZEROS.matcher(shortest).replaceAll("") : shortest;
  }

  /** Reads a file and gives what writing it again gives. */
  public interface Rewriting {
    byte[] apply(byte[] file) throws IOException;
  }

  /**
   * Holds that every transaction of a set comes back segment for segment, but for the files named,
   * which break their guide in the way that is said and in which the check finds something.
   */
  public static void comeBack(
      String kind, String set, Rewriting rewriting, Map<String, String> exceptions)
      throws IOException {
    SortedMap<String, String> differing = new TreeMap<>();
    int transactions = 0;
    for (Path file : of(kind)) {
      String name = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      List<List<String>> before;
      try {
        before = transactions(bytes, set);
      } catch (UnreadableFile unreadable) {
        continue;
      }
      String difference;
      try {
        difference = difference(before, transactions(rewriting.apply(bytes), set));
      } catch (IllegalArgumentException refused) {
        difference = refused.getMessage();
      }
      if (difference == null) {
        transactions += before.size();
      } else {
        Assertions.assertThat(FileCheck.read(bytes).isClean())
            .as(name + " conforms but does not come back: " + difference)
            .isFalse();
        differing.put(name, difference);
      }
    }
    Assertions.assertThat(differing.keySet())
        .as("files of " + kind + " that do not come back: " + differing)
        .isEqualTo(new TreeSet<>(exceptions.keySet()));
    Assertions.assertThat(transactions).isPositive();
  }

  private static String difference(List<List<String>> before, List<List<String>> after) {
    for (int t = 0; t < Math.max(before.size(), after.size()); t++) {
      List<String> read = t < before.size() ? before.get(t) : List.of();
      List<String> written = t < after.size() ? after.get(t) : List.of();
      for (int i = 0; i < Math.max(read.size(), written.size()); i++) {
        String one = i < read.size() ? read.get(i) : "nothing";
        String other = i < written.size() ? written.get(i) : "nothing";
        if (!one.equals(other)) {
          return "segment " + (i + 1) + ": " + shown(one) + " => " + shown(other);
        }
      }
    }
    return null;
  }

  private static String shown(String segment) {
    return segment.replace('\u001d', '*').replace('\u001f', ':').replace('\u001e', '^');
  }
}
