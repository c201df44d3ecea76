package io.claimway.party;

/** Whose a payout account is: the bank wants entries to persons apart from those to businesses. */
public enum AccountHolder {
  BUSINESS,
  PERSON
}
