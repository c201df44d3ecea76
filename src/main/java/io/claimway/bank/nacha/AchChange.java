package io.claimway.bank.nacha;

import java.time.LocalDate;

/**
 * A notification of change: which of our entries was addressed wrongly and what is right; corrected
 * values are null where the code does not correct them.
 */
public record AchChange(
    String changeCode,
    String originalTrace,
    String originalDfi,
    String identification,
    LocalDate settledOn,
    String routing,
    String account,
    String transactionCode,
    String changeTrace,
    long line) {

  /** Where the change code puts each corrected value (columns of the corrected data, from 0). */
  static AchChange of(AchAddenda addenda, AchEntry entry, LocalDate settledOn, long line) {
    String data = addenda.correctedText();
    Corrected corrected =
        switch (addenda.reasonCode()) {
          case "C01" -> new Corrected(null, cut(data, 0, 17), null);
          case "C02" -> new Corrected(cut(data, 0, 9), null, null);
          case "C03" -> new Corrected(cut(data, 0, 9), cut(data, 12, 29), null);
          case "C05" -> new Corrected(null, null, cut(data, 0, 2));
          case "C06" -> new Corrected(null, cut(data, 0, 17), cut(data, 20, 22));
          case "C07" -> new Corrected(cut(data, 0, 9), cut(data, 9, 26), cut(data, 26, 28));
          default -> new Corrected(null, null, null);
        };
    return new AchChange(
        addenda.reasonCode(),
        addenda.originalTrace(),
        addenda.originalDfi(),
        entry.identification(),
        settledOn,
        corrected.routing,
        corrected.account,
        corrected.code,
        entry.trace(),
        line);
  }

  private record Corrected(String routing, String account, String code) {}

  private static String cut(String data, int from, int to) {
    String value = data.substring(from, to).strip();
    return value.isEmpty() ? null : value;
  }

  /** Leaves out the account number. */
  @Override
  public String toString() {
    return "AchChange[" + changeCode + " of " + originalTrace + "]";
  }
}
