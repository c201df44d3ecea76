package io.claimway.settings;

/**
 * What clients pay by card.
 *
 * @param bankAccount name of the account in the book that the card processor pays to, whose owner's
 *     journal the payments stand in; empty where they are not booked
 */
public record CardSettings(String bankAccount) {
  static final CardSettings NONE = new CardSettings("");
}
