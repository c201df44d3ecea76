package io.claimway.claim;

import io.claimway.party.Charge;
import io.claimway.party.Contract;
import io.claimway.party.payer.PayerProfiles;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What holds for all sessions of one run: profiles, contracts, charges, brakes and the instant at
 * which facts are seen.
 *
 * @param charges per procedure code
 * @param paused payers that are paused
 * @param amendmentWindow time after confirmation in which a session is not yet billed
 */
public record ClaimRules(
    PayerProfiles profiles,
    List<Contract> contracts,
    Map<String, Charge> charges,
    Set<String> paused,
    Instant asOf,
    LocalDate businessDate,
    Duration amendmentWindow)
    implements Serializable {

  /** The contract with a payer for clients in a state on a service date. */
  public Optional<Contract> contract(String payer, String state, LocalDate serviceDate) {
    return contracts.stream()
        .filter(
            each ->
                each.payer().equals(payer)
                    && each.state().equals(state)
                    && each.holdsOn(serviceDate))
        .max(Comparator.comparing(Contract::effectiveFrom).thenComparing(Contract::contractId));
  }

  /** Cents of one unit of a procedure on a service date. */
  public OptionalLong charge(String procedureCode, LocalDate serviceDate) {
    Charge charge = charges.get(procedureCode);
    return charge == null ? OptionalLong.empty() : charge.centsOn(serviceDate);
  }
}
