package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.registry.Member;
import java.util.HashMap;
import java.util.Map;

/** How much of the yearly deductible each member has used up. */
public final class DeductibleBook {

  private final Map<String, Long> used = new HashMap<>();

  /** Cents used by a member in a calendar year. */
  public long used(Member member, int year) {
    return used.getOrDefault(member.key() + "|" + year, 0L);
  }

  void use(Member member, int year, long cents) {
    if (cents != 0) {
      used.merge(member.key() + "|" + year, cents, Long::sum);
    }
  }
}
