package io.claimway.ledger;

import java.util.Objects;

/**
 * One account of the book: its kind, the billing entity whose journal it stands in, and whose it is
 * beside that. Written {@code payer-receivable:cbh-ny:harbor-commercial}.
 *
 * @param entity {@link #UNASSIGNED} where no billing entity can be told
 * @param owner empty where the kind has none
 */
public record Account(AccountKind kind, String entity, String owner)
    implements Comparable<Account> {

  /** The journal of what no billing entity can be told for. */
  public static final String UNASSIGNED = "UNASSIGNED";

  private static final int PARTS = 3;

  public Account {
    Objects.requireNonNull(kind, "kind");
    if (!isOneLine(entity) || entity.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "Cannot name a " + kind.text() + " account: its billing entity is empty or no plain id");
    }
    if (kind.owner() == AccountKind.Owner.NONE ? !owner.isEmpty() : !isOneLine(owner)) {
      throw new IllegalArgumentException(
          "Cannot name a %s account of %s: its owner is %s, and this kind belongs to %s"
              .formatted(
                  kind.text(),
                  entity,
                  owner == null || owner.isEmpty() ? "not told" : "told",
                  kind.owner()));
    }
  }

  private static boolean isOneLine(String text) {
    return text != null && !text.isBlank() && text.indexOf('\n') < 0;
  }

  /**
   * Reads a code as it is written in the book.
   *
   * @throws IllegalArgumentException if a part is missing or the kind is unknown
   */
  public static Account parse(String code) {
    String[] parts = code.split(":", PARTS);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "Cannot read account " + code + ": it is not written kind:entity:owner");
    }
    return new Account(AccountKind.of(parts[0]), parts[1], parts.length == PARTS ? parts[2] : "");
  }

  /** How the account is written in the book. */
  public String code() {
    return owner.isEmpty() ? kind.text() + ":" + entity : kind.text() + ":" + entity + ":" + owner;
  }

  @Override
  public int compareTo(Account other) {
    return code().compareTo(other.code());
  }

  @Override
  public String toString() {
    return code();
  }
}
