package io.claimway.x12.segment;

import io.claimway.x12.Delimiters;
import io.claimway.x12.SegmentReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The sample files beside the checkout, and what two of their segments must share to be the same.
 */
public final class Samples {

  private static final Path FOLDER = Path.of("../shared/samples");
  private static final Pattern DECIMAL =
      Pattern.compile("(?<=^|[*:^])(-?)0*(\\d*)\\.(\\d*?)0*(?=$|[*:^])");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<=^|[*])0+(?=\\d)");

  private Samples() {}

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
          open.add(same(in.segment().text(Delimiters.USUAL)));
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
    return shortest.startsWith("SE*") || shortest.startsWith("HL*") || shortest.startsWith("LX*")
        ? LEADING_ZEROS.matcher(shortest).replaceAll("")
        : shortest;
  }
}
