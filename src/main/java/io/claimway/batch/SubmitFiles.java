package io.claimway.batch;

import io.claimway.exchange.AnswerFiles;
import io.claimway.exchange.Delivery;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.exchange.AnswerFileTables;
import io.claimway.postgres.exchange.SilenceTables;
import io.claimway.postgres.exchange.SubmissionTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.util.List;

/**
 * Stage {@code submit}: withholds the claim files that fail the last checks, delivers the others,
 * once, and with them what partners are answered about files of theirs that were not taken in; then
 * says which answers are overdue.
 */
public final class SubmitFiles implements Stage {
  private static final String CLAIM_FILE = "837P";

  private final Database database;
  private final Delivery delivery;
  private final AnswerFiles answers;
  private final PayerProfiles payers;

  public SubmitFiles(
      Database database, Delivery delivery, AnswerFiles answers, PayerProfiles payers) {
    this.database = database;
    this.delivery = delivery;
    this.answers = answers;
    this.payers = payers;
  }

  @Override
  public StageName name() {
    return StageName.SUBMIT;
  }

  @Override
  public void run(StageContext context) {
    database.inTransaction(
        connection -> SubmissionTables.withhold(connection, context.run().runId()));
    answers.make(context);
    delivery.deliver(context, CLAIM_FILE);
    delivery.deliver(context, AnswerFileTables.KIND);
    context.publish(
        tx -> {
          List<ControlTotals> totals = SubmissionTables.submit(tx);
          SilenceTables.watch(tx, payers);
          return totals;
        });
  }
}
