package io.claimway.batch;

import io.claimway.exchange.InboundReceiver;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.ReceivedObject;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.StageName;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.util.List;

/**
 * Takes in the partner files that the run froze: bytes to evidence, kind by content, re-deliveries
 * recognised. What cannot be taken in has its outcome and its item, and the night goes on.
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
    List<ReceivedObject> received = receiver.receive(frozen);
    context.publish(
        tx -> {
          ExchangeTables.record(tx, received);
          return List.of(ExchangeTables.totals(tx, frozen.size()));
        });
  }
}
