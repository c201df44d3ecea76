package io.claimway.remittance;

/** What an adjustment of an 835 (CAS) means for the money it takes off a charge. */
public enum AdjustmentClass {
  /** Written off by contract. */
  CONTRACTUAL,
  /** Not paid, and to be worked. */
  DENIED,
  /** The patient's part: deductible, coinsurance, copayment. */
  PATIENT,
  /** What the payer before already settled; posts nothing. */
  PRIOR_PAYER,
  /** Not decided yet. */
  PENDING,
  /** The patient's part where another coverage is in force: the next payer is asked first. */
  NEXT_PAYER,
  /** Sent on to another payer by the payer itself, and nobody knows to whom. */
  FORWARDED,
  /** No money moves by it. */
  INFORMATIONAL,
  /** The table does not list it, or says that only a person can tell: it goes to suspense. */
  UNLISTED
}
