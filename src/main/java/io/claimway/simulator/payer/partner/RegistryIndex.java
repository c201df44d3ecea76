package io.claimway.simulator.payer.partner;

import io.claimway.simulator.payer.registry.AllowedFee;
import io.claimway.simulator.payer.registry.BenefitPlan;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.registry.EnrolledProvider;
import io.claimway.simulator.payer.registry.Member;
import io.claimway.simulator.payer.registry.PayerRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The registry made ready for look-up by what claims and inquiries quote. */
public final class RegistryIndex {

  private final Map<String, List<Member>> membersById = new HashMap<>();
  private final Map<String, BenefitPlan> plans = new HashMap<>();
  private final Map<String, List<EnrolledProvider>> providers = new HashMap<>();
  private final Map<String, BillingGroup> groupsByNpi = new HashMap<>();
  private final Map<String, AllowedFee> fees = new HashMap<>();
  private final List<BillingGroup> groups;

  public RegistryIndex(PayerRegistry registry) {
    for (Member member : registry.members()) {
      membersById
          .computeIfAbsent(key(member.payer(), member.memberId()), any -> new ArrayList<>(1))
          .add(member);
    }
    for (BenefitPlan plan : registry.plans()) {
      plans.put(key(plan.payer(), plan.groupNumber()), plan);
    }
    for (EnrolledProvider provider : registry.providers()) {
      providers
          .computeIfAbsent(key(provider.payer(), provider.npi()), any -> new ArrayList<>(1))
          .add(provider);
    }
    for (BillingGroup group : registry.groups()) {
      groupsByNpi.put(group.npi(), group);
    }
    for (AllowedFee fee : registry.fees()) {
      fees.put(feeKey(fee.payer(), fee.state(), fee.licence(), fee.procedureCode()), fee);
    }
    groups = registry.groups();
  }

  private static String key(String payer, String rest) {
    return payer + "|" + rest;
  }

  private static String feeKey(String payer, String state, String licence, String code) {
    return payer + "|" + state + "|" + licence + "|" + code;
  }

  /** Everyone who carries this id at this payer: the subscriber and dependents. */
  public List<Member> members(String payer, String memberId) {
    return membersById.getOrDefault(key(payer, memberId), List.of());
  }

  public Optional<BenefitPlan> plan(Member member) {
    return Optional.ofNullable(plans.get(key(member.payer(), member.groupNumber())));
  }

  public List<EnrolledProvider> enrolments(String payer, String npi) {
    return providers.getOrDefault(key(payer, npi), List.of());
  }

  public Optional<BillingGroup> group(String npi) {
    return Optional.ofNullable(groupsByNpi.get(npi));
  }

  public Map<String, BillingGroup> groupsByNpi() {
    return groupsByNpi;
  }

  public List<BillingGroup> groups() {
    return groups;
  }

  /** What a payer's system allows. */
  public OptionalLong fee(String payer, String state, String licence, String code) {
    AllowedFee fee = fees.get(feeKey(payer, state, licence, code));
    return fee == null ? OptionalLong.empty() : OptionalLong.of(fee.allowedCents());
  }

  /** What a payer's contract says that it allows. */
  public OptionalLong agreed(String payer, String state, String licence, String code) {
    AllowedFee fee = fees.get(feeKey(payer, state, licence, code));
    return fee == null ? OptionalLong.empty() : OptionalLong.of(fee.agreedCents());
  }
}
