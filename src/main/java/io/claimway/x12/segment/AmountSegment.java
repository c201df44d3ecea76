package io.claimway.x12.segment;

/**
 * An AMT: one amount of money and what it means.
 *
 * @param qualifier AMT01, such as F5 patient paid, D payer paid or B6 allowed
 * @param cents AMT02
 */
public record AmountSegment(String qualifier, long cents) {

  public AmountSegment {
    qualifier = Absent.text(qualifier);
  }
}
