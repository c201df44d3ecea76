package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.berryworks.edireader.EDIReader;
import com.berryworks.edireader.EDIReaderFactory;
import com.imsweb.x12.reader.X12Reader;
import io.claimway.x12.FileCheck;
import io.claimway.x12.SegmentReader;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the same 835 with Claimway's checks, with its peers, and with a tight pass over the bytes;
 * median of three after a warm-up. Run: {@code mvn test -Dtest=X12ReadingBench -Dtest.groups=bench
 * -Dtest.excludedGroups=}.
 */
@Tag("bench")
class X12ReadingBench {
  private static final int CLAIMS = 100_000;

  /** imsweb's parser builds a tree of everything; a smaller file keeps it within the heap. */
  private static final int CLAIMS_FOR_TREES = 5_000;

  private static final Path RESULTS = Path.of("target", "bench", "x12-reading.txt");

  @TempDir Path folder;

  /** One way to read the file. */
  private interface Reading {
    void run() throws Exception;
  }

  @Test
  void comparesReaders() throws Exception {
    Path file = written("large.835", CLAIMS);
    Path small = written("small.835", CLAIMS_FOR_TREES);
    StringBuilder results = new StringBuilder(machine());
    double floor = measure(results, "tight byte pass, no checks", file, () -> tight(file));
    measure(results, "segments", file, () -> segments(file));
    double checked =
        measure(
            results,
            "envelope, guide, situational rules, code sets, balance",
            file,
            () -> FileCheck.read(Files.newInputStream(file)));
    double staedi = measure(results, "StAEDI, envelope only", file, () -> staedi(file));
    measure(results, "EDIReader", file, () -> ediReader(file));
    measure(results, "imsweb x12-parser (5,000 claims)", small, () -> imsweb(small));
    results.append(
        String.format(
            Locale.ROOT,
            "checked against the tight pass: 1/%.1f; against StAEDI: %.1f times%n",
            floor / checked,
            checked / staedi));
    Files.createDirectories(RESULTS.getParent());
    Files.writeString(RESULTS, results);
    assertThat(checked).isGreaterThan(floor / 5);
    assertThat(checked).isGreaterThan(staedi * 5);
  }

  private Path written(String name, int claims) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      RemittanceFile.write(out, claims);
    }
    assertThat(FileCheck.read(Files.newInputStream(file)).isClean()).isTrue();
    return file;
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s %s, %d processors, Java %s, 835 of %d claims; MB/s, median of three%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        CLAIMS);
  }

  private static double measure(StringBuilder results, String name, Path file, Reading reading)
      throws Exception {
    double megabytes = Files.size(file) / 1e6;
    double[] speeds = new double[3];
    reading.run();
    for (int i = 0; i < speeds.length; i++) {
      long start = System.nanoTime();
      reading.run();
      speeds[i] = megabytes / ((System.nanoTime() - start) / 1e9);
    }
    Arrays.sort(speeds);
    results.append(String.format(Locale.ROOT, "%-60s %8.1f%n", name, speeds[1]));
    return speeds[1];
  }

  private static void tight(Path file) throws IOException {
    TightBytePass pass = new TightBytePass();
    try (InputStream in = Files.newInputStream(file)) {
      assertThat(pass.read(in)).isPositive();
    }
    assertThat(pass.claims()).isEqualTo(CLAIMS);
  }

  private static void segments(Path file) throws IOException {
    long elements = 0;
    try (SegmentReader in = new SegmentReader(Files.newInputStream(file))) {
      while (in.next()) {
        elements += in.segment().elementCount();
      }
    }
    assertThat(elements).isPositive();
  }

  private static void staedi(Path file) throws Exception {
    long length = 0;
    try (InputStream in = Files.newInputStream(file);
        EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(in)) {
      while (reader.hasNext()) {
        if (reader.next() == EDIStreamEvent.ELEMENT_DATA) {
          length += reader.getText().length();
        }
      }
    }
    assertThat(length).isPositive();
  }

  private static void ediReader(Path file) throws Exception {
    try (var text = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      InputSource source = new InputSource(text);
      EDIReader reader = EDIReaderFactory.createEDIReader(source);
      reader.setContentHandler(new DefaultHandler());
      reader.parse(source);
    }
  }

  private static void imsweb(Path file) throws IOException {
    assertThat(new X12Reader(X12Reader.FileType.ANSI835_5010_X221, file.toFile()).getLoops())
        .isNotEmpty();
  }
}
