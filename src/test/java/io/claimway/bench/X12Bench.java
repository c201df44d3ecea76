package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.check.FileCheck;
import io.claimway.x12.claim837.ClaimWriting;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads one 835 and writes one 837P with Claimway, with its peers and at the floor, each in a
 * virtual machine of its own, all in every round. Run: {@code mvn verify -Pbench -Dtest=X12Bench};
 * the table is left in {@code target/bench/x12.txt}.
 */
@Tag("bench")
class X12Bench {
  private static final int CLAIMS = 100_000;

  /** What is slow reads this many; imsweb's parser builds a tree that takes gigabytes for more. */
  private static final int FEW_CLAIMS = 5_000;

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

  private static final Path RESULTS = Path.of("target", "bench", "x12.txt");

  @Test
  void comparesWithTheFloorAndThePeers() throws Exception {
    double many = remittanceBytes(CLAIMS);
    double few = remittanceBytes(FEW_CLAIMS);
    double written = claimBytes();

    Contest reading = new Contest(X12Reading.class);
    reading.entry("tightBytePass", "tight byte pass, no checks", CLAIMS, many);
    reading.entry("segments", "segments only", CLAIMS, many);
    reading.entry("checked", "envelope, guide, code sets, balance", CLAIMS, many);
    reading.entry("checkedWithSituations", "the same, situational rules (x12 check)", CLAIMS, many);
    reading.entry("staedi", "StAEDI without schema", CLAIMS, many);
    reading.entry("staediWithSchema", "StAEDI with an 835 schema, 5,000 claims", FEW_CLAIMS, few);
    reading.entry("ediReader", "EDIReader", CLAIMS, many);
    reading.entry("imsweb", "imsweb x12-parser, 5,000 claims", FEW_CLAIMS, few);

    Contest writing = new Contest(X12Writing.class);
    writing.entry("stringBuilder", "StringBuilder, no checks", CLAIMS, written);
    writing.entry("written", "written, not checked", CLAIMS, written);
    writing.entry("checked", "written and checked", CLAIMS, written);
    writing.entry("staedi", "StAEDI, unchecked", CLAIMS, written);

    String machine = Contest.machine();
    for (int round = 1; round <= ROUNDS; round++) {
      reading.round();
      writing.round();
      keep(machine + reading(reading) + writing(writing));
    }
  }

  private static String reading(Contest reading) {
    return reading.table("Reading an 835 of 100,000 claims")
        + reading.ratio("tightBytePass", "checked", "tight byte pass to checked (at most 5)")
        + reading.ratio("tightBytePass", "checkedWithSituations", "… with situational rules")
        + reading.ratio("checked", "staedi", "checked to StAEDI without schema (at least 5)")
        + reading.ratio("checked", "staediWithSchema", "checked to StAEDI with one (at least 30)")
        + reading.ratio("checked", "ediReader", "checked to EDIReader")
        + reading.ratio("checked", "imsweb", "checked to imsweb x12-parser");
  }

  private static String writing(Contest writing) {
    return writing.table("Writing an 837P of 100,000 claims")
        + writing.ratio("checked", "staedi", "checked to StAEDI unchecked (at least 2)")
        + writing.ratio("stringBuilder", "checked", "StringBuilder to checked");
  }

  private static double remittanceBytes(int claims) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RemittanceFile.write(out, claims);
    assertThat(FileCheck.read(out.toByteArray()).isClean()).isTrue();
    return out.size();
  }

  private static double claimBytes() {
    byte[] file = ClaimWriting.of(CLAIMS).checked();
    assertThat(file).as("an 837P without findings").isNotNull();
    return file.length;
  }

  private static void keep(String text) throws Exception {
    Files.createDirectories(RESULTS.getParent());
    Files.writeString(RESULTS, text);
    System.out.println(text);
  }
}
