package io.claimway.batch;

import io.claimway.postgres.Database;
import io.claimway.postgres.proof.ProofTables;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The head of the book's chain as it stood after each night, in write-once objects: a book that is
 * rewritten whole, with fresh hashes, no longer agrees with them.
 */
public final class LedgerHeads {
  private static final String FOLDER = "ledger/heads/";

  private final ObjectStore objects;

  public LedgerHeads(ObjectStore objects) {
    this.objects = objects;
  }

  /** The newest block and its hash after the night of a business date. */
  public record Head(LocalDate businessDate, long block, String hash) {

    /** A head with the hash as stored in the block. */
    public static Head of(LocalDate businessDate, long block, byte[] hash) {
      return new Head(businessDate, block, HexFormat.of().formatHex(hash));
    }

    private String text() {
      return block + " " + hash + "\n";
    }

    static Head parse(String name, String text) {
      String[] parts = text.strip().split(" ", -1);
      return new Head(LocalDate.parse(name), Long.parseLong(parts[0]), parts[1]);
    }
  }

  /** Writes a night's head down, once. */
  public void write(Head head) {
    String key = FOLDER + head.businessDate();
    if (objects.putIfAbsent(key, head.text().getBytes(StandardCharsets.UTF_8))
        == PutOutcome.CONFLICT) {
      throw new IllegalStateException(
          "Cannot write the book's head of %s: another head is already written there"
              .formatted(head.businessDate()));
    }
  }

  /** A head as it was written down, beside the hash that the book has there now. */
  public record Comparison(Head written, String now) {
    public boolean agrees() {
      return now.equals(written.hash());
    }

    /** Both hashes by their beginnings. */
    public String describe() {
      return "head of %s: block %d was written down as %.12s, the book has %.12s"
          .formatted(written.businessDate(), written.block(), written.hash(), now);
    }
  }

  /** Every head written, oldest first, beside the book as it is. */
  public List<Comparison> compare(Database database) {
    List<Head> written = list();
    return database.inTransaction(
        connection -> {
          List<Comparison> comparisons = new ArrayList<>();
          for (Head head : written) {
            String now =
                ProofTables.findHash(connection, head.block())
                    .map(HexFormat.of()::formatHex)
                    .orElse("none");
            comparisons.add(new Comparison(head, now));
          }
          return comparisons;
        });
  }

  /** Every head written, oldest first. */
  public List<Head> list() {
    List<Head> heads = new ArrayList<>();
    for (String key : objects.keys(FOLDER)) {
      heads.add(
          Head.parse(
              key.substring(FOLDER.length()),
              new String(objects.get(key), StandardCharsets.UTF_8)));
    }
    return heads;
  }
}
