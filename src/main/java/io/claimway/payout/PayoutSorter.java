package io.claimway.payout;

import io.claimway.party.AccountHolder;
import io.claimway.party.Practice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts planned payouts into batches, by cycle and by whose the accounts are, and sets apart who
 * cannot be paid: one practice without an account holds up nobody else.
 */
public final class PayoutSorter {
  private PayoutSorter() {}

  /**
   * What comes of planned payouts.
   *
   * @param withoutAccount of practices that have not said where to pay
   * @param toReturnedAccount of practices whose account is still the one that the bank returned
   */
  public record Sorted(
      List<BatchPlan> batches,
      List<PlannedPayout> withoutAccount,
      List<PlannedPayout> toReturnedAccount) {

    public Sorted {
      batches = List.copyOf(batches);
      withoutAccount = List.copyOf(withoutAccount);
      toReturnedAccount = List.copyOf(toReturnedAccount);
    }
  }

  /** One batch to prepare. */
  public record BatchPlan(PayoutCycle cycle, AccountHolder holder, List<PlannedPayout> payouts) {

    public BatchPlan {
      payouts = List.copyOf(payouts);
    }
  }

  private record Sort(PayoutCycle cycle, AccountHolder holder) {}

  /**
   * Sorts payouts, which keep their order.
   *
   * @param practices as they are known now
   * @param returned the tokens of accounts that brought back what is still unpaid, by practice
   */
  public static Sorted sort(
      List<PlannedPayout> payouts,
      Map<String, Practice> practices,
      Map<String, List<String>> returned) {
    Map<Sort, List<PlannedPayout>> batches = new LinkedHashMap<>();
    List<PlannedPayout> withoutAccount = new ArrayList<>();
    List<PlannedPayout> toReturnedAccount = new ArrayList<>();
    for (PlannedPayout payout : payouts) {
      Practice practice = practices.get(payout.practiceId());
      if (practice == null || practice.payoutAccountToken() == null) {
        withoutAccount.add(payout);
      } else if (returned
          .getOrDefault(payout.practiceId(), List.of())
          .contains(practice.payoutAccountToken())) {
        toReturnedAccount.add(payout);
      } else {
        batches
            .computeIfAbsent(new Sort(payout.cycle(), practice.holder()), any -> new ArrayList<>())
            .add(payout);
      }
    }
    return new Sorted(
        batches.entrySet().stream()
            .map(
                batch ->
                    new BatchPlan(batch.getKey().cycle, batch.getKey().holder, batch.getValue()))
            .toList(),
        withoutAccount,
        toReturnedAccount);
  }
}
