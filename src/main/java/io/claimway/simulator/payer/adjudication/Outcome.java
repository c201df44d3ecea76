package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.fault.Fault;

/**
 * How a payer treats a claim beyond its benefits.
 *
 * @param kind what happens to the amounts
 * @param group CAS01 of a denial
 * @param reason CARC of a denial
 * @param lineRemark RARC in LQ, or empty
 * @param claimRemark RARC in MOA, or empty
 * @param allowedPercent how much of the fee is allowed
 */
record Outcome(
    Kind kind,
    String group,
    String reason,
    String lineRemark,
    String claimRemark,
    int allowedPercent) {

  static final Outcome BY_BENEFITS = new Outcome(Kind.BENEFITS, "", "", "", "", 100);

  enum Kind {
    BENEFITS,
    DENIAL,
    PART_DENIAL
  }

  static Outcome denial(String group, String reason, String lineRemark, String claimRemark) {
    return new Outcome(Kind.DENIAL, group, reason, lineRemark, claimRemark, 0);
  }

  static Outcome reducedTo(int percent) {
    return new Outcome(Kind.BENEFITS, "", "", "", "", percent);
  }

  static Outcome of(Fault fault) {
    return switch (fault) {
      case DENIED_INCOMPLETE -> denial("CO", "16", "N290", "");
      case DENIED_UNPROCESSABLE -> denial("CO", "16", "", "MA130");
      case DENIED_AUTHORIZATION -> denial("CO", "197", "", "");
      case DENIED_COVERAGE -> denial("CO", "27", "", "");
      case DENIED_COVERAGE_PATIENT -> denial("PR", "27", "", "");
      case DENIED_LATE -> denial("CO", "29", "", "");
      case DENIED_BUNDLED -> denial("CO", "97", "M15", "");
      case DENIED_DUPLICATE -> denial("OA", "18", "N522", "");
      case DENIED_NECESSITY -> denial("CO", "50", "N115", "");
      case DENIED_DOCUMENTATION -> denial("CO", "252", "N706", "");
      case DENIED_NOT_COVERED -> denial("CO", "96", "N130", "");
      case PARTIALLY_PAID -> new Outcome(Kind.PART_DENIAL, "CO", "151", "", "", 100);
      case UNDERPAID -> reducedTo(90);
      default -> throw new IllegalArgumentException("Cannot adjudicate by fault " + fault.key());
    };
  }

  /** Whether the payer holds that no claim was ever there, so that a new one is no double. */
  boolean unprocessable() {
    return claimRemark.equals("MA130");
  }
}
