package io.claimway.bank.nacha;

/**
 * Something wrong at one place of a bank file: line and columns (1-based, inclusive), field, what
 * was found and what was expected; personal values are never quoted.
 */
public record BankFileFinding(
    String code,
    FindingScope scope,
    long line,
    int firstColumn,
    int lastColumn,
    String field,
    String found,
    String expected) {

  /** One sentence for a person. */
  public String message() {
    return "Line "
        + line
        + (firstColumn > 0 ? ", columns " + firstColumn + "-" + lastColumn : "")
        + ", "
        + field
        + ": found "
        + found
        + ", expected "
        + expected;
  }
}
