package io.claimway.archive;

import io.claimway.x12.Segment;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a partner's file is, told by its content alone: names and folders are the partner's choice.
 */
public enum FileKind {
  TA1("TA1"),
  IMPLEMENTATION_ACKNOWLEDGEMENT("999"),
  CLAIM_ACKNOWLEDGEMENT("277CA"),
  CLAIM_STATUS("277"),
  ELIGIBILITY("271"),
  REMITTANCE("835"),
  ACH("ACH"),
  BAI2("BAI2"),
  UNKNOWN("UNKNOWN");

  /**
   * How much of a file decides: an envelope with a long run of TA1s before its first group fits
   * well.
   */
  public static final int HEAD_BYTES = 64 * 1024;

  private static final int HEAD_SEGMENTS = 400;

  private final String word;

  FileKind(String word) {
    this.word = word;
  }

  /** As it is written in {@code exchange.inbound_file}. */
  public String word() {
    return word;
  }

  /** The kind of the file that begins with these bytes. */
  public static FileKind of(byte[] head) {
    String start =
        new String(head, 0, Math.min(head.length, 256), StandardCharsets.ISO_8859_1).stripLeading();
    if (start.startsWith("01,")) {
      return BAI2;
    }
    if (start.matches("(?s)101[ 0-9]\\d{9}.*")) {
      return ACH;
    }
    return ofInterchange(head);
  }

  private static FileKind ofInterchange(byte[] head) {
    FileKind kind = UNKNOWN;
    try (SegmentReader in = new SegmentReader(new ByteArrayInputStream(head))) {
      for (int n = 0; n < HEAD_SEGMENTS && in.next(); n++) {
        Segment segment = in.segment();
        if (segment.is("TA1")) {
          kind = TA1;
        } else if (segment.is("GS")) {
          return ofGroup(segment.element(1).strip(), segment.element(8).strip());
        } else if (segment.is("ST")) {
          return ofTransaction(segment.element(1).strip(), segment.element(3).strip());
        } else if (ofLostHeaders(segment) != UNKNOWN) {
          return ofLostHeaders(segment);
        }
      }
    } catch (UnreadableFile notX12) {
      return UNKNOWN;
    }
    return kind;
  }

  /** Where GS and ST are lost, what they stood before tells. */
  private static FileKind ofLostHeaders(Segment segment) {
    return switch (segment.id()) {
      case "BPR" -> REMITTANCE;
      case "AK1" -> IMPLEMENTATION_ACKNOWLEDGEMENT;
      case "STC" -> CLAIM_ACKNOWLEDGEMENT;
      case "EB" -> ELIGIBILITY;
      default -> UNKNOWN;
    };
  }

  private static FileKind ofGroup(String code, String guide) {
    return switch (code) {
      case "FA" -> IMPLEMENTATION_ACKNOWLEDGEMENT;
      case "HB" -> ELIGIBILITY;
      case "HP" -> REMITTANCE;
      case "HN" -> guide.startsWith("005010X212") ? CLAIM_STATUS : CLAIM_ACKNOWLEDGEMENT;
      default -> UNKNOWN;
    };
  }

  private static FileKind ofTransaction(String set, String guide) {
    return switch (set) {
      case "997", "999" -> IMPLEMENTATION_ACKNOWLEDGEMENT;
      case "271" -> ELIGIBILITY;
      case "835" -> REMITTANCE;
      case "277" -> guide.startsWith("005010X212") ? CLAIM_STATUS : CLAIM_ACKNOWLEDGEMENT;
      default -> UNKNOWN;
    };
  }
}
