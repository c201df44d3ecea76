package io.claimway.payout;

import java.util.Map;
import java.util.Optional;

/**
 * The account numbers behind payout tokens. Only the release of a payout looks into it; it prints
 * nothing of what it holds.
 */
public record AccountVault(Map<String, Account> accounts) {

  public AccountVault {
    accounts = Map.copyOf(accounts);
  }

  /** A bank account as the vault keeps it. */
  public record Account(String routing, String number, boolean savings) {
    @Override
    public String toString() {
      return "Account[" + routing + "]";
    }
  }

  /** The account of a token; refuses an unknown one by the token. */
  public Account get(String token) {
    Account account = accounts.get(token);
    if (account == null) {
      throw new IllegalArgumentException(
          "Cannot pay to " + token + ": the vault does not know the token");
    }
    return account;
  }

  /** The token of an account number, as bank statements name accounts by their numbers. */
  public Optional<String> findToken(String number) {
    return accounts.entrySet().stream()
        .filter(entry -> entry.getValue().number().equals(number))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public String toString() {
    return "AccountVault[" + accounts.size() + " accounts]";
  }
}
