package io.claimway.batch;

import io.claimway.party.Practice;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PlannedPayout;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.payout.EarningTables;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Stage {@code payout}: books what providers have newly earned and, ahead of a pay date, puts it
 * into payouts that wait for somebody's approval. Nothing leaves here.
 */
public final class PreparePayouts implements Stage {
  private final BiFunction<StageContext, List<String>, Map<String, Practice>> practices;
  private final int leadBankingDays;
  private final String preparedBy;
  private final ObjectStore objects;

  /**
   * @param practices the newest facts of practices by their ids
   * @param preparedBy who runs the night: the same person may not approve
   * @param objects keeps the masked file that a person approves
   */
  public PreparePayouts(
      BiFunction<StageContext, List<String>, Map<String, Practice>> practices,
      int leadBankingDays,
      String preparedBy,
      ObjectStore objects) {
    this.practices = practices;
    this.leadBankingDays = leadBankingDays;
    this.preparedBy = preparedBy;
    this.objects = objects;
  }

  @Override
  public StageName name() {
    return StageName.PAYOUT;
  }

  @Override
  public void run(StageContext context) {
    context.publish(
        tx -> {
          PayoutTables.takeBackReturned(tx);
          EarningTables.Accrued accrued = EarningTables.accrue(tx);
          LedgerBook.post(tx);
          return List.of(
              ControlTotals.of("earnings", accrued.sessions() + accrued.overpaid(), accrued.cents())
                  .out(accrued.sessions(), accrued.cents())
                  .held(accrued.overpaid(), 0),
              prepare(context, tx));
        });
  }

  /** Prepares the batches of the cycles whose day has come and that have something to pay. */
  private ControlTotals prepare(StageContext context, PublishingTransaction tx)
      throws SQLException {
    List<PayoutCycle> cycles =
        PayoutCycle.toPrepare(
            context.businessDate(), leadBankingDays, PayoutTables.listPayDates(tx.connection()));
    Map<PayoutCycle, List<PlannedPayout>> planned =
        PayoutTables.plan(tx.connection(), cycles).stream()
            .collect(
                Collectors.groupingBy(
                    PlannedPayout::cycle, LinkedHashMap::new, Collectors.toList()));
    long payouts = 0;
    long cents = 0;
    for (var cycle : planned.entrySet()) {
      PayoutTables.Batch batch =
          PayoutTables.prepare(
              tx,
              cycle.getKey(),
              cycle.getValue(),
              practicesOf(context, cycle.getValue()),
              preparedBy);
      objects.put(
          MaskedPayoutFile.key(batch.batchId()),
          MaskedPayoutFile.of(batch, PayoutTables.listPayouts(tx.connection(), batch.batchId())));
      payouts += batch.payouts();
      cents += batch.cents();
    }
    return ControlTotals.through("payouts", payouts, cents);
  }

  private Map<String, Practice> practicesOf(StageContext context, List<PlannedPayout> payouts) {
    return practices.apply(context, payouts.stream().map(PlannedPayout::practiceId).toList());
  }
}
