package io.claimway.simulator.payer.bank;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes the BAI2 report of one account: opening and closing ledger, and every line in between. */
final class BalanceReport {

  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private BalanceReport() {}

  /**
   * One line of an account.
   *
   * @param typeCode 165 ACH credit, 257 returned entry (credit), 455 ACH debit
   * @param cents always positive; the type code tells the direction
   * @param bankReference the ACH trace number, or the batch number of a payout
   * @param customerReference TRN02 of a deposit, or the payout file's name
   */
  record Line(
      String typeCode, long cents, String bankReference, String customerReference, String text) {

    long effect() {
      return typeCode.startsWith("4") ? -cents : cents;
    }
  }

  static byte[] of(
      String bankRouting,
      String account,
      LocalDate day,
      int fileNumber,
      long opening,
      List<Line> lines) {
    long closing = opening + lines.stream().mapToLong(Line::effect).sum();
    return report(
        bankRouting,
        day,
        fileNumber,
        "2",
        "03," + account + ",USD,010," + opening + ",,,015," + closing + ",,/",
        opening + closing,
        lines);
  }

  /** What there was while the day went on: no balances, and the final statement says it again. */
  static byte[] interim(
      String bankRouting, String account, LocalDate day, int fileNumber, List<Line> lines) {
    return report(bankRouting, day, fileNumber, "3", "03," + account + ",USD,,,,/", 0, lines);
  }

  private static byte[] report(
      String bankRouting,
      LocalDate day,
      int fileNumber,
      String modifier,
      String account,
      long balances,
      List<Line> lines) {
    String yymmdd = SHORT_DAY.format(day);
    List<String> records = new ArrayList<>();
    records.add("01," + bankRouting + ",CLAIMWAY," + yymmdd + ",0430," + fileNumber + ",,,2/");
    records.add("02,CLAIMWAY," + bankRouting + ",1," + yymmdd + ",0430,USD," + modifier + "/");
    records.add(account);
    long control = balances;
    for (Line line : lines) {
      records.add(
          "16,"
              + line.typeCode()
              + ","
              + line.cents()
              + ",,"
              + field(line.bankReference())
              + ","
              + field(line.customerReference())
              + ","
              + line.text().replace('/', ' '));
      control += line.cents();
    }
    records.add("49," + control + "," + (lines.size() + 2) + "/");
    records.add("98," + control + ",1," + (lines.size() + 4) + "/");
    records.add("99," + control + ",1," + (lines.size() + 6) + "/");
    return (String.join("\n", records) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String field(String value) {
    return value.replace(',', ' ').replace('/', ' ');
  }
}
