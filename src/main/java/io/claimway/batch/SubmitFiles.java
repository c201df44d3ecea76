package io.claimway.batch;

import io.claimway.postgres.Database;
import io.claimway.postgres.SubmissionTables;
import io.claimway.run.StageName;
import io.claimway.stage.Delivery;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;

/**
 * Stage {@code submit}: withholds the claim files that fail the last checks, delivers the others,
 * once.
 */
public final class SubmitFiles implements Stage {
  private static final String CLAIM_FILE = "837P";

  private final Database database;
  private final Delivery delivery;

  public SubmitFiles(Database database, Delivery delivery) {
    this.database = database;
    this.delivery = delivery;
  }

  @Override
  public StageName name() {
    return StageName.SUBMIT;
  }

  @Override
  public void run(StageContext context) {
    database.inTransaction(
        connection -> SubmissionTables.withhold(connection, context.run().runId()));
    delivery.deliver(context, CLAIM_FILE);
    context.publish(SubmissionTables::submit);
  }
}
