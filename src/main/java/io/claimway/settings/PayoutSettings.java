package io.claimway.settings;

/**
 * When payouts are made ready.
 *
 * @param leadBankingDays banking days before the pay date on which the batch is prepared
 */
public record PayoutSettings(int leadBankingDays) {

  static final PayoutSettings USUAL = new PayoutSettings(3);

  public PayoutSettings {
    if (leadBankingDays < 1 || leadBankingDays > 10) {
      throw new IllegalArgumentException(
          "leadBankingDays is " + leadBankingDays + ", expected 1 to 10");
    }
  }
}
