package io.claimway.claim;

import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.PayEffect;

/**
 * Why a billable session is not on a claim yet (SPEC §4): who can end that, and whether the
 * provider's pay waits for it.
 */
public enum HoldCode {
  AMENDMENT_WINDOW(HoldOwner.TIME, PayEffect.WAITS, "the end of the window for free amendments"),
  MISSING_COVERAGE(HoldOwner.CLIENT, PayEffect.EARNS, "a coverage in force on the date of service"),
  MISSING_PAYMENT_METHOD(HoldOwner.CLIENT, PayEffect.EARNS, "a payment method of the client"),
  NAME_OR_BIRTHDATE_MISMATCH(
      HoldOwner.CLIENT, PayEffect.EARNS, "name and birth date as the plan knows them"),
  COVERAGE_NOT_ACTIVE(
      HoldOwner.CLIENT,
      PayEffect.EARNS,
      "a coverage that the payer confirms for the date of service"),
  COVERAGE_UNCONFIRMED(
      HoldOwner.PAYER, PayEffect.EARNS, "the payer's answer on the coverage (271)"),
  COORDINATION_OF_BENEFITS(
      HoldOwner.CLIENT, PayEffect.EARNS, "the order of the client's coverages"),
  PAYER_NOT_READY(
      HoldOwner.NETWORK,
      PayEffect.WAITS,
      "the provider's approval by the payer on the date of service"),
  PAYER_PAUSED(HoldOwner.NETWORK, PayEffect.EARNS, "the resumption of the payer"),
  PROVIDER_TERMINATED(
      HoldOwner.PROVIDER,
      PayEffect.WAITS,
      "a provider who was with the network on the date of service"),
  PROVIDER_INELIGIBLE(
      HoldOwner.PROVIDER, PayEffect.WAITS, "a licensed provider whom no exclusion list names"),
  NOTE_UNSIGNED(HoldOwner.PROVIDER, PayEffect.WAITS, "the signature under the session's note"),
  AUTHORIZATION_REQUIRED(HoldOwner.PROVIDER, PayEffect.WAITS, "the payer's authorisation number"),
  NO_CONTRACT_RATE(
      HoldOwner.NETWORK,
      PayEffect.EARNS,
      "a contract rate for payer, licence, state and procedure"),
  EDIT_FAILED(HoldOwner.PROVIDER, PayEffect.WAITS, "a correction of the session"),
  FACT_UNUSABLE(
      HoldOwner.NETWORK,
      PayEffect.EARNS,
      "a record of the session, its client, provider or contract from which a claim can be built"),
  PAST_TIMELY_FILING(
      HoldOwner.NETWORK, PayEffect.EARNS, "a delay reason, an appeal or a write-off"),
  AWAITING_PAYER_CLAIM_NUMBER(
      HoldOwner.PAYER, PayEffect.EARNS, "the payer's number of the claim that changes"),
  AWAITING_ADJUDICATION(
      HoldOwner.PAYER, PayEffect.EARNS, "the payer's decision on the claim that changes");

  private final HoldOwner owner;
  private final PayEffect pay;
  private final String missingFact;

  HoldCode(HoldOwner owner, PayEffect pay, String missingFact) {
    this.owner = owner;
    this.pay = pay;
    this.missingFact = missingFact;
  }

  /** Who ordinarily supplies the missing fact; a failed edit names its own. */
  public HoldOwner owner() {
    return owner;
  }

  /** What it does to the provider's pay; a failed edit says its own. */
  public PayEffect pay() {
    return pay;
  }

  /** The missing fact in words that hold no value of it. */
  public String missingFact() {
    return missingFact;
  }
}
