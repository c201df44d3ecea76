package io.claimway.party;

/**
 * The payee of a provider's payouts.
 *
 * @param tin nine digits
 * @param taxState state of the W-9
 * @param payoutAccountToken what the vault gives the account number for; null until it is known
 * @param payoutAccountLastFour null until it is known
 * @param zone IANA zone whose calendar decides the payout cycle
 * @param payoutAccountHolder whose the account is; null says a business
 */
public record Practice(
    String practiceId,
    String legalName,
    String tin,
    String taxState,
    String payoutAccountToken,
    String payoutAccountLastFour,
    String zone,
    AccountHolder payoutAccountHolder) {

  /** One that is paid to a business account. */
  public Practice(
      String practiceId,
      String legalName,
      String tin,
      String taxState,
      String payoutAccountToken,
      String payoutAccountLastFour,
      String zone) {
    this(
        practiceId,
        legalName,
        tin,
        taxState,
        payoutAccountToken,
        payoutAccountLastFour,
        zone,
        null);
  }

  /** Whose the account is. */
  public AccountHolder holder() {
    return payoutAccountHolder == null ? AccountHolder.BUSINESS : payoutAccountHolder;
  }

  @Override
  public String toString() {
    return "Practice[" + practiceId + "]";
  }
}
