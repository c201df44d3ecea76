package io.claimway.eligibility;

/** What is known of a client's coverage on one date of service. */
public enum CoverageStatus {
  /** The payer confirmed it. */
  CONFIRMED,
  /** No coverage on file is in force. */
  NONE,
  /** Two coverages on file claim the same place in the order. */
  ORDER_UNKNOWN,
  /** The payer has not answered yet, or its answer is too old. */
  UNCONFIRMED,
  /** No inquiry can ask for it: the guide of the 270 refuses what it would have to say. */
  UNASKABLE,
  /** The payer answered that the coverage is not in force. */
  INACTIVE,
  /** The payer does not find the person by this name, birth date or member id. */
  MISMATCH,
  /** The payer names another insurer, or another body that answers for mental health. */
  OTHER_COVERAGE
}
