package io.claimway.simulator.world;

import io.claimway.simulator.payer.registry.BenefitPlan;
import java.util.ArrayList;
import java.util.List;

/** The payers of the network: where they insure whom, how well they pay, and their two plans. */
enum InsuranceMarket {
  HARBOR_COMMERCIAL("harbor-commercial", "HC", 112, Insured.ANYBODY, 25, 15, 20),
  SUMMIT_PPO("summit-ppo", "SM", 108, Insured.ANYBODY, 15, 12, 15),
  NORTHSTAR_PPO("northstar-ppo", "NS", 104, Insured.ANYBODY, 12, 12, 12),
  BLUE_EMPIRE("blue-empire", "EB", 110, Insured.ANYBODY, 18, 0, 0),
  BLUE_PACIFIC("blue-pacific", "PB", 110, Insured.ANYBODY, 0, 20, 0),
  BLUE_LONESTAR("blue-lonestar", "LB", 107, Insured.ANYBODY, 0, 0, 20),
  MERIDIAN_HMO("meridian-hmo", "MH", 96, Insured.ANYBODY, 0, 20, 12),
  UNITY_EXCHANGE("unity-exchange", "UX", 90, Insured.ANYBODY, 10, 0, 12),
  MEDICAID_NY("medicaid-ny", "NM", 72, Insured.ANYBODY, 12, 0, 0),
  MEDICAID_CA("medicaid-ca", "CM", 70, Insured.ANYBODY, 0, 12, 0),
  MEDICAID_TX("medicaid-tx", "TM", 68, Insured.ANYBODY, 0, 0, 8),
  HARBOR_ADVANTAGE("harbor-advantage", "HA", 98, Insured.FROM_65, 4, 10, 10),
  MEDICARE_NE("medicare-ne", "MB", 95, Insured.FROM_65, 6, 0, 0);

  /** Whom a payer insures. */
  enum Insured {
    ANYBODY,
    FROM_65
  }

  private final String slug;
  private final String prefix;
  private final int paysPercent;
  private final Insured insured;
  private final int ny;
  private final int ca;
  private final int tx;

  InsuranceMarket(
      String slug, String prefix, int paysPercent, Insured insured, int ny, int ca, int tx) {
    this.slug = slug;
    this.prefix = prefix;
    this.paysPercent = paysPercent;
    this.insured = insured;
    this.ny = ny;
    this.ca = ca;
    this.tx = tx;
  }

  static InsuranceMarket draw(Region region, Insured insured, Draw draw) {
    List<InsuranceMarket> choices = new ArrayList<>();
    for (InsuranceMarket each : values()) {
      for (int i = 0; each.insured == insured && i < each.weight(region); i++) {
        choices.add(each);
      }
    }
    return draw.pick(choices);
  }

  private int weight(Region region) {
    return switch (region) {
      case NY -> ny;
      case CA -> ca;
      case TX -> tx;
    };
  }

  boolean sellsIn(Region region) {
    return weight(region) > 0;
  }

  String slug() {
    return slug;
  }

  /** Percent of the network's base rate. */
  int paysPercent() {
    return paysPercent;
  }

  boolean medicaid() {
    return slug.startsWith("medicaid");
  }

  String memberId(long household) {
    return prefix + "%09d".formatted(100_000_000 + household * 7);
  }

  String group(int plan) {
    return prefix + "G" + (plan + 1) + "00";
  }

  /** The plans of the payer, the first with a copay, the second with a deductible. */
  List<BenefitPlan> plans() {
    if (medicaid()) {
      return List.of(
          new BenefitPlan(slug, group(0), "STANDARD", 0, 0, 0, false),
          new BenefitPlan(slug, group(1), "MANAGED", 0, 0, 0, false));
    }
    int copay = paysPercent * 25;
    return List.of(
        new BenefitPlan(slug, group(0), "COPAY", copay, 0, 0, false),
        new BenefitPlan(slug, group(1), "DEDUCTIBLE", 0, 30000, 20, false));
  }
}
