package io.claimway.batch;

import io.claimway.exchange.InboundReceiver;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.ReceivedFile;
import io.claimway.run.ControlTotals;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.StageName;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.util.List;

/**
 * Takes in the partner files that the run froze: bytes to evidence, kind by content, re-deliveries
 * recognised.
 */
public final class ReceiveFiles implements Stage {
  private final InboundReceiver receiver;

  public ReceiveFiles(InboundReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public StageName name() {
    return StageName.RECEIVE;
  }

  @Override
  public void run(StageContext context) {
    List<InboundObject> frozen = context.run().manifest().inbound();
    if (frozen.isEmpty()) {
      context.publishNothing("files");
      return;
    }
    List<ReceivedFile> received = receiver.receive(frozen);
    context.publish(
        tx -> {
          ExchangeTables.record(tx, received);
          String runId = context.run().runId();
          long usable =
              tx.queryLong(
                  "select count(*) from exchange.inbound_file where run_id = ? and outcome is null",
                  runId);
          long refused =
              tx.queryLong(
                  "select count(*) from exchange.inbound_file where run_id = ? and outcome is not null",
                  runId);
          return List.of(
              ControlTotals.of("files", frozen.size(), 0).out(usable, 0).rejected(refused, 0));
        });
  }
}
