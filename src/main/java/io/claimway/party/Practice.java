package io.claimway.party;

/**
 * The payee of a provider's payouts.
 *
 * @param tin nine digits
 * @param taxState state of the W-9
 * @param payoutAccountToken what the vault gives the account number for; null until it is known
 * @param payoutAccountLastFour null until it is known
 * @param zone IANA zone whose calendar decides the payout cycle
 */
public record Practice(
    String practiceId,
    String legalName,
    String tin,
    String taxState,
    String payoutAccountToken,
    String payoutAccountLastFour,
    String zone) {

  @Override
  public String toString() {
    return "Practice[" + practiceId + "]";
  }
}
