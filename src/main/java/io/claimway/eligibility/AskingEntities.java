package io.claimway.eligibility;

import io.claimway.party.BillingEntity;
import io.claimway.party.Contract;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who asks a payer about coverages in a state: the billing entity that would bill. */
public record AskingEntities(Map<String, BillingEntity> byPayerAndState) implements Serializable {

  public AskingEntities {
    byPayerAndState = new TreeMap<>(byPayerAndState);
  }

  /** Those of these contracts; where they follow each other, of the latest. */
  public static AskingEntities of(Collection<Contract> contracts) {
    Map<String, BillingEntity> entities = new TreeMap<>();
    contracts.stream()
        .sorted(Comparator.comparing(Contract::effectiveFrom).thenComparing(Contract::contractId))
        .forEach(
            contract ->
                entities.put(key(contract.payer(), contract.state()), contract.billingEntity()));
    return new AskingEntities(entities);
  }

  /** Who asks a question; nobody where no contract is. */
  public Optional<BillingEntity> find(CoverageQuestion question) {
    return Optional.ofNullable(byPayerAndState.get(key(question.payer(), question.clientState())));
  }

  private static String key(String payer, String state) {
    return payer + "|" + state;
  }
}
