package io.claimway.bank.nacha;

/**
 * Who sends our ACH files: the bank's and our file ids, the company as receivers see it, and the
 * account that balances each batch, or null when the bank offsets by itself.
 */
public record AchOrigin(
    String bankRouting,
    String bankName,
    String fileOrigin,
    String fileOriginName,
    String companyName,
    String companyId,
    AchAccount offsetAccount) {

  public AchOrigin {
    if (!RoutingNumber.isValid(bankRouting)) {
      throw new IllegalArgumentException(
          "Cannot originate at bank \"" + bankRouting + "\": it is no routing number");
    }
    if (companyId.isBlank() || companyId.length() > 10) {
      throw new IllegalArgumentException(
          "Cannot originate for company \"" + companyId + "\": an id has 1 to 10 characters");
    }
  }

  /** The first eight digits of the bank's routing number, which begin each trace. */
  public String dfi() {
    return bankRouting.substring(0, 8);
  }
}
