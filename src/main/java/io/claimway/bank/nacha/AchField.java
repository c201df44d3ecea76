package io.claimway.bank.nacha;

/**
 * A field of an ACH record: the standard's name, its columns (1-based, inclusive) and its content.
 */
public record AchField(String name, int first, int last, Content content) {

  /** What a field may hold. */
  public enum Content {
    DIGITS,
    /** A count, a hash or an amount, filled up with zeros. */
    NUMBER,
    TEXT,
    REQUIRED_TEXT,
    /** Never quoted in a finding. */
    PERSONAL,
    /** YYMMDD. */
    DATE
  }

  /** The field's columns of a record that is at least 94 long. */
  public String of(String record) {
    return record.substring(first - 1, last);
  }

  /** Its width in columns. */
  public int width() {
    return last - first + 1;
  }
}
