package io.claimway.party;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The part of the network that bills in one state: 2010AA of a claim, payee of its 835.
 *
 * @param npi the group's NPI
 * @param tin EIN, nine digits
 * @param payTo where it differs from the address (2010AB); null otherwise
 * @param bankAccount name of the account its deposits reach, never the number
 * @param remittancePayeeIds ids by which an 835 may name it (N1*PE)
 */
public record BillingEntity(
    String billingEntityId,
    String legalName,
    String npi,
    String tin,
    String taxonomy,
    Address address,
    Address payTo,
    String bankAccount,
    List<String> remittancePayeeIds)
    implements Serializable {

  public BillingEntity {
    Objects.requireNonNull(billingEntityId, "billingEntityId");
    remittancePayeeIds = List.copyOf(remittancePayeeIds);
  }
}
