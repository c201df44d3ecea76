package io.claimway.batch;

import io.claimway.payout.PayoutCycle;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.payout.EarningTables;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Stage {@code payout}: books what providers have newly earned and, ahead of a pay date, puts it
 * into payouts that wait for somebody's approval. Nothing leaves here.
 */
public final class PreparePayouts implements Stage {
  private final PayoutPreparation preparation;
  private final int leadBankingDays;
  private final String preparedBy;

  /**
   * @param preparedBy who runs the night: the same person may not approve
   */
  public PreparePayouts(PayoutPreparation preparation, int leadBankingDays, String preparedBy) {
    this.preparation = preparation;
    this.leadBankingDays = leadBankingDays;
    this.preparedBy = preparedBy;
  }

  @Override
  public StageName name() {
    return StageName.PAYOUT;
  }

  @Override
  public void run(StageContext context) {
    context.publish(
        tx -> {
          List<String> returned = PayoutTables.takeBackReturned(tx);
          EarningTables.Accrued accrued = EarningTables.accrue(tx, returned);
          LedgerBook.post(tx);
          PayoutPreparation.Prepared prepared = prepare(context, tx);
          return List.of(
              ControlTotals.of("earnings", accrued.sessions() + accrued.overpaid(), accrued.cents())
                  .out(accrued.sessions(), accrued.cents())
                  .held(accrued.overpaid(), 0),
              ControlTotals.through("payouts", prepared.payouts(), prepared.cents()));
        });
  }

  /** Prepares the batches of the cycles whose day has come and that have something to pay. */
  private PayoutPreparation.Prepared prepare(StageContext context, PublishingTransaction tx)
      throws SQLException {
    LocalDate through = PayoutTables.findPreparedThrough(tx.connection(), preparedBy);
    List<PayoutCycle> cycles =
        PayoutCycle.toPrepare(context.businessDate(), leadBankingDays, through);
    PayoutPreparation.Prepared prepared =
        preparation.prepare(context, tx, new PayoutPreparation.Order(cycles, Set.of(), preparedBy));
    preparation.tellWaiting(
        context, tx, cycles.isEmpty() ? through : cycles.get(cycles.size() - 1).confirmedThrough());
    return prepared;
  }
}
