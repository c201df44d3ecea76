package io.claimway.simulator.payer.registry;

import java.util.List;

/** Everything that the simulated payers and the bank have on file before the first night. */
public record PayerRegistry(
    List<Member> members,
    List<BenefitPlan> plans,
    List<EnrolledProvider> providers,
    List<BillingGroup> groups,
    List<AllowedFee> fees) {

  public PayerRegistry {
    members = List.copyOf(members);
    plans = List.copyOf(plans);
    providers = List.copyOf(providers);
    groups = List.copyOf(groups);
    fees = List.copyOf(fees);
  }

  @Override
  public String toString() {
    return "PayerRegistry of " + members.size() + " members";
  }
}
