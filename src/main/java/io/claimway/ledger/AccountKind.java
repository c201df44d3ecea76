package io.claimway.ledger;

import java.util.Arrays;

/**
 * What an account holds, whether its balance normally stands on the debit side, and whose it is
 * beside the billing entity's (SPEC §8.2). The list is closed: {@code ledger.account_kind} refuses
 * any other.
 */
public enum AccountKind {
  PAYER_RECEIVABLE("payer-receivable", true, Owner.PAYER),
  DENIED_RECEIVABLE("denied-receivable", true, Owner.PAYER),
  PATIENT_RECEIVABLE("patient-receivable", true, Owner.CLIENT),
  PATIENT_PREPAYMENTS("patient-prepayments", false, Owner.CLIENT),
  REMITTANCE_CLEARING("remittance-clearing", true, Owner.NONE),
  UNAPPLIED_DEPOSITS("unapplied-deposits", false, Owner.NONE),
  BANK_CASH("bank-cash", true, Owner.BANK_ACCOUNT),
  BANK_FEES("bank-fees", true, Owner.BANK_ACCOUNT),
  CASH_TRANSFERS("cash-transfers", true, Owner.NONE),
  CARD_CLEARING("card-clearing", true, Owner.NONE),
  CARD_FEES("card-fees", true, Owner.NONE),
  ACH_CLEARING("ach-clearing", false, Owner.BANK_ACCOUNT),
  SUSPENSE("suspense", false, Owner.SENDER),
  PAYER_RECOUPMENT("payer-recoupment", false, Owner.ORIGINATOR),
  REFUND_CLEARING("refund-clearing", true, Owner.ORIGINATOR),
  CREDIT_BALANCES("credit-balances", false, Owner.PAYER),
  PROVIDER_PAYABLE("provider-payable", false, Owner.PRACTICE),
  PROVIDER_EXPENSE("provider-expense", true, Owner.PRACTICE),
  GROSS_CHARGES("gross-charges", false, Owner.NONE),
  INTERCOMPANY("intercompany", true, Owner.ENTITY),
  CONTRACTUAL_ADJUSTMENTS("contractual-adjustments", true, Owner.PAYER),
  WRITE_OFFS("write-offs", true, Owner.PAYER),
  BAD_DEBT("bad-debt", true, Owner.CLIENT),
  ABSORBED_DIFFERENCES("absorbed-differences", true, Owner.PAYER),
  INTEREST_INCOME("interest-income", false, Owner.NONE),
  TAX_WITHHELD("tax-withheld", false, Owner.PRACTICE),
  LEVIES("levies", true, Owner.ORIGINATOR),
  OPENING_BALANCES("opening-balances", false, Owner.NONE);

  /** What the second part of an account's code names. */
  public enum Owner {
    /** Nobody: one account per billing entity. */
    NONE,
    PAYER,
    CLIENT,
    PRACTICE,
    /** Who pays: TRN03 of the 835. */
    ORIGINATOR,
    /** Who sent the money that nobody can place yet: an 835's originator or a bank account. */
    SENDER,
    BANK_ACCOUNT,
    /** The other billing entity. */
    ENTITY
  }

  private final String text;
  private final boolean debitNormal;
  private final Owner owner;

  AccountKind(String text, boolean debitNormal, Owner owner) {
    this.text = text;
    this.debitNormal = debitNormal;
    this.owner = owner;
  }

  /** The first part of an account's code. */
  public String text() {
    return text;
  }

  public boolean debitNormal() {
    return debitNormal;
  }

  /** What accounts of this kind belong to beside their billing entity. */
  public Owner owner() {
    return owner;
  }

  /** The account of this kind of a billing entity; where the kind has an owner, of that owner. */
  public Account of(String entity, String owner) {
    return new Account(this, entity, owner);
  }

  /** The kind of this name. */
  public static AccountKind of(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read account kind " + text + ": no kind has this name"));
  }
}
