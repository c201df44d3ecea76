package io.claimway.simulator.payer.fault;

import java.util.Locale;

/**
 * A thing that the outside world may do wrong, or at least not smoothly; {@code faults.yaml}
 * describes each under its key.
 */
public enum Fault {
  FILE_REJECTED,
  TRANSACTION_REJECTED,
  ACKNOWLEDGEMENT_MISSING,
  CLAIM_ACKNOWLEDGEMENT_LATE,
  CLAIM_ACKNOWLEDGEMENT_MISSING,
  CLAIM_REJECTED,
  DENIED_INCOMPLETE,
  DENIED_UNPROCESSABLE,
  DENIED_AUTHORIZATION,
  DENIED_COVERAGE,
  DENIED_COVERAGE_PATIENT,
  DENIED_LATE,
  DENIED_BUNDLED,
  DENIED_DUPLICATE,
  DENIED_NECESSITY,
  DENIED_DOCUMENTATION,
  DENIED_NOT_COVERED,
  PARTIALLY_PAID,
  UNDERPAID,
  MODIFIERS_DROPPED,
  CONTROL_NUMBER_TRUNCATED,
  CONTROL_NUMBER_LOWERED,
  CLAIM_SPLIT,
  MEMBER_ID_CORRECTED,
  CROSSED_OVER,
  REVERSED_AND_CORRECTED,
  CORRECTED_ELSEWHERE,
  TAKEN_BACK,
  RETROACTIVELY_TERMINATED,
  INTEREST_PAID,
  REMITTANCE_LATE,
  REMITTANCE_REPEATED,
  REMITTANCE_REKEYED,
  REMITTANCE_SPLIT,
  REMITTANCE_MERGED,
  REMITTANCE_UNBALANCED,
  REMITTANCE_MALFORMED,
  REMITTANCE_MISSING,
  DEPOSIT_SHORT,
  DEPOSIT_LATE,
  DEPOSIT_MISSING,
  DEPOSIT_TAKEN_BACK,
  STATEMENT_INTERIM,
  PAYOUT_RETURNED,
  ACCOUNT_CORRECTED;

  /** The key in {@code faults.yaml} and in the fault log. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Fault of(String key) {
    for (Fault fault : values()) {
      if (fault.key().equals(key)) {
        return fault;
      }
    }
    throw new IllegalArgumentException("Cannot read fault " + key + ": no fault has this key");
  }
}
