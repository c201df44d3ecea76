package io.claimway.ledger;

import io.claimway.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;

/** A transfer at its place in the book: the unit that is hashed. */
public record BookedTransfer(long seq, Transfer transfer, LocalDate postingDate, String runId) {

  /**
   * What is hashed: one value per line, nothing for null, dates as ISO. {@code
   * ledger.canonical_text} is the same in SQL.
   */
  public String canonicalText() {
    Transfer t = transfer;
    return String.join(
        "\n",
        Long.toString(seq),
        t.transferKey(),
        t.debit().toString(),
        t.credit().toString(),
        Long.toString(t.amountCents()),
        t.kind(),
        text(t.claimId()),
        text(t.version()),
        text(t.lineNumber()),
        text(t.undoes()),
        t.cause(),
        text(t.serviceDate()),
        text(t.effectiveDate()),
        text(postingDate),
        runId);
  }

  /** SHA-256 of the canonical text in UTF-8. */
  public byte[] digest() {
    return Sha256.digest().digest(canonicalText().getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a block: SHA-256 over the previous block's hash and the digests in order. */
  public static byte[] blockHash(byte[] previous, Iterable<BookedTransfer> transfers) {
    MessageDigest digest = Sha256.digest();
    digest.update(previous);
    transfers.forEach(transfer -> digest.update(transfer.digest()));
    return digest.digest();
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
