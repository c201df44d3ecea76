package io.claimway.payout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts unpaid earnings into payouts, one per practice and cycle. A practice whose earnings are not
 * above zero is paid nothing; what it lost is taken off its next cycle. Earnings stream in, by
 * practice.
 */
public final class PayoutPlanner {
  private final List<Batch> batches;
  private final List<PlannedPayout> payouts = new ArrayList<>();
  private String practiceId;

  /**
   * @param cycles oldest first
   */
  public PayoutPlanner(List<PayoutCycle> cycles) {
    batches = cycles.stream().map(Batch::new).toList();
  }

  /**
   * Takes the next earning.
   *
   * @throws IllegalArgumentException if practices are not in their order
   */
  public void add(UnpaidEarning earning) {
    if (practiceId != null && earning.practiceId().compareTo(practiceId) < 0) {
      throw new IllegalArgumentException(
          "Cannot plan payouts: practice " + earning.practiceId() + " comes after " + practiceId);
    }
    if (!earning.practiceId().equals(practiceId)) {
      closePractice();
      practiceId = earning.practiceId();
    }
    batches.stream()
        .filter(batch -> batch.takesIn(earning.firstConfirmedOn()))
        .findFirst()
        .ifPresent(batch -> batch.add(earning));
  }

  /** The payouts of everything that was added, by cycle and practice. */
  public List<PlannedPayout> plan() {
    closePractice();
    practiceId = null;
    return payouts.stream()
        .sorted(
            Comparator.comparing((PlannedPayout payout) -> payout.cycle().confirmedThrough())
                .thenComparing(PlannedPayout::practiceId))
        .toList();
  }

  private void closePractice() {
    long carried = 0;
    Set<String> sessions = new HashSet<>();
    for (Batch batch : batches) {
      carried += batch.cents;
      sessions.addAll(batch.sessions);
      if (carried > 0) {
        payouts.add(batch.payout(practiceId, sessions.size(), carried));
        carried = 0;
        sessions.clear();
      }
      batch.clear();
    }
  }

  /** A cycle's batch, with what the practice at hand has in it. */
  private static final class Batch {
    private final PayoutCycle cycle;
    private final Set<String> sessions = new HashSet<>();
    private long cents;

    Batch(PayoutCycle cycle) {
      this.cycle = cycle;
    }

    boolean takesIn(LocalDate confirmedOn) {
      return !confirmedOn.isAfter(cycle.confirmedThrough());
    }

    void add(UnpaidEarning earning) {
      sessions.add(earning.sessionId());
      cents += earning.cents();
    }

    PlannedPayout payout(String practice, int paidSessions, long paidCents) {
      return new PlannedPayout(cycle, practice, paidSessions, paidCents);
    }

    void clear() {
      sessions.clear();
      cents = 0;
    }
  }
}
