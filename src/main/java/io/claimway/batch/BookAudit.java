package io.claimway.batch;

import io.claimway.postgres.Database;
import io.claimway.postgres.proof.PaidBatch;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.proof.ProvedNight;
import io.claimway.s3.ObjectStore;
import java.util.List;
import java.util.function.Consumer;

/**
 * The whole proof: the invariants of the database, from one snapshot, and what no query can look
 * into, as that snapshot has it: contents of claims, heads written down, payout files as delivered.
 */
public final class BookAudit {
  private final Database database;
  private final LedgerHeads heads;
  private final DeliveredPayouts payouts;

  public BookAudit(Database database, ObjectStore objects) {
    this.database = database;
    this.heads = new LedgerHeads(objects);
    this.payouts = new DeliveredPayouts(objects);
  }

  /**
   * Looks at everything.
   *
   * @param within is told how far it is
   */
  public List<Proof.Finding> full(Consumer<String> within) {
    return Proof.full(database, outside(), within);
  }

  /**
   * Looks at what is new, at breaks that stand, and at tonight's slice of what is older.
   *
   * @param within is told how far it is
   */
  public List<Proof.Finding> nightly(Consumer<String> within) {
    return Proof.nightly(database, outside(), within);
  }

  private List<Database.Work<Proof.Finding>> outside() {
    return List.of(
        StoredContents::compare,
        connection -> heads.compare(ProvedNight.list(connection)),
        connection -> payouts.compare(PaidBatch.list(connection)));
  }
}
