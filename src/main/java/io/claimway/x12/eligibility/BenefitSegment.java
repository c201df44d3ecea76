package io.claimway.x12.eligibility;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.ProcedureCode;
import java.util.List;

/**
 * An EB: one benefit, or that there is none.
 *
 * @param code EB01: 1 active, 6 inactive, A coinsurance, B copay, C deductible, R other payer, U
 *     contact, …
 * @param level EB02: IND, FAM, …
 * @param serviceTypes EB03, such as 30 plan, MH mental health
 * @param insuranceType EB04
 * @param plan EB05
 * @param period EB06: 23 calendar year, 27 visit, 29 remaining, …
 * @param cents EB07, or null
 * @param millionths EB08, the share of a coinsurance in millionths (0.2 is 200,000), or null
 * @param quantityQualifier EB09
 * @param thousandths EB10, a quantity in thousandths, or null
 * @param authorization EB11: Y, N, U
 * @param inNetwork EB12: Y, N, W both, U
 * @param procedure EB13, or null
 * @param pointers EB14, places of diagnoses
 */
public record BenefitSegment(
    String code,
    String level,
    List<String> serviceTypes,
    String insuranceType,
    String plan,
    String period,
    Long cents,
    Long millionths,
    String quantityQualifier,
    Long thousandths,
    String authorization,
    String inNetwork,
    ProcedureCode procedure,
    List<String> pointers) {

  public BenefitSegment {
    code = Absent.text(code);
    level = Absent.text(level);
    serviceTypes = Absent.list(serviceTypes);
    insuranceType = Absent.text(insuranceType);
    plan = Absent.text(plan);
    period = Absent.text(period);
    quantityQualifier = Absent.text(quantityQualifier);
    authorization = Absent.text(authorization);
    inNetwork = Absent.text(inNetwork);
    pointers = Absent.list(pointers);
  }

  /** Coverage, active or not, of some service types. */
  public static BenefitSegment coverage(
      String code, String level, List<String> serviceTypes, String plan) {
    return new BenefitSegment(
        code, level, serviceTypes, "", plan, "", null, null, "", null, "", "", null, null);
  }

  /** An amount of money for some service types in one network status. */
  public static BenefitSegment money(
      String code,
      String level,
      List<String> serviceTypes,
      String period,
      long cents,
      String inNetwork) {
    return new BenefitSegment(
        code,
        level,
        serviceTypes,
        "",
        "",
        period,
        cents,
        null,
        "",
        null,
        "",
        inNetwork,
        null,
        null);
  }
}
