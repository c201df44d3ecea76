package io.claimway.bank.nacha;

/**
 * A notification of change: which of our entries was addressed wrongly and what is right; corrected
 * values are null where the code does not correct them.
 */
public record AchChange(
    String changeCode,
    String originalTrace,
    String originalDfi,
    String routing,
    String account,
    String transactionCode,
    String changeTrace,
    long line) {

  /** Where the change code puts each corrected value (columns of the corrected data, from 0). */
  static AchChange of(AchAddenda addenda, String trace, long line) {
    String data = addenda.correctedText();
    String code = addenda.reasonCode();
    return switch (code) {
      case "C01" -> make(addenda, null, cut(data, 0, 17), null, trace, line);
      case "C02" -> make(addenda, cut(data, 0, 9), null, null, trace, line);
      case "C03" -> make(addenda, cut(data, 0, 9), cut(data, 12, 29), null, trace, line);
      case "C05" -> make(addenda, null, null, cut(data, 0, 2), trace, line);
      case "C06" -> make(addenda, null, cut(data, 0, 17), cut(data, 20, 22), trace, line);
      case "C07" ->
          make(addenda, cut(data, 0, 9), cut(data, 9, 26), cut(data, 26, 28), trace, line);
      default -> make(addenda, null, null, null, trace, line);
    };
  }

  private static AchChange make(
      AchAddenda addenda, String routing, String account, String code, String trace, long line) {
    return new AchChange(
        addenda.reasonCode(),
        addenda.originalTrace(),
        addenda.originalDfi(),
        routing,
        account,
        code,
        trace,
        line);
  }

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
