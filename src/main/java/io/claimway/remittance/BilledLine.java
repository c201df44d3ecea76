package io.claimway.remittance;

import java.util.List;

/** A line of a claim version as it was billed. */
public record BilledLine(
    int lineNumber,
    String lineControlNumber,
    String procedureCode,
    List<String> modifiers,
    long chargeCents,
    long expectedCents) {

  public BilledLine {
    modifiers = List.copyOf(modifiers);
  }
}
