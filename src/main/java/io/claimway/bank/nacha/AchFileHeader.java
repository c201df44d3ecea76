package io.claimway.bank.nacha;

import java.time.LocalDate;

/** The file header (record 1): who sends the file to which bank, when, and which one of the day. */
public record AchFileHeader(
    String immediateDestination,
    String immediateOrigin,
    LocalDate creationDate,
    String creationTime,
    char idModifier,
    String destinationName,
    String originName,
    String referenceCode) {

  static AchFileHeader parse(String record) {
    return new AchFileHeader(
        record.substring(3, 13).strip(),
        record.substring(13, 23).strip(),
        AchText.date(record.substring(23, 29)),
        record.substring(29, 33).strip(),
        record.charAt(33),
        record.substring(40, 63).stripTrailing(),
        record.substring(63, 86).stripTrailing(),
        record.substring(86, 94).stripTrailing());
  }

  String format() {
    return "101"
        + tenColumns(immediateDestination)
        + tenColumns(immediateOrigin)
        + AchText.yymmdd(creationDate)
        + AchText.left(creationTime, 4)
        + idModifier
        + "094101"
        + AchText.left(destinationName, 23)
        + AchText.left(originName, 23)
        + AchText.left(referenceCode, 8);
  }

  /** A routing number of nine digits stands behind a blank. */
  private static String tenColumns(String id) {
    return id.length() == 9 ? " " + id : AchText.left(id, 10);
  }
}
