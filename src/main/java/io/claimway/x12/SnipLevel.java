package io.claimway.x12;

/** The kinds of test that WEDI SNIP numbers 1 to 5, from X12 syntax to external code sets. */
public enum SnipLevel {
  SYNTAX(1),
  GUIDE(2),
  BALANCE(3),
  SITUATION(4),
  CODE_SET(5);

  private final int number;

  SnipLevel(int number) {
    this.number = number;
  }

  /** The level's number in the WEDI SNIP paper. */
  public int number() {
    return number;
  }
}
