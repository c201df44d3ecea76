package io.claimway.ledger;

import java.util.Arrays;

/** What an account holds, and whether its balance normally stands on the debit side. */
public enum AccountKind {
  PAYER_RECEIVABLE("payer-receivable", true),
  DENIED_RECEIVABLE("denied-receivable", true),
  PATIENT_RECEIVABLE("patient-receivable", true),
  PATIENT_PREPAYMENTS("patient-prepayments", false),
  REMITTANCE_CLEARING("remittance-clearing", true),
  UNAPPLIED_DEPOSITS("unapplied-deposits", false),
  BANK_CASH("bank-cash", true),
  CARD_CLEARING("card-clearing", true),
  CARD_FEES("card-fees", true),
  ACH_CLEARING("ach-clearing", false),
  SUSPENSE("suspense", false),
  PAYER_RECOUPMENT("payer-recoupment", false),
  REFUND_CLEARING("refund-clearing", true),
  CREDIT_BALANCES("credit-balances", false),
  PROVIDER_PAYABLE("provider-payable", false),
  PROVIDER_EXPENSE("provider-expense", true),
  GROSS_CHARGES("gross-charges", false),
  CONTRACTUAL_ADJUSTMENTS("contractual-adjustments", true),
  WRITE_OFFS("write-offs", true),
  BAD_DEBT("bad-debt", true),
  ABSORBED_DIFFERENCES("absorbed-differences", true),
  INTEREST_INCOME("interest-income", false),
  TAX_WITHHELD("tax-withheld", false),
  OPENING_BALANCES("opening-balances", false);

  private final String text;
  private final boolean debitNormal;

  AccountKind(String text, boolean debitNormal) {
    this.text = text;
    this.debitNormal = debitNormal;
  }

  /** The first part of an account's code. */
  public String text() {
    return text;
  }

  public boolean debitNormal() {
    return debitNormal;
  }

  /**
   * The account of this kind that belongs to an owner: a payer, practice, client, billing entity or
   * bank account.
   */
  public AccountCode of(String owner) {
    return new AccountCode(this, owner);
  }

  static AccountKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read account kind " + text + ": no kind has this name"));
  }
}
