package io.claimway.batch;

import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.exchange.RestoreTables;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.proof.ProofTables;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.SQLException;
import java.util.List;

/**
 * Stage {@code prove}: every invariant over what changed since the last proof, over breaks that
 * stand and over a slice of the rest. A broken one is published with the rows that break it; it
 * blocks payouts and decides the night's exit code.
 */
public final class ProveBooks implements Stage {
  private final BookAudit audit;

  public ProveBooks(Database database, ObjectStore objects) {
    this.audit = new BookAudit(database, objects);
  }

  @Override
  public StageName name() {
    return StageName.PROVE;
  }

  @Override
  public void run(StageContext context) {
    List<Proof.Finding> findings = audit.nightly(context::tell);
    context.publish(
        tx -> {
          ProofTables.record(tx, findings);
          tellWhenTheBookIsNearlyFull(tx);
          RestoreTables.tell(tx);
          long broken = findings.stream().filter(finding -> !finding.holds()).count();
          return List.of(
              ControlTotals.of("invariants", findings.size(), 0)
                  .out(findings.size() - broken, 0)
                  .rejected(broken, 0));
        });
  }

  /** Partitions are made by the migrator, which a night may not be. */
  private static void tellWhenTheBookIsNearlyFull(PublishingTransaction tx) throws SQLException {
    long room = LedgerBook.room(tx.connection());
    DueItems.in(tx)
        .allOf(WorkItemKind.LEDGER_NEARLY_FULL)
        .add(room < LedgerBook.SCARCE_TRANSFERS ? List.of(nearlyFull(room)) : List.of())
        .merge();
  }

  private static WorkItem nearlyFull(long room) {
    return WorkItem.of(
        WorkItemKey.of(WorkItemKind.LEDGER_NEARLY_FULL, "book"),
        "the book",
        "room for %d more transfers; jobs/claimway migrate makes room for ten million"
            .formatted(room),
        0);
  }
}
