package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.remittance.RecoupmentRegister.Outcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * The registers of what payers have yet to take back, while a night's provider adjustments go by in
 * the order in which payers made them: by payment date, then by payment.
 */
public final class RecoupmentRegisters {
  private final Map<Key, Long> balances;
  private final Map<Key, Register> changed = new TreeMap<>();

  /**
   * The registers as they stand.
   *
   * @param balances what is open by key; a key that is not there is at zero
   */
  public RecoupmentRegisters(Map<Key, Long> balances) {
    this.balances = new TreeMap<>(balances);
  }

  /** A register: who recoups from which billing entity, under which reference. */
  public record Key(String originator, String billingEntity, String reference)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byOriginator = originator.compareTo(other.originator);
      int byEntity = billingEntity.compareTo(other.billingEntity);
      return byOriginator != 0
          ? byOriginator
          : byEntity != 0 ? byEntity : reference.compareTo(other.reference);
    }
  }

  /** A register as tonight leaves it, and the payment that moved it last. */
  public record Register(Key key, long balanceCents, long paymentId) {}

  /** An item with what it did. */
  public record Booked(ProviderItem item, Outcome outcome, Transfer transfer) {}

  /** Books the next item. */
  public Booked book(ProviderItem item) {
    Key key = new Key(item.originator(), item.billingEntity(), item.reference());
    long open = balances.getOrDefault(key, 0L);
    Outcome outcome = RecoupmentRegister.book(item.reason(), item.cents(), open);
    if (outcome.balanceCents() != open) {
      balances.put(key, outcome.balanceCents());
      changed.put(key, new Register(key, outcome.balanceCents(), item.paymentId()));
    }
    return new Booked(item, outcome, transfer(item, outcome));
  }

  /** The registers that tonight's items changed, in order of their keys. */
  public Iterable<Register> changed() {
    return changed.values();
  }

  private static Transfer transfer(ProviderItem item, Outcome outcome) {
    BookEvent event =
        switch (outcome.treatment()) {
          case OPENS, CLOSES -> BookEvent.RECOUPMENT;
          case INTEREST -> BookEvent.INTEREST;
          case REFUND -> BookEvent.REFUND_ACKNOWLEDGED;
          case SUSPENSE -> BookEvent.SUSPENDED;
        };
    return event.transfer(
        item.billingEntity(),
        "",
        event == BookEvent.INTEREST ? "" : item.originator(),
        -item.cents(),
        Subject.payment(item.paymentKey() + "|PLB", item.paymentId(), 0),
        item.cause() + "#PLB " + item.reason() + " " + item.reference(),
        item.paidOn(),
        item.item());
  }
}
