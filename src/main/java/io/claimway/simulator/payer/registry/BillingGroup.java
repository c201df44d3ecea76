package io.claimway.simulator.payer.registry;

import java.util.Objects;

/**
 * A billing entity as payers and the bank know it: the 2010AA provider, the 835 payee and the
 * holder of one bank account.
 *
 * @param state where it bills; it selects the fee, as in {@link AllowedFee}
 * @param bankRouting nine digits of the bank where the deposits go
 * @param bankAccount account number there, at most 17 characters
 */
public record BillingGroup(
    String entity,
    String legalName,
    String npi,
    String ein,
    String state,
    String street,
    String city,
    String postalCode,
    String bankRouting,
    String bankAccount) {

  public BillingGroup {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(legalName, "legalName");
    Objects.requireNonNull(npi, "npi");
    Objects.requireNonNull(ein, "ein");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(bankRouting, "bankRouting");
    Objects.requireNonNull(bankAccount, "bankAccount");
  }
}
