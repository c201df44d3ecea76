package io.claimway.claim;

import io.claimway.claim.edit.HoldOwner;

/** Why a billable session is not on a claim yet (SPEC §4). */
public enum HoldCode {
  AMENDMENT_WINDOW(HoldOwner.TIME, "the end of the window for free amendments"),
  MISSING_COVERAGE(HoldOwner.CLIENT, "a coverage in force on the date of service"),
  MISSING_PAYMENT_METHOD(HoldOwner.CLIENT, "a payment method of the client"),
  NAME_OR_BIRTHDATE_MISMATCH(HoldOwner.CLIENT, "name and birth date as the plan knows them"),
  COVERAGE_NOT_ACTIVE(
      HoldOwner.CLIENT, "a coverage that the payer confirms for the date of service"),
  COVERAGE_UNCONFIRMED(HoldOwner.PAYER, "the payer's answer on the coverage (271)"),
  COORDINATION_OF_BENEFITS(HoldOwner.CLIENT, "the order of the client's coverages"),
  PAYER_NOT_READY(HoldOwner.NETWORK, "the provider's approval by the payer on the date of service"),
  PAYER_PAUSED(HoldOwner.NETWORK, "the resumption of the payer"),
  PROVIDER_TERMINATED(
      HoldOwner.PROVIDER, "a provider who was with the network on the date of service"),
  PROVIDER_INELIGIBLE(HoldOwner.PROVIDER, "a licensed provider whom no exclusion list names"),
  NOTE_UNSIGNED(HoldOwner.PROVIDER, "the signature under the session's note"),
  AUTHORIZATION_REQUIRED(HoldOwner.PROVIDER, "the payer's authorisation number"),
  NO_CONTRACT_RATE(HoldOwner.NETWORK, "a contract rate for payer, licence, state and procedure"),
  EDIT_FAILED(HoldOwner.PROVIDER, "a correction of the session"),
  PAST_TIMELY_FILING(HoldOwner.NETWORK, "a delay reason, an appeal or a write-off"),
  AWAITING_PAYER_CLAIM_NUMBER(HoldOwner.PAYER, "the payer's number of the claim that changes"),
  AWAITING_ADJUDICATION(HoldOwner.PAYER, "the payer's decision on the claim that changes");

  private final HoldOwner owner;
  private final String missingFact;

  HoldCode(HoldOwner owner, String missingFact) {
    this.owner = owner;
    this.missingFact = missingFact;
  }

  /** Who ordinarily supplies the missing fact; a failed edit names its own. */
  public HoldOwner owner() {
    return owner;
  }

  /**
   * Whether a session does not earn while such a hold is open (SPEC §8.4): the provider can end it,
   * the session may still be amended, or the payer has not approved the provider.
   *
   * @param holdOwner the hold's own: that of a failed edit
   */
  public boolean delaysPay(HoldOwner holdOwner) {
    return holdOwner == HoldOwner.PROVIDER || this == AMENDMENT_WINDOW || this == PAYER_NOT_READY;
  }

  /** The missing fact in words that hold no value of it. */
  public String missingFact() {
    return missingFact;
  }
}
