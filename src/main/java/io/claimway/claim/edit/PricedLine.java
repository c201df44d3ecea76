package io.claimway.claim.edit;

import java.util.List;

/**
 * One service of a session with the payer's modifiers and its amounts for all units.
 *
 * @param chargeCents what the network charges
 * @param expectedCents what the contract allows
 * @param providerCents what the provider is paid
 */
public record PricedLine(
    String procedureCode,
    List<String> modifiers,
    int units,
    long chargeCents,
    long expectedCents,
    long providerCents) {

  public PricedLine {
    modifiers = List.copyOf(modifiers);
  }
}
