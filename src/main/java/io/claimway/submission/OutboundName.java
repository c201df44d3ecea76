package io.claimway.submission;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The name of a file in a partner's outbound mailbox: kind, business date, control number, and the
 * head of its hash.
 */
public final class OutboundName {

  private static final int HASH_CHARACTERS = 12;

  private OutboundName() {}

  /**
   * The name of an X12 file.
   *
   * @param kind {@code 837P} or {@code 270}
   * @param interchangeControl ISA13
   */
  public static String of(
      String kind, LocalDate businessDate, long interchangeControl, String sha256) {
    return "%s_%s_%09d_%s.edi"
        .formatted(
            kind,
            DateTimeFormatter.BASIC_ISO_DATE.format(businessDate),
            interchangeControl,
            sha256.substring(0, HASH_CHARACTERS));
  }
}
