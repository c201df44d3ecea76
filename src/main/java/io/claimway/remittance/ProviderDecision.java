package io.claimway.remittance;

import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a provider adjustment comes to: how much of it was booked as its code says, how much is the
 * other side of a refund, and how much stands in suspense. The three make its amount.
 *
 * @param turn 0 when it came; one more each time it was looked at again with another end
 * @param takenCents of PLB04, with its sign; likewise the others
 * @param refundedCents taken by WO or FB and given back by 72 in one payment: cleared as a refund
 * @param waitsFor null where nothing waits: all is booked, or another item explains what is
 *     suspended
 * @param balanceCents what the payer has yet to take under the same reference afterwards
 * @param transfers what tonight books for it
 */
public record ProviderDecision(
    ProviderItem item,
    int turn,
    Treatment treatment,
    long takenCents,
    long refundedCents,
    long suspendedCents,
    Waiting waitsFor,
    long balanceCents,
    List<Transfer> transfers) {

  /** How an item is booked. */
  public enum Treatment {
    OPENS,
    CLOSES,
    INTEREST,
    REFUND,
    /** A person says: it went to a creditor of the network's, or came from one. */
    LEVY,
    /** A person says: the network bears it. */
    WRITE_OFF,
    SUSPENSE;

    /** Whether it is the entity's that was paid, whatever provider the item names. */
    boolean staysWithItsPayment() {
      return this == LEVY || this == WRITE_OFF;
    }
  }

  /** What ends the suspense of what could not be booked. */
  public enum Waiting {
    /** More is open under its reference, or a refund of that reference comes. */
    REGISTER,
    /**
     * A person says what it is; another item of code and reference, equal and opposite, explains
     * it.
     */
    PERSON,
    /** The provider of PLB01 becomes one of the network's. */
    PROVIDER
  }

  public ProviderDecision {
    transfers = List.copyOf(transfers);
    if (takenCents + refundedCents + suspendedCents != item.cents()) {
      throw new IllegalArgumentException(
          "Cannot decide on item %d of payment %d: %d, %d and %d cents do not make %d"
              .formatted(
                  item.item(),
                  item.paymentId(),
                  takenCents,
                  refundedCents,
                  suspendedCents,
                  item.cents()));
    }
  }

  /** By what its work item is known again. */
  public WorkItemKey workItemKey() {
    return WorkItemKey.of(WorkItemKind.PROVIDER_ADJUSTMENT, item.paymentId(), item.item());
  }

  /** What a person must look at, while something waits. */
  public Optional<WorkItem> workItem(ProviderLevelCodes codes, LocalDate day) {
    if (waitsFor == null) {
      return Optional.empty();
    }
    ProviderLevelCode code = codes.of(item.reason());
    return Optional.of(
        WorkItem.of(
                workItemKey(),
                "payment " + item.paymentId() + " provider adjustment " + item.item(),
                code.code().equals("*") ? "PLB of no listed code" : "PLB " + code.code(),
                -suspendedCents)
            .advised(advice(code.advice(day))));
  }

  private WorkItemAdvice advice(WorkItemAdvice ofCode) {
    return waitsFor == Waiting.PROVIDER
        ? new WorkItemAdvice(
            ofCode.owner(),
            ofCode.deadline(),
            "it names a provider that is none of the network's",
            "find out whose it is: add the number to the payee ids of its billing entity, and the next payments book it; or ask the payer to take it back")
        : ofCode;
  }
}
