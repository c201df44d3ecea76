package io.claimway.payout;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When payouts are made ready, and from where they are paid.
 *
 * @param leadBankingDays banking days before the pay date on which the batch is prepared
 * @param cutOff until when on a banking day the bank takes files, by its own clock
 * @param bankZone the zone of that clock
 * @param bankAccount name of the account in the book that payouts are paid from
 * @param companyName the payer as practices read it on their bank statement
 * @param companyId ten characters: 1 and the EIN
 * @param vaultFile mounted file with the account numbers behind payout tokens (CSV: token, routing,
 *     account, type); empty where this process never releases payouts
 */
public record PayoutSettings(
    int leadBankingDays,
    LocalTime cutOff,
    ZoneId bankZone,
    String bankAccount,
    String companyName,
    String companyId,
    String vaultFile) {

  private static final PayoutSettings USUAL =
      new PayoutSettings(
          3,
          LocalTime.of(17, 0),
          ZoneId.of("America/New_York"),
          "operating-cbh-ny",
          "CLAIMWAY BEHAVIORAL",
          "1131000001",
          "");

  /** The usual settings, with the vault at a path. */
  public static PayoutSettings usual(String vaultFile) {
    return new PayoutSettings(
        USUAL.leadBankingDays,
        USUAL.cutOff,
        USUAL.bankZone,
        USUAL.bankAccount,
        USUAL.companyName,
        USUAL.companyId,
        vaultFile);
  }

  /** The bank's daily deadline. */
  public BankCutOff bankCutOff() {
    return new BankCutOff(cutOff, bankZone);
  }

  public PayoutSettings {
    // The night of a day runs after it; who approves on the next one needs another for the bank.
    if (leadBankingDays < 2 || leadBankingDays > 10) {
      throw new IllegalArgumentException(
          "leadBankingDays is " + leadBankingDays + ", expected 2 to 10");
    }
    if (companyId.length() != 10) {
      throw new IllegalArgumentException(
          "companyId has " + companyId.length() + " characters, expected 10");
    }
  }
}
