package io.claimway.simulator.payer.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The text of one NACHA file while the bank writes it: it counts and sums by itself. */
public final class BankFileText {

  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int LINES_A_BLOCK = 10;

  private final StringBuilder text = new StringBuilder();
  private int lines;
  private int batches;
  private int fileEntries;
  private long fileHash;
  private long fileDebits;
  private long fileCredits;
  private String serviceClass;
  private String companyId;
  private String odfi;
  private int entries;
  private long hash;
  private long debits;
  private long credits;

  /** Begins a file that goes to the holder of accounts at one bank. */
  public BankFileText(
      String destinationRouting,
      String originRouting,
      LocalDate day,
      char modifier,
      String destinationName,
      String originName) {
    line(
        "101 "
            + destinationRouting
            + " "
            + originRouting
            + SHORT_DAY.format(day)
            + "0400"
            + modifier
            + "094101"
            + left(destinationName, 23)
            + left(originName, 23)
            + left("", 8));
  }

  public void batch(
      String batchClass,
      String company,
      String id,
      String description,
      LocalDate effective,
      String odfiEight) {
    batches++;
    serviceClass = batchClass;
    companyId = id;
    odfi = odfiEight;
    entries = 0;
    hash = 0;
    debits = 0;
    credits = 0;
    line(
        "5"
            + batchClass
            + left(company, 16)
            + left("", 20)
            + left(id, 10)
            + "CCD"
            + left(description, 10)
            + SHORT_DAY.format(effective)
            + SHORT_DAY.format(effective)
            + "   1"
            + odfiEight
            + right(batches, 7));
  }

  /**
   * Writes an entry with one addenda record; the trace number is the ODFI's eight digits and the
   * sequence.
   */
  public void entry(
      String code,
      String routing,
      String account,
      long cents,
      String id,
      String name,
      int sequence,
      String addenda) {
    line(
        "6"
            + code
            + routing
            + left(account, 17)
            + right(cents, 10)
            + left(id, 15)
            + left(name, 22)
            + "  1"
            + odfi
            + right(sequence, 7));
    line("7" + left(addenda, 93));
    entries += 2;
    hash += Long.parseLong(routing.substring(0, 8));
    if (code.charAt(1) == '7' || code.charAt(1) == '8') {
      debits += cents;
    } else {
      credits += cents;
    }
  }

  /** The payment-related addenda of an entry. */
  public static String remittanceAddenda(String paymentText, int sequence) {
    return "05" + left(paymentText, 80) + "0001" + right(sequence, 7);
  }

  public void endBatch() {
    line(
        "8"
            + serviceClass
            + right(entries, 6)
            + right(hash % 10_000_000_000L, 10)
            + right(debits, 12)
            + right(credits, 12)
            + left(companyId, 10)
            + left("", 25)
            + odfi
            + right(batches, 7));
    fileEntries += entries;
    fileHash += hash;
    fileDebits += debits;
    fileCredits += credits;
  }

  public byte[] bytes() {
    int blocks = (lines + 1 + LINES_A_BLOCK - 1) / LINES_A_BLOCK;
    line(
        "9"
            + right(batches, 6)
            + right(blocks, 6)
            + right(fileEntries, 8)
            + right(fileHash % 10_000_000_000L, 10)
            + right(fileDebits, 12)
            + right(fileCredits, 12)
            + left("", 39));
    while (lines % LINES_A_BLOCK != 0) {
      line("9".repeat(94));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void line(String record) {
    if (record.length() != 94) {
      throw new IllegalStateException(
          "Cannot write ACH record "
              + record.charAt(0)
              + ": it has "
              + record.length()
              + " characters");
    }
    text.append(record).append('\n');
    lines++;
  }

  private static String left(String value, int width) {
    return value.length() >= width
        ? value.substring(0, width)
        : value + " ".repeat(width - value.length());
  }

  private static String right(long value, int width) {
    String digits = String.valueOf(value);
    if (digits.length() > width) {
      throw new IllegalStateException(
          "Cannot write " + digits + " in " + width + " digits of an ACH record");
    }
    return "0".repeat(width - digits.length()) + digits;
  }
}
