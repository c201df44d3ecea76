package io.claimway.party;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The network's agreement with one payer in one state, with its rates: one revision as it was
 * recorded.
 *
 * @param payer payer profile slug
 * @param state the client's state at the session
 * @param effectiveTo last day; null while it goes on
 */
public record Contract(
    String contractId,
    int revision,
    String payer,
    String state,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    BillingEntity billingEntity,
    PayoutBasis payoutBasis,
    List<ContractRate> rates,
    Instant recordedAt)
    implements Serializable {

  public Contract {
    Objects.requireNonNull(contractId, "contractId");
    Objects.requireNonNull(recordedAt, "recordedAt");
    rates = List.copyOf(rates);
  }

  /** Whether the contract is in force on a service date. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
  }

  /** The rate of one unit on a service date, if the contract has one. */
  public Optional<ContractRate> rate(LicenceType licence, String procedureCode, LocalDate day) {
    return rates.stream()
        .filter(rate -> rate.licence() == licence && rate.procedureCode().equals(procedureCode))
        .filter(rate -> rate.holdsOn(day))
        .findFirst();
  }
}
