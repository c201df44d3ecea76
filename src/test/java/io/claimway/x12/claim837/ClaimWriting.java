package io.claimway.x12.claim837;

import io.claimway.x12.Delimiters;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.check.FileCheck;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A large 837P to be written in several ways: from claims by Claimway, with and without the guide
 * check over all bytes, and from finished elements by StAEDI and into a StringBuilder, which only
 * have to put them one behind the other.
 */
public final class ClaimWriting {
  private static final int CLAIMS_OF_A_TRANSACTION = 5_000;

  private final List<List<FiledClaim>> claims;
  private final int size;

  /** The peers' elements, taken apart where a peer writes and nowhere else. */
  private List<String[][]> segments;

  private ClaimWriting(List<List<FiledClaim>> claims, int size) {
    this.claims = claims;
    this.size = size;
  }

  /** So many claims of as many members. */
  public static ClaimWriting of(int claims) {
    List<List<FiledClaim>> transactions = claims(claims);
    return new ClaimWriting(transactions, written(transactions, claims * 520).length);
  }

  /** The file by Claimway, unchecked. */
  public byte[] written() {
    return written(claims, size);
  }

  /** The file by Claimway, held to its guide; null when anything is found. */
  public byte[] checked() {
    byte[] file = written();
    return FileCheck.read(file).isClean() ? file : null;
  }

  private static List<List<FiledClaim>> claims(int count) {
    BillingLevel billing = SyntheticClaims.billing();
    List<List<FiledClaim>> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
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

  private static byte[] written(List<List<FiledClaim>> transactions, int size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    try (ClaimFileWriter writer = ClaimFileWriter.to(new SegmentWriter(Delimiters.USUAL, bytes))) {
      writer.open(Golden.interchange(), Golden.group("HC", ClaimTransaction.GUIDE));
      int control = 1;
      for (List<FiledClaim> claims : transactions) {
        writer.write(SyntheticClaims.transaction(String.format("%04d", control++)), claims);
      }
    }
    return bytes.toByteArray();
  }

  private List<String[][]> segments() {
    if (segments == null) {
      segments = segments(written());
    }
    return segments;
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

  /** The file by StAEDI, without schema; gives its size. */
  public Integer writtenByStaedi() throws EDIStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    EDIStreamWriter writer = EDIOutputFactory.newFactory().createEDIStreamWriter(bytes);
    writer.startInterchange();
    for (String[][] segment : segments()) {
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

  /** The file in a StringBuilder and then as bytes; gives its size. */
  public Integer plain() {
    StringBuilder text = new StringBuilder(size);
    for (String[][] segment : segments()) {
      text.append(segment[0][0]);
      for (int e = 1; e < segment.length; e++) {
        text.append('*').append(segment[e][0]);
        for (int c = 1; c < segment[e].length; c++) {
          text.append(':').append(segment[e][c]);
        }
      }
      text.append("~\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII).length;
  }
}
