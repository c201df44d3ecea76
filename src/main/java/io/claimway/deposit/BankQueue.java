package io.claimway.deposit;

import io.claimway.money.BankingCalendar;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Where money waits for its other side, and when a person is asked to look. */
public enum BankQueue {
  REMITTANCE_WITHOUT_DEPOSIT(false),
  SHORT_DEPOSIT(false),
  DEPOSIT_WITHOUT_REMITTANCE(false),
  EXCESS_DEPOSIT(true),
  UNEXPLAINED_BANK_LINE(true);

  /**
   * EFT and 835 come within three business days of each other (CAQH CORE 370); from the fourth on a
   * person looks.
   */
  private static final int USUAL_BUSINESS_DAYS = 3;

  private final boolean askedAtOnce;

  BankQueue(boolean askedAtOnce) {
    this.askedAtOnce = askedAtOnce;
  }

  /** The queues whose entries no waiting ends. */
  public static List<BankQueue> askedAtOnce() {
    return Arrays.stream(values()).filter(queue -> queue.askedAtOnce).toList();
  }

  /** The item of an entry that waits too long. */
  public WorkItemKind item() {
    return WorkItemKind.valueOf(name());
  }

  /** What has waited since before this day is late. */
  public static LocalDate usualSince(LocalDate businessDate) {
    return BankingCalendar.plus(businessDate, -USUAL_BUSINESS_DAYS);
  }
}
