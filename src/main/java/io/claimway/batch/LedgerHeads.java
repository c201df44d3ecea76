package io.claimway.batch;

import io.claimway.postgres.proof.Invariant;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.proof.ProvedNight;
import io.claimway.postgres.proof.ScopeKey;
import io.claimway.s3.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of the book's chain as it stood after each night, in write-once objects: a book that is
 * rewritten whole, with fresh hashes, no longer agrees with them.
 */
public final class LedgerHeads {
  static final String FOLDER = "ledger/heads/";

  /** Before the newest epoch that was lost by the restore after which a night ran again. */
  private static final String RESTORED = "-restored-";

  private static final Invariant PROMISE =
      Invariant.outside(
          "book-heads-hold",
          "the head of the book after each night is the one in the write-once store",
          ScopeKey.RUN,
          "heads");

  private final ObjectStore objects;

  public LedgerHeads(ObjectStore objects) {
    this.objects = objects;
  }

  /** The newest block and its hash after the night of a business date. */
  private record Head(LocalDate businessDate, long block, String hash) {

    /** The block, and its hash by the beginning. */
    String describe() {
      return "block %d %.16s".formatted(block, hash);
    }

    private String text() {
      return block + " " + hash + "\n";
    }

    static Head parse(LocalDate night, String text) {
      String[] parts = text.strip().split(" ", -1);
      return new Head(night, Long.parseLong(parts[0]), parts[1]);
    }
  }

  /**
   * Writes a night's head down as its proof has it, once that has committed. Doing it again changes
   * nothing; where another head lies already, that one stays, and the next proof names the two.
   */
  void keep(ProvedNight night) {
    Head head = new Head(night.businessDate(), night.block(), night.hash());
    objects.putIfAbsent(key(night), head.text().getBytes(StandardCharsets.UTF_8));
  }

  private static String key(ProvedNight night) {
    return FOLDER
        + night.businessDate()
        + (night.restored() == 0 ? "" : RESTORED + night.restored());
  }

  /** The night of a head, by its key. */
  static LocalDate nightOf(String key) {
    return LocalDate.parse(key.substring(FOLDER.length()).replaceFirst(RESTORED + ".*", ""));
  }

  /** The heads of proved nights as they were written down, held against the book as it is. */
  public Proof.Finding compare(List<ProvedNight> nights) {
    List<Proof.BrokenRow> broken = new ArrayList<>();
    for (ProvedNight night : nights) {
      String key = key(night);
      boolean there = objects.exists(key);
      if (!there && !night.finished()) {
        continue; // whoever finishes the night writes it
      }
      String written = there ? read(key).describe() : "nothing";
      String now = new Head(night.businessDate(), night.block(), night.hash()).describe();
      if (!written.equals(now)) {
        broken.add(
            new Proof.BrokenRow(
                "head of " + night.businessDate(),
                "written down was %s, the book has %s".formatted(written, now),
                null,
                night.runId()));
      }
    }
    return new Proof.Finding(PROMISE, nights.size(), broken.size(), broken);
  }

  private Head read(String key) {
    return Head.parse(nightOf(key), new String(objects.get(key), StandardCharsets.UTF_8));
  }
}
