package io.claimway.bank.nacha;

/** A bank account as ACH addresses it. */
public record AchAccount(String routing, String number, TransactionCode.Account kind) {

  public AchAccount {
    if (!RoutingNumber.isValid(routing)) {
      throw new IllegalArgumentException(
          "Cannot address an account at \"" + routing + "\": it is no routing number");
    }
    if (number.isBlank() || number.length() > 17) {
      throw new IllegalArgumentException(
          "Cannot address an account at "
              + routing
              + ": its number has "
              + number.strip().length()
              + " of 1 to 17 characters");
    }
  }

  /** Leaves out the account number. */
  @Override
  public String toString() {
    return "AchAccount[" + routing + ", " + kind + "]";
  }
}
