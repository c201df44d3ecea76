package io.claimway.bank.nacha;

import java.util.List;

/** An entry (record 6) with its addenda: one credit or debit to one account. */
public record AchEntry(
    int transactionCode,
    String routing,
    String account,
    long amountCents,
    String identification,
    String name,
    String discretionary,
    boolean addendaIndicated,
    String trace,
    List<AchAddenda> addenda) {

  /** The largest amount that one entry holds. */
  public static final long MAX_AMOUNT_CENTS = 9_999_999_999L;

  public AchEntry {
    addenda = List.copyOf(addenda);
  }

  /** The entry as the class of its batch lays it out. */
  static AchEntry of(AchBatchHeader batch, String record) {
    return batch.isAdvice()
        ? parseAdvice(record)
        : batch.isInternational() ? parseInternational(record) : parse(record);
  }

  private static AchEntry parse(String record) {
    AchRecord layout = AchRecord.ENTRY;
    return new AchEntry(
        (int) AchText.number(layout.field("transaction code"), record),
        record.substring(3, 12),
        record.substring(12, 29).stripTrailing(),
        AchText.number(layout.field("amount"), record),
        record.substring(39, 54).stripTrailing(),
        record.substring(54, 76).stripTrailing(),
        record.substring(76, 78).stripTrailing(),
        record.charAt(78) == '1',
        record.substring(79, 94),
        List.of());
  }

  /** An international entry, whose receiver stands in its addenda. */
  private static AchEntry parseInternational(String record) {
    AchRecord layout = AchRecord.INTERNATIONAL_ENTRY;
    return new AchEntry(
        (int) AchText.number(layout.field("transaction code"), record),
        record.substring(3, 12),
        record.substring(39, 74).stripTrailing(),
        AchText.number(layout.field("amount"), record),
        "",
        "",
        "",
        record.charAt(78) == '1',
        record.substring(79, 94),
        List.of());
  }

  /** An accounting advice, which has no trace of its own and no identification. */
  private static AchEntry parseAdvice(String record) {
    AchRecord layout = AchRecord.ADVICE_ENTRY;
    return new AchEntry(
        (int) AchText.number(layout.field("transaction code"), record),
        record.substring(3, 12),
        record.substring(12, 27).stripTrailing(),
        AchText.number(layout.field("amount"), record),
        "",
        record.substring(54, 76).stripTrailing(),
        record.substring(76, 78).stripTrailing(),
        record.charAt(78) == '1',
        record.substring(79, 94),
        List.of());
  }

  String format() {
    return "6"
        + AchText.digits(transactionCode, 2)
        + AchText.left(routing, 9)
        + AchText.left(account, 17)
        + AchText.digits(amountCents, 10)
        + AchText.left(identification, 15)
        + AchText.left(name, 22)
        + AchText.left(discretionary, 2)
        + (addendaIndicated ? '1' : '0')
        + AchText.left(trace, 15);
  }

  AchEntry with(List<AchAddenda> records) {
    return new AchEntry(
        transactionCode,
        routing,
        account,
        amountCents,
        identification,
        name,
        discretionary,
        addendaIndicated,
        trace,
        records);
  }

  /** The last seven digits of the trace, which addenda repeat. */
  public long sequence() {
    String digits = trace.substring(trace.length() - 7);
    return AchText.isDigits(digits) ? Long.parseLong(digits) : 0;
  }

  /** Leaves out account, identification and name. */
  @Override
  public String toString() {
    return "AchEntry[" + transactionCode + ", trace " + trace + ", " + amountCents + " cents]";
  }
}
