package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.FileCheck;
import io.claimway.x12.SituationsApart;
import io.claimway.x12.claim837.ClaimWriting;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads one 835 and writes one 837P with Claimway, with its peers and at the floor, all in one run.
 * Run: {@code mvn test -Pbench -Dtest=X12Bench}; the table is left in {@code target/bench/x12.txt}.
 */
@Tag("bench")
class X12Bench {
  private static final int CLAIMS = Integer.getInteger("bench.claims", 100_000);

  /** imsweb's parser builds a tree of everything: larger files take it gigabytes, or fail. */
  private static final int CLAIMS_FOR_TREES = 5_000;

  private static final Path RESULTS = Path.of("target", "bench", "x12.txt");

  @TempDir private Path folder;

  private final StringBuilder table = new StringBuilder();

  @Test
  void comparesWithTheFloorAndThePeers() throws Exception {
    table.append(machine()).append(System.lineSeparator());
    reading();
    writing();
    table.append(String.format(Locale.ROOT, "load average at the end: %.1f%n", load()));
    Files.createDirectories(RESULTS.getParent());
    Files.writeString(RESULTS, table);
    System.out.println(table);
  }

  private void reading() throws Exception {
    Path file = remittance("large.835", CLAIMS);
    Path small = remittance("small.835", CLAIMS_FOR_TREES);
    heading("Reading an 835 of");
    Measure floor = read("tight byte pass, no checks", file, PeerReaders::tight);
    read("segments only", file, PeerReaders::segments);
    Measure checked =
        read("envelope, guide, code sets, balance", file, SituationsApart::readWithout);
    Measure all =
        read(
            "the same with situational rules (x12 check)",
            file,
            path -> FileCheck.read(Files.newInputStream(path)));
    Measure envelope = read("StAEDI without schema", file, PeerReaders::staedi);
    Measure schema = read("StAEDI with an 835 schema", file, new StaediSchema()::read);
    Measure sax = read("EDIReader", file, PeerReaders::ediReader);
    Measure tree = read("imsweb x12-parser, 5,000 claims", small, PeerReaders::imsweb);

    table.append(System.lineSeparator());
    ratio("tight byte pass to the checked reading (at most 5)", floor.times(checked));
    ratio("tight byte pass to the reading with situational rules", floor.times(all));
    ratio("checked reading to StAEDI without schema (at least 5)", checked.times(envelope));
    ratio("checked reading to StAEDI with a schema (at least 30)", checked.times(schema));
    ratio("checked reading to EDIReader", checked.times(sax));
    ratio("checked reading to imsweb x12-parser", checked.times(tree));
    table.append(System.lineSeparator());
  }

  private Measure read(String name, Path file, Reading reading) throws Exception {
    return kept(Measure.of(name, Files.size(file), () -> reading.read(file)));
  }

  /** One way to read the file; gives something of it. */
  private interface Reading {
    Object read(Path file) throws Exception;
  }

  private void writing() throws Exception {
    ClaimWriting claims = ClaimWriting.of(CLAIMS);
    long bytes = claims.written().length;
    assertThat(FileCheck.read(claims.written()).isClean()).isTrue();
    heading("Writing an 837P of");
    Measure floor = kept(Measure.of("StringBuilder, no checks", bytes, claims::plain));
    kept(Measure.of("written, not checked", bytes, claims::written));
    Measure checked = kept(Measure.of("written and checked", bytes, claims::checked));
    Measure staedi = kept(Measure.of("StAEDI, unchecked", bytes, claims::writtenByStaedi));

    table.append(System.lineSeparator());
    ratio("written and checked to StAEDI unchecked (at least 2)", checked.times(staedi));
    ratio("StringBuilder to written and checked", floor.times(checked));
    table.append(System.lineSeparator());
  }

  private void heading(String what) {
    table.append(Measure.heading(String.format(Locale.ROOT, "%s %,d claims", what, CLAIMS)));
  }

  private Measure kept(Measure measure) {
    table.append(measure.line());
    return measure;
  }

  private void ratio(String name, double ratio) {
    table.append(String.format(Locale.ROOT, "%-58s %8.1f%n", name, ratio));
  }

  private Path remittance(String name, int claims) throws IOException {
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
        "%d processors (%s), %s %s, Java %s, heap %d MB, load average %.1f%n"
            + "median of three when warm; ratios by processor time, for each byte%n",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        Runtime.getRuntime().maxMemory() >> 20,
        load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    List<String> lines = new ArrayList<>();
    if (Files.isReadable(file)) {
      try (BufferedReader in = Files.newBufferedReader(file)) {
        in.lines().filter(line -> line.startsWith("model name")).forEach(lines::add);
      } catch (IOException e) {
        return "of unknown kind";
      }
    }
    return lines.isEmpty() ? "of unknown kind" : lines.get(0).replaceFirst(".*: *", "");
  }
}
