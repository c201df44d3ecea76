package io.claimway.batch;

import io.claimway.party.Practice;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutSorter;
import io.claimway.payout.PlannedPayout;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.payout.EntryNotices;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.payout.WaitingPayouts;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.StageContext;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Puts what practices are owed into batches that wait for approval, by a night or by hand, and says
 * who is owed and cannot be paid.
 */
public final class PayoutPreparation {
  private final BiFunction<StageContext, Collection<String>, Map<String, Practice>> practices;
  private final ObjectStore objects;

  /**
   * @param practices the newest facts of practices by their ids
   * @param objects keeps the masked file that a person approves
   */
  public PayoutPreparation(
      BiFunction<StageContext, Collection<String>, Map<String, Practice>> practices,
      ObjectStore objects) {
    this.practices = practices;
    this.objects = objects;
  }

  /**
   * What was asked for.
   *
   * @param cycles oldest first
   * @param only these practices, also to an account that the bank has returned; all where empty
   */
  record Order(List<PayoutCycle> cycles, Set<String> only, String preparedBy) {}

  /**
   * What came of it.
   *
   * @param sorted who is paid and who cannot be
   */
  record Prepared(List<PayoutTables.Batch> batches, PayoutSorter.Sorted sorted) {

    int payouts() {
      return batches.stream().mapToInt(PayoutTables.Batch::payouts).sum();
    }

    long cents() {
      return batches.stream().mapToLong(PayoutTables.Batch::cents).sum();
    }
  }

  Prepared prepare(StageContext context, PublishingTransaction tx, Order order)
      throws SQLException {
    List<PlannedPayout> planned =
        PayoutTables.plan(tx.connection(), order.cycles()).stream()
            .filter(payout -> order.only().isEmpty() || order.only().contains(payout.practiceId()))
            .toList();
    Map<String, Practice> known =
        planned.isEmpty()
            ? Map.of()
            : practices.apply(context, planned.stream().map(PlannedPayout::practiceId).toList());
    PayoutSorter.Sorted sorted =
        PayoutSorter.sort(
            planned,
            known,
            order.only().isEmpty()
                ? WaitingPayouts.listReturnedAccounts(tx.connection())
                : Map.of(),
            EntryNotices.listChangedAccounts(tx.connection()));
    List<PayoutTables.Batch> batches = new ArrayList<>();
    for (PayoutSorter.BatchPlan plan : sorted.batches()) {
      PayoutTables.Batch batch = PayoutTables.prepare(tx, plan, known, order.preparedBy());
      mask(objects, tx, batch);
      batches.add(batch);
    }
    return new Prepared(batches, sorted);
  }

  /** Writes what a person approves. */
  static void mask(ObjectStore objects, PublishingTransaction tx, PayoutTables.Batch batch)
      throws SQLException {
    MaskedPayoutFile.keep(
        objects, batch, PayoutTables.listPayouts(tx.connection(), batch.batchId()));
  }

  /**
   * Tells what waits outside of payouts.
   *
   * @param through what should be in a payout by now; null where nothing is yet
   */
  void tellWaiting(StageContext context, PublishingTransaction tx, LocalDate through)
      throws SQLException {
    WaitingPayouts.tell(tx);
    List<WaitingPayouts.Owed> owed =
        through == null ? List.of() : WaitingPayouts.listOwed(tx.connection(), through);
    Map<String, Practice> known =
        owed.isEmpty()
            ? Map.of()
            : practices.apply(context, owed.stream().map(WaitingPayouts.Owed::practiceId).toList());
    WaitingPayouts.tellWithoutAccount(
        tx,
        owed.stream()
            .filter(
                each ->
                    !known.containsKey(each.practiceId())
                        || known.get(each.practiceId()).payoutAccountToken() == null)
            .toList());
  }
}
