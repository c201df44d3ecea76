package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.bench.RemittanceFile;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks an 835 of a gigabyte in a process of 256 MB, in time proportional to its size. */
@Tag("long")
class LargeRemittanceTest {
  private static final int CLAIMS_OF_A_GIGABYTE = 4_500_000;

  @TempDir Path folder;

  /** What the small process does: checks one file and prints how it came out. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      FileReport report = FileCheck.read(Files.newInputStream(Path.of(arguments[0])));
      if (!report.isClean() || !report.transactions().get(0).balance().holds()) {
        throw new IllegalStateException("Cannot accept the large file: " + report.claims());
      }
    }
  }

  @Test
  void checksAGigabyteIn256Megabytes() throws Exception {
    long small = timeOf(CLAIMS_OF_A_GIGABYTE / 10);
    long large = timeOf(CLAIMS_OF_A_GIGABYTE);
    assertThat(large).as("milliseconds, ten times " + small).isLessThan(small * 20);
  }

  private long timeOf(int claims) throws Exception {
    Path file = folder.resolve(claims + ".835");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      RemittanceFile.write(out, claims);
    }
    long start = System.nanoTime();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).isZero();
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Files.delete(file);
    return milliseconds;
  }
}
