package io.claimway.bank.nacha;

import java.time.LocalDate;

/**
 * The batch header (record 5): the company, the class of its entries and the day they take effect.
 */
public record AchBatchHeader(
    int serviceClass,
    String companyName,
    String discretionary,
    String companyId,
    String entryClass,
    String description,
    String descriptiveDate,
    LocalDate effectiveDate,
    String settlementDate,
    char originatorStatus,
    String originatingDfi,
    int batchNumber) {

  /** Service class of a batch with debits and credits. */
  public static final int MIXED = 200;

  /** Service class of a batch of credits. */
  public static final int CREDITS = 220;

  /** Service class of a batch of debits. */
  public static final int DEBITS = 225;

  static AchBatchHeader parse(String record) {
    AchRecord layout = AchRecord.BATCH_HEADER;
    return new AchBatchHeader(
        (int) AchText.number(layout.field("service class code"), record),
        record.substring(4, 20).stripTrailing(),
        record.substring(20, 40).stripTrailing(),
        record.substring(40, 50).strip(),
        record.substring(50, 53),
        record.substring(53, 63).stripTrailing(),
        record.substring(63, 69).stripTrailing(),
        AchText.date(record.substring(69, 75)),
        record.substring(75, 78).strip(),
        record.charAt(78),
        record.substring(79, 87).strip(),
        (int) AchText.number(layout.field("batch number"), record));
  }

  /** Whether its entries are accounting advices, with amounts of twelve digits. */
  public boolean isAdvice() {
    return entryClass.equals("ADV");
  }

  /** Whether its entries are international ones or notifications of change for these. */
  public boolean isInternational() {
    return entryClass.equals("IAT") || companyName.startsWith("IATCOR");
  }

  String format() {
    return "5"
        + AchText.digits(serviceClass, 3)
        + AchText.left(companyName, 16)
        + AchText.left(discretionary, 20)
        + AchText.left(companyId, 10)
        + AchText.left(entryClass, 3)
        + AchText.left(description, 10)
        + AchText.left(descriptiveDate, 6)
        + AchText.yymmdd(effectiveDate)
        + AchText.left(settlementDate, 3)
        + originatorStatus
        + AchText.left(originatingDfi, 8)
        + AchText.digits(batchNumber, 7);
  }
}
