package io.claimway.party;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which billing entity owns each bank account of the network.
 *
 * @param entities by the account's name; where several name one account, the first of them owns it
 */
public record AccountOwners(Map<String, String> entities) {

  public AccountOwners {
    entities = Map.copyOf(entities);
  }

  /** The owners as the billing entities themselves name their accounts. */
  public static AccountOwners of(Collection<BillingEntity> billingEntities) {
    Map<String, String> owners = new TreeMap<>();
    for (BillingEntity entity : billingEntities) {
      if (entity.bankAccount() != null) {
        owners.merge(
            entity.bankAccount(),
            entity.billingEntityId(),
            (known, other) -> known.compareTo(other) <= 0 ? known : other);
      }
    }
    return new AccountOwners(owners);
  }

  /** The owner of an account; nothing where no billing entity has it. */
  public Optional<String> find(String bankAccount) {
    return Optional.ofNullable(entities.get(bankAccount));
  }
}
