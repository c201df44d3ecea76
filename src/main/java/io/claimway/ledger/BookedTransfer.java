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
    Subject s = t.subject();
    return String.join(
        "\n",
        Long.toString(seq),
        text(t.key().date()),
        t.key().hash(),
        t.event().name(),
        t.debit().code(),
        t.credit().code(),
        Long.toString(t.amountCents()),
        text(s.claimId()),
        text(s.version()),
        text(s.lineNumber()),
        text(s.paymentId()),
        text(s.ordinal()),
        text(s.bankLineId()),
        text(s.payoutId()),
        text(s.sessionId()),
        t.undoes() == null ? "" : t.undoes().hash(),
        t.cause(),
        text(s.serviceDate()),
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
