package io.claimway.postgres.worklist;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Sql;
import io.claimway.worklist.WorkItemKind;
import java.sql.SQLException;

/** Items of holds that somebody can end. */
public final class HeldItems {
  private static final String HELD = Sql.read(HeldItems.class, "held-sessions");

  private HeldItems() {}

  /** Lets the items follow the holds; to be called when some have opened or were released. */
  public static void follow(PublishingTransaction tx) throws SQLException {
    DueItems.in(tx)
        .allOf(
            WorkItemKind.HELD_FOR_CLIENT,
            WorkItemKind.HELD_FOR_PROVIDER,
            WorkItemKind.HELD_FOR_NETWORK,
            WorkItemKind.HELD_FOR_PAYER)
        .find(HELD)
        .merge();
  }
}
