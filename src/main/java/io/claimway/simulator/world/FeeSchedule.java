package io.claimway.simulator.world;

import io.claimway.party.Charge;
import io.claimway.party.ContractRate;
import io.claimway.party.DatedCharge;
import io.claimway.party.LicenceType;
import io.claimway.simulator.payer.registry.AllowedFee;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sessions cost, what payers allow for them, and what therapists are paid. */
final class FeeSchedule {

  static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

  /** Base rate in cents of one unit, before payer, state and licence. */
  private static final Map<String, Integer> BASE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("90785", 1500),
              Map.entry("90791", 16500),
              Map.entry("90792", 19500),
              Map.entry("90832", 7800),
              Map.entry("90833", 7000),
              Map.entry("90834", 10300),
              Map.entry("90837", 15200),
              Map.entry("90846", 9800),
              Map.entry("90847", 10400),
              Map.entry("90853", 4600),
              Map.entry("99213", 9000),
              Map.entry("99214", 12800)));

  /** A code with a charge that no contract has a rate for. */
  static final String WITHOUT_RATE = "90849";

  private static final int WITHOUT_RATE_CENTS = 6000;
  private static final int CHARGE_PERCENT = 170;
  private static final int PROVIDER_PERCENT = 66;

  private FeeSchedule() {}

  static List<Charge> charges(Instant recordedAt) {
    Map<String, Integer> all = new TreeMap<>(BASE);
    all.put(WITHOUT_RATE, WITHOUT_RATE_CENTS);
    List<Charge> charges = new ArrayList<>();
    all.forEach(
        (code, base) -> {
          long cents = Math.round(base * CHARGE_PERCENT / 10000.0) * 100;
          charges.add(new Charge(code, 1, List.of(new DatedCharge(SINCE, cents)), recordedAt));
        });
    return charges;
  }

  static List<ContractRate> rates(InsuranceMarket payer, Region region) {
    List<ContractRate> rates = new ArrayList<>();
    for (LicenceType licence : LicenceType.values()) {
      for (String code : codes(licence)) {
        long allowed = allowed(payer, region, licence, code);
        long provider = allowed * PROVIDER_PERCENT / 100;
        rates.add(new ContractRate(licence, code, allowed, provider, SINCE, null, SINCE));
      }
    }
    return rates;
  }

  /**
   * What a payer's own system holds: the contract, but for one schedule that it loaded wrongly and
   * that underpays.
   */
  static List<AllowedFee> fees(InsuranceMarket payer, Region region) {
    List<AllowedFee> fees = new ArrayList<>();
    for (LicenceType licence : LicenceType.values()) {
      boolean wrong = payer == InsuranceMarket.NORTHSTAR_PPO && licence == LicenceType.LMFT;
      for (String code : codes(licence)) {
        long allowed = allowed(payer, region, licence, code);
        fees.add(
            new AllowedFee(
                payer.slug(),
                region.name(),
                licence.name(),
                code,
                wrong ? allowed * 93 / 100 : allowed,
                allowed));
      }
    }
    return fees;
  }

  static boolean prescribes(LicenceType licence) {
    return licence == LicenceType.PSYCHIATRIST || licence == LicenceType.PMHNP;
  }

  static long allowed(InsuranceMarket payer, Region region, LicenceType licence, String code) {
    return (long) BASE.get(code)
        * payer.paysPercent()
        * percent(region)
        * percent(licence)
        / 1_000_000;
  }

  private static List<String> codes(LicenceType licence) {
    return BASE.keySet().stream().filter(code -> prescribes(licence) || !medical(code)).toList();
  }

  private static boolean medical(String code) {
    return code.startsWith("992") || code.equals("90792") || code.equals("90833");
  }

  private static int percent(Region region) {
    return switch (region) {
      case NY -> 108;
      case CA -> 105;
      case TX -> 96;
    };
  }

  private static int percent(LicenceType licence) {
    return switch (licence) {
      case PSYCHIATRIST, PSYCHOLOGIST -> 100;
      case PMHNP -> 90;
      case LCSW -> 86;
      case LMFT -> 83;
      case LPC -> 80;
    };
  }
}
