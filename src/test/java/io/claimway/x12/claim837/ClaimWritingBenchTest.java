package io.claimway.x12.claim837;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Delimiters;
import io.claimway.x12.FileCheck;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writing a checked 837P against StAEDI writing the same segments unchecked, in one run.
 *
 * <p>StAEDI is given the finished elements and only has to write them; ours starts from claims and
 * ends with a guide check over all bytes.
 */
@Tag("bench")
class ClaimWritingBenchTest {

  private static final int CLAIMS = Integer.getInteger("bench.claims", 100_000);
  private static final int CLAIMS_OF_A_TRANSACTION = 5_000;
  private static final int ROUNDS = 5;

  @Test
  void writesACheckedFileTwiceAsFastAsStaediAnUncheckedOne() throws Exception {
    List<List<FiledClaim>> claims = claims();
    byte[] file = written(claims);
    assertThat(FileCheck.read(file).isClean()).isTrue();
    List<String[][]> segments = segments(file);

    long writing = median(() -> written(claims));
    long checked = median(() -> checked(claims));
    long staedi = median(() -> writtenByStaedi(segments, file.length));
    System.err.printf(
        "837P of %,d claims, %.1f MB: written %d ms of processor time, written and checked %d ms, StAEDI unchecked %d ms; ratio %.2f%n",
        CLAIMS, file.length / 1e6, writing, checked, staedi, (double) staedi / checked);
    assertThat(checked * 2).isLessThanOrEqualTo(staedi);
  }

  private static List<List<FiledClaim>> claims() {
    BillingLevel billing = SyntheticClaims.billing();
    List<List<FiledClaim>> transactions = new ArrayList<>();
    for (int i = 0; i < CLAIMS; i++) {
      if (i % CLAIMS_OF_A_TRANSACTION == 0) {
        transactions.add(new ArrayList<>(CLAIMS_OF_A_TRANSACTION));
      }
      SubscriberLevel subscriber = subscriber("M" + (1_000_000 + i));
      ProfessionalClaim claim = SyntheticClaims.session("CW" + (100_000_000 + i));
      transactions
          .get(transactions.size() - 1)
          .add(FiledClaim.ofSubscriber(billing, subscriber, claim));
    }
    return transactions;
  }

  private static SubscriberLevel subscriber(String memberId) {
    NamedLoop insured =
        NamedLoop.of(NameSegment.person("IL", "Rivera", "Mina", "", "", "MI", memberId))
            .with(AddressSegments.of("4 Elan Way", "Apt 2", "Brooklyn", "NY", "112010004"))
            .with(new DemographicSegment(LocalDate.of(1990, 2, 28), "F"));
    return SubscriberLevel.of(
        new SubscriberSegment("P", "18", "G100", "", "", "CI"), insured, SyntheticClaims.payer());
  }

  private static byte[] written(List<List<FiledClaim>> transactions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(CLAIMS * 520);
    try (ClaimFileWriter writer = ClaimFileWriter.to(new SegmentWriter(Delimiters.USUAL, bytes))) {
      writer.open(Golden.interchange(), Golden.group("HC", ClaimTransaction.GUIDE));
      int control = 1;
      for (List<FiledClaim> claims : transactions) {
        writer.write(SyntheticClaims.transaction(String.format("%04d", control++)), claims);
      }
    }
    return bytes.toByteArray();
  }

  private static int checked(List<List<FiledClaim>> transactions) {
    byte[] file = written(transactions);
    return FileCheck.read(file).isClean() ? file.length : -1;
  }

  /** Every segment as its id and its elements, each element as its components. */
  private static List<String[][]> segments(byte[] file) {
    List<String[][]> all = new ArrayList<>();
    try (SegmentReader in = new SegmentReader(new ByteArrayInputStream(file))) {
      while (in.next()) {
        String[][] segment = new String[in.segment().elementCount() + 1][];
        segment[0] = new String[] {in.segment().id()};
        for (int e = 1; e < segment.length; e++) {
          boolean isa = segment[0][0].equals("ISA");
          int components = isa ? 1 : Math.max(1, in.segment().componentCount(e));
          segment[e] = new String[components];
          for (int c = 1; c <= components; c++) {
            segment[e][c - 1] =
                components == 1 ? in.segment().element(e) : in.segment().component(e, c);
          }
        }
        all.add(segment);
      }
    }
    return all;
  }

  private static int writtenByStaedi(List<String[][]> segments, int size)
      throws EDIStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    EDIStreamWriter writer = EDIOutputFactory.newFactory().createEDIStreamWriter(bytes);
    writer.startInterchange();
    for (String[][] segment : segments) {
      writer.writeStartSegment(segment[0][0]);
      for (int e = 1; e < segment.length; e++) {
        write(writer, segment[e]);
      }
      writer.writeEndSegment();
    }
    writer.endInterchange();
    writer.flush();
    return bytes.size();
  }

  private static void write(EDIStreamWriter writer, String[] components) throws EDIStreamException {
    if (components.length == 1) {
      if (components[0].isEmpty()) {
        writer.writeEmptyElement();
      } else {
        writer.writeElement(components[0]);
      }
      return;
    }
    writer.writeStartElement();
    for (String component : components) {
      if (component.isEmpty()) {
        writer.writeEmptyComponent();
      } else {
        writer.writeComponent(component);
      }
    }
    writer.endElement();
  }

  /** The middle of the rounds' processor time, which other work on the machine does not stretch. */
  private static <T> long median(Callable<T> work) throws Exception {
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long[] millis = new long[ROUNDS];
    work.call();
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpu.getCurrentThreadCpuTime();
      assertThat(work.call()).isNotNull();
      millis[round] = (cpu.getCurrentThreadCpuTime() - start) / 1_000_000;
    }
    Arrays.sort(millis);
    return millis[ROUNDS / 2];
  }
}
