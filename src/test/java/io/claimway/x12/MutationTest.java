package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damages samples in seeded ways; every one gives a report or a located refusal, and soon. */
class MutationTest {
  private static final long SEED = 20260105;

  /** A sample has a few kilobytes; anything near this is a hang. */
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private static final int LARGEST_SAMPLE_BYTES = 40_000;

  @Test
  void answersWhateverIsDamaged() throws IOException {
    mutate(2_000);
  }

  @Test
  @Tag("long")
  void answersWhateverIsDamagedAHundredThousandTimes() throws IOException {
    mutate(100_000);
  }

  private static void mutate(int mutations) throws IOException {
    List<byte[]> samples = new ArrayList<>();
    for (SampleIndex.Sample sample : SampleIndex.x12()) {
      if (Files.size(sample.file()) <= LARGEST_SAMPLE_BYTES) {
        samples.add(Files.readAllBytes(sample.file()));
      }
    }
    Random random = new Random(SEED);
    for (int n = 0; n < mutations; n++) {
      byte[] sample = samples.get(random.nextInt(samples.size()));
      byte[] damaged = damage(sample, samples, random);
      check(damaged, n);
    }
  }

  private static void check(byte[] damaged, int n) {
    long start = System.nanoTime();
    try {
      FileReport report = FileCheck.read(damaged);
      for (TransactionReport transaction : report.transactions()) {
        for (Finding finding : transaction.findings()) {
          assertThat(finding.message()).isNotBlank();
          assertThat(finding.location().fileSegment()).isPositive();
        }
      }
    } catch (UnreadableFile refusal) {
      assertThat(refusal.byteOffset()).isBetween(0L, (long) damaged.length);
      assertThat(refusal).hasMessageStartingWith("Cannot read X12 at byte ");
    } catch (RuntimeException e) {
      throw new AssertionError("mutation " + n + " of seed " + SEED + " let escape: " + e, e);
    }
    assertThat(System.nanoTime() - start)
        .as("time of mutation " + n + " of seed " + SEED)
        .isLessThan(LIMIT_NANOS);
  }

  private static byte[] damage(byte[] sample, List<byte[]> all, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> flip(sample, random);
      case 1 -> Arrays.copyOf(sample, random.nextInt(sample.length));
      case 2 -> swapSegments(sample, random);
      case 3 -> replaceByte(sample, random);
      case 4 -> insert(sample, huge(random), random);
      case 5 -> insert(sample, all.get(random.nextInt(all.size())), random);
      case 6 -> cutOut(sample, random);
      default -> insert(sample, trailer(random), random);
    };
  }

  private static byte[] flip(byte[] sample, Random random) {
    byte[] damaged = sample.clone();
    for (int n = random.nextInt(20); n >= 0; n--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private static byte[] swapSegments(byte[] sample, Random random) {
    List<String> segments =
        new ArrayList<>(
            List.of(new String(sample, StandardCharsets.ISO_8859_1).split("(?<=~)", -1)));
    for (int n = random.nextInt(5); n >= 0; n--) {
      segments.add(
          random.nextInt(segments.size()), segments.remove(random.nextInt(segments.size())));
    }
    return String.join("", segments).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Every occurrence of one byte becomes another: a delimiter, often. */
  private static byte[] replaceByte(byte[] sample, Random random) {
    byte from = sample[random.nextInt(sample.length)];
    byte to = (byte) random.nextInt(256);
    byte[] damaged = sample.clone();
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = damaged[i] == from ? to : damaged[i];
    }
    return damaged;
  }

  private static byte[] huge(Random random) {
    byte[] huge = new byte[1 << (8 + random.nextInt(8))];
    Arrays.fill(huge, (byte) "A*:~1^".charAt(random.nextInt(6)));
    return huge;
  }

  private static byte[] trailer(Random random) {
    String[] parts = {
      "SE*1*0001~", "GE*1*1~", "IEA*1*000000001~", "ST*835*0001~", "GS*HP~", "ISA*", "HL*1**20*1~"
    };
    return parts[random.nextInt(parts.length)].getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] cutOut(byte[] sample, Random random) {
    int from = random.nextInt(sample.length);
    int to = from + random.nextInt(Math.min(200, sample.length - from) + 1);
    byte[] damaged = Arrays.copyOf(sample, sample.length - (to - from));
    System.arraycopy(sample, to, damaged, from, sample.length - to);
    return damaged;
  }

  private static byte[] insert(byte[] sample, byte[] extra, Random random) {
    int at = random.nextInt(sample.length + 1);
    byte[] damaged = Arrays.copyOf(sample, sample.length + extra.length);
    System.arraycopy(extra, 0, damaged, at, extra.length);
    System.arraycopy(sample, at, damaged, at + extra.length, sample.length - at);
    return damaged;
  }
}
