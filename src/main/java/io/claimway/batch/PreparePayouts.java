package io.claimway.batch;

import io.claimway.party.Practice;
import io.claimway.payout.PayoutCycle;
import io.claimway.postgres.payout.EarningTables;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Stage {@code payout}: books what providers have newly earned and, ahead of a pay date, puts it
 * into payouts that wait for somebody's approval. Nothing leaves here.
 */
public final class PreparePayouts implements Stage {
  private final BiFunction<StageContext, List<String>, Map<String, Practice>> practices;
  private final int leadBankingDays;
  private final String bankAccount;
  private final String preparedBy;
  private final ObjectStore objects;

  /**
   * @param practices the newest facts of practices by their ids
   * @param bankAccount the account in the book that payouts are paid from
   * @param preparedBy who runs the night: the same person may not approve
   * @param objects keeps the masked file that a person approves
   */
  public PreparePayouts(
      BiFunction<StageContext, List<String>, Map<String, Practice>> practices,
      int leadBankingDays,
      String bankAccount,
      String preparedBy,
      ObjectStore objects) {
    this.practices = practices;
    this.leadBankingDays = leadBankingDays;
    this.bankAccount = bankAccount;
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
          PayoutTables.takeBackReturned(tx, bankAccount);
          EarningTables.Accrued accrued = EarningTables.accrue(tx);
          List<ControlTotals> totals = new ArrayList<>();
          totals.add(
              ControlTotals.of("earnings", accrued.sessions() + accrued.overpaid(), accrued.cents())
                  .out(accrued.sessions(), accrued.cents())
                  .held(accrued.overpaid(), 0));
          long payouts = 0;
          long cents = 0;
          for (PayoutCycle cycle : PayoutCycle.due(context.businessDate(), leadBankingDays)) {
            if (!PayoutTables.isPrepared(tx.connection(), cycle.payDate())) {
              List<String> payable =
                  PayoutTables.listPayable(tx.connection(), cycle.confirmedThrough());
              if (!payable.isEmpty()) {
                PayoutTables.Batch batch =
                    PayoutTables.prepare(
                        tx, reachable(cycle, context), practicesOf(context, payable), preparedBy);
                objects.put(
                    MaskedPayoutFile.key(batch.batchId()),
                    MaskedPayoutFile.of(
                        batch, PayoutTables.listPayouts(tx.connection(), batch.batchId())));
                payouts += batch.payouts();
                cents += batch.cents();
              }
            }
          }
          totals.add(ControlTotals.through("payouts", payouts, cents));
          return totals;
        });
  }

  /** A missed cycle is paid on the first date that its approval can still reach. */
  private PayoutCycle reachable(PayoutCycle cycle, StageContext context) {
    var earliest = PayoutCycle.earliestPayDate(context.businessDate());
    return cycle.payDate().isBefore(earliest)
        ? new PayoutCycle(earliest, cycle.confirmedThrough())
        : cycle;
  }

  private Map<String, Practice> practicesOf(StageContext context, List<String> payable) {
    return new HashMap<>(practices.apply(context, payable));
  }
}
