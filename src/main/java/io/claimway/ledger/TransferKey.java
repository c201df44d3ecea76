package io.claimway.ledger;

import io.claimway.run.Sha256;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The natural key of a transfer: a date, so that keys of one night lie together in the index, and
 * the first 128 bits of a hash over what the transfer books. Nothing is read back out of it.
 *
 * @param date effective date of the transfer
 * @param hash 32 lower-case hexadecimal digits
 */
public record TransferKey(LocalDate date, String hash) implements Comparable<TransferKey> {
  private static final int HASH_DIGITS = 32;

  public TransferKey {
    Objects.requireNonNull(date, "date");
    if (hash == null || hash.length() != HASH_DIGITS) {
      throw new IllegalArgumentException(
          "Cannot key a transfer: its hash has not " + HASH_DIGITS + " digits");
    }
  }

  /**
   * The key of what these parts name.
   *
   * @param parts natural: never a number that was allocated
   */
  public static TransferKey of(LocalDate date, String... parts) {
    return new TransferKey(
        date, Sha256.hex(date + "\n" + String.join("\n", parts)).substring(0, HASH_DIGITS));
  }

  @Override
  public int compareTo(TransferKey other) {
    int byDate = date.compareTo(other.date);
    return byDate != 0 ? byDate : hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return date + "/" + hash;
  }
}
