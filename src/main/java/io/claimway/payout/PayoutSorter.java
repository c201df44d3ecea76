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
   * @param toChangedAccount of practices whose account the bank says is written otherwise
   */
  public record Sorted(
      List<BatchPlan> batches,
      List<PlannedPayout> withoutAccount,
      List<PlannedPayout> toReturnedAccount,
      List<PlannedPayout> toChangedAccount) {

    public Sorted {
      batches = List.copyOf(batches);
      withoutAccount = List.copyOf(withoutAccount);
      toReturnedAccount = List.copyOf(toReturnedAccount);
      toChangedAccount = List.copyOf(toChangedAccount);
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
   * @param changed the tokens of accounts that the bank says are written otherwise, by practice
   */
  public static Sorted sort(
      List<PlannedPayout> payouts,
      Map<String, Practice> practices,
      Map<String, List<String>> returned,
      Map<String, List<String>> changed) {
    Map<Sort, List<PlannedPayout>> batches = new LinkedHashMap<>();
    List<PlannedPayout> withoutAccount = new ArrayList<>();
    List<PlannedPayout> toReturnedAccount = new ArrayList<>();
    List<PlannedPayout> toChangedAccount = new ArrayList<>();
    for (PlannedPayout payout : payouts) {
      Practice practice = practices.get(payout.practiceId());
      if (practice == null || practice.payoutAccountToken() == null) {
        withoutAccount.add(payout);
      } else if (isAmong(returned, practice)) {
        toReturnedAccount.add(payout);
      } else if (isAmong(changed, practice)) {
        toChangedAccount.add(payout);
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
        toReturnedAccount,
        toChangedAccount);
  }

  private static boolean isAmong(Map<String, List<String>> accounts, Practice practice) {
    return accounts
        .getOrDefault(practice.practiceId(), List.of())
        .contains(practice.payoutAccountToken());
  }
}
