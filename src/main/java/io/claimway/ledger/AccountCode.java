package io.claimway.ledger;

import java.util.Objects;

/**
 * The name of an account: its kind and who it belongs to, written {@code
 * payer-receivable:harbor-commercial}.
 */
public record AccountCode(AccountKind kind, String owner) implements Comparable<AccountCode> {

  public AccountCode {
    Objects.requireNonNull(kind, "kind");
    if (owner == null || owner.isBlank() || owner.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "Cannot name a " + kind.text() + " account: its owner is empty or spans lines");
    }
  }

  /**
   * Reads a code as it is written in the book.
   *
   * @throws IllegalArgumentException if there is no colon, the kind is unknown or the owner is
   *     empty
   */
  public static AccountCode parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "Cannot read account " + text + ": it is not written kind:owner");
    }
    return new AccountCode(AccountKind.parse(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public int compareTo(AccountCode other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return kind.text() + ":" + owner;
  }
}
