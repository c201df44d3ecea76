package io.claimway.x12.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.imsweb.x12.reader.X12Reader;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;

/** Written X12 held against its golden file, our own guide check and an independent reader. */
public final class Golden {

  /** The day on which everything in the goldens is written. */
  public static final LocalDate DAY = LocalDate.of(2026, 1, 8);

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** A writer to memory, one segment per line. */
  public static SegmentWriter writer() {
    return new SegmentWriter(Delimiters.USUAL).breakingLines("\n");
  }

  /** An envelope of Claimway to a partner. */
  public static InterchangeHeader interchange() {
    return InterchangeHeader.of(
        "ZZ", "CLAIMWAY", "ZZ", "CLEARPATH", DAY, LocalTime.of(2, 0), 17, false);
  }

  /** A group of a functional code and guide. */
  public static GroupHeader group(String code, String guide) {
    return GroupHeader.of(code, "CLAIMWAY", "CLEARPATH", DAY, LocalTime.of(2, 0), 17, guide);
  }

  /** Holds that the bytes are those of the golden file, and that our guide check finds nothing. */
  public static void assertGolden(String name, byte[] written) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.write(file, written);
      }
      assertThat(new String(written, StandardCharsets.UTF_8))
          .as(
              "%s differs; to take the new bytes run:"
                  + " mvn test -Dtest='io.claimway.x12.**' -Dgolden.update=true",
              file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read golden file " + file, e);
    }
    assertClean(written);
  }

  /** Holds that our guide check finds nothing at all. */
  public static void assertClean(byte[] written) {
    FileReport report = FileCheck.read(written);
    assertThat(report.findings()).isEmpty();
    assertThat(report.transactions())
        .isNotEmpty()
        .allSatisfy(transaction -> assertThat(transaction.findings()).isEmpty());
    assertThat(report.isClean()).isTrue();
  }

  /** Holds that imsweb's mapping of the guide reads the bytes without an error. */
  public static X12Reader assertReadByImsweb(X12Reader.FileType type, byte[] written) {
    try {
      X12Reader reader = new X12Reader(type, new ByteArrayInputStream(written));
      assertThat(reader.getFatalErrors()).isEmpty();
      assertThat(reader.getErrors()).isEmpty();
      assertThat(reader.getLoops()).isNotEmpty();
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what was written", e);
    }
  }
}
