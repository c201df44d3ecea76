package io.claimway.deposit;

import io.claimway.worklist.WorkItemKind;
import java.util.Arrays;
import java.util.List;

/** Where money waits for its other side, and when a person is asked to look. */
public enum BankQueue {
  REMITTANCE_WITHOUT_DEPOSIT(false),
  SHORT_DEPOSIT(false),
  DEPOSIT_WITHOUT_REMITTANCE(false),
  EXCESS_DEPOSIT(true),
  DEPOSIT_TAKEN_BACK(true),
  CARD_DEPOSIT_WITHOUT_SETTLEMENT(false),
  CARD_DEPOSIT_OTHERWISE(true),
  SETTLEMENT_WITHOUT_DEPOSIT(false),
  UNEXPLAINED_BANK_LINE(true);

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
}
