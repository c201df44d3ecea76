package io.claimway.postgres.worklist;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Sql;
import io.claimway.worklist.WorkItemKind;
import java.sql.SQLException;

/**
 * Items of refusals that stand: claims by name, files and what is in them, and what a replay plan
 * leaves to a person.
 */
public final class RejectedItems {
  private static final String CLAIMS = Sql.read(RejectedItems.class, "rejected-claims");
  private static final String FILES = Sql.read(RejectedItems.class, "rejected-files");

  /** The state of a claim that waits because an answer refused it, and the event that led there. */
  private static final String REFUSED = "REJECTED";

  private RejectedItems() {}

  /** Lets the items follow the states of claims; to be called when some have moved. */
  public static void follow(PublishingTransaction tx) throws SQLException {
    DueItems.in(tx)
        .allOf(
            WorkItemKind.REJECTED_CLAIM,
            WorkItemKind.REPLAY_HOLD,
            WorkItemKind.REPLAY_NONE,
            WorkItemKind.REJECTED_FILE,
            WorkItemKind.REJECTED_TRANSACTION)
        .find(CLAIMS, REFUSED)
        .find(FILES, REFUSED, tx.run().runId(), REFUSED)
        .merge();
  }
}
