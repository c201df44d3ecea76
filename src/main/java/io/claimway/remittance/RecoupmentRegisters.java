package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Transfer;
import io.claimway.remittance.ProviderDecision.Treatment;
import io.claimway.remittance.ProviderDecision.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The registers of what payers have yet to take back, while a night's provider adjustments (PLB) go
 * by in the order in which payers made them: by payment date, then by payment (SPEC §8.1).
 *
 * <p>The items of one payment explain each other: what it keeps back is there before what it takes,
 * and what it takes beyond a register is the other side of a refund (72) that it acknowledges under
 * the same reference. A register does not cross zero: what is taken beyond it waits in suspense,
 * and is looked at again when the same reference moves.
 */
public final class RecoupmentRegisters {
  private final ProviderLevelCodes codes;
  private final Map<Key, Long> balances;
  private final Map<Key, Register> changed = new TreeMap<>();
  private final TreeMap<ProviderItem, Standing> suspended = new TreeMap<>(ProviderItem.TURN);
  private final Map<ProviderItem, Standing> tonight = new LinkedHashMap<>();

  /**
   * The registers as they stand.
   *
   * @param balances what is open by key; a key that is not there is at zero
   * @param waiting what stands in suspense and tonight may touch
   */
  public RecoupmentRegisters(
      ProviderLevelCodes codes, Map<Key, Long> balances, List<ProviderDecision> waiting) {
    this.codes = codes;
    this.balances = new TreeMap<>(balances);
    waiting.forEach(before -> suspended.put(before.item(), new Standing(before)));
  }

  /** A register: who recoups from which billing entity, under which reference. */
  public record Key(String originator, String billingEntity, String reference)
      implements Comparable<Key> {

    /** A reference as registers know it: payers repeat it with other case and spacing. */
    public static String reference(String text) {
      return text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

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

  /** An item while the night goes on. */
  private static final class Standing {
    private final ProviderItem item;
    private final ProviderDecision before;
    private Treatment treatment = Treatment.SUSPENSE;
    private long taken;
    private long refunded;
    private long left;
    private Waiting waits;
    private long balance;
    private String payer;

    Standing(ProviderItem item) {
      this.item = item;
      this.before = null;
      this.left = item.cents();
    }

    Standing(ProviderDecision before) {
      this.item = before.item();
      this.before = before;
      this.treatment = before.treatment();
      this.taken = before.takenCents();
      this.refunded = before.refundedCents();
      this.left = before.suspendedCents();
      this.waits = before.waitsFor();
      this.balance = before.balanceCents();
    }

    private void takeAll(Treatment as) {
      treatment = as;
      taken += left;
      left = 0;
      waits = null;
    }

    private void suspend(Treatment as, Waiting end) {
      treatment = as;
      waits = end;
    }
  }

  /** Books tonight's items. */
  public List<ProviderDecision> book(List<ProviderItem> items) {
    List<Standing> due = new ArrayList<>();
    items.forEach(item -> due.add(new Standing(item)));
    suspended.values().stream()
        .filter(each -> each.waits == Waiting.PROVIDER && each.item.ofEntity() != null)
        .forEach(due::add);
    TreeMap<ProviderItem, Standing> inOrder = new TreeMap<>(ProviderItem.TURN);
    due.forEach(each -> inOrder.put(each.item, each));
    List<Standing> payment = new ArrayList<>();
    for (Standing each : inOrder.values()) {
      if (!payment.isEmpty() && payment.get(0).item.paymentId() != each.item.paymentId()) {
        bookPayment(payment);
        payment.clear();
      }
      payment.add(each);
    }
    if (!payment.isEmpty()) {
      bookPayment(payment);
    }
    return tonight.values().stream().map(RecoupmentRegisters::decision).toList();
  }

  /**
   * Places an item in suspense as a person says, and takes what waits for its register as far as
   * that makes room.
   *
   * @param as a recoupment opens or closes by its sign, whichever of the two is said
   * @param payer whose it is where it is written off; null otherwise
   */
  public List<ProviderDecision> place(ProviderDecision before, Treatment as, String payer) {
    Standing each = new Standing(before);
    ProviderItem item = each.item;
    each.payer = payer;
    if (as != Treatment.OPENS && as != Treatment.CLOSES) {
      each.takeAll(as);
    } else if (item.cents() < 0) {
      each.takeAll(Treatment.OPENS);
      move(item.register(), -item.cents(), item.paymentId());
    } else {
      close(each, item.paymentId(), new HashMap<>());
    }
    each.balance = balances.getOrDefault(item.register(), 0L);
    keep(each);
    for (Standing other : List.copyOf(suspended.values())) {
      if (other.waits == Waiting.REGISTER
          && isTouched(other.item, List.of(each))
          && other != each) {
        close(other, item.paymentId(), new HashMap<>());
      }
    }
    return tonight.values().stream().map(RecoupmentRegisters::decision).toList();
  }

  /**
   * Takes back what a person said of an item: its money stands where it stood before. What moved a
   * register stays, since others may have been taken from it.
   *
   * @param payer whose it was where it was written off; null otherwise
   */
  public static ProviderDecision takeBack(
      ProviderDecision said, ProviderDecision before, String payer) {
    ProviderItem item = said.item();
    int turn = said.turn() + 1;
    List<Transfer> booked = new ArrayList<>();
    Standing was = new Standing(before);
    was.payer = payer;
    was.takeAll(said.treatment());
    book(was, said.turn(), booked);
    List<Transfer> made = new ArrayList<>();
    booked.forEach(
        transfer -> made.add(transfer.mirror(item.subject(), item.told(), item.paidOn())));
    made.add(suspension(item, turn, before.suspendedCents()));
    return new ProviderDecision(
        item,
        turn,
        before.treatment(),
        before.takenCents(),
        before.refundedCents(),
        before.suspendedCents(),
        before.waitsFor(),
        before.balanceCents(),
        made);
  }

  /** The registers that tonight's items changed, in order of their keys. */
  public Iterable<Register> changed() {
    return changed.values();
  }

  private void bookPayment(List<Standing> payment) {
    Map<Key, Long> refunds = new HashMap<>();
    book(payment, each -> !takesBack(each.item), refunds);
    book(payment, each -> takesBack(each.item), refunds);
    payment.forEach(this::explain);
    for (Standing each : List.copyOf(suspended.values())) {
      if (each.waits == Waiting.REGISTER && isTouched(each.item, payment)) {
        close(each, payment.get(0).item.paymentId(), refunds);
      }
    }
  }

  private void book(List<Standing> payment, Predicate<Standing> which, Map<Key, Long> refunds) {
    payment.stream()
        .filter(which)
        .forEach(
            each -> {
              decide(each, refunds);
              keep(each);
            });
  }

  private void keep(Standing each) {
    tonight.put(each.item, each);
    if (each.left != 0) {
      suspended.put(each.item, each);
    } else {
      suspended.remove(each.item);
    }
  }

  private static boolean isTouched(ProviderItem waiting, List<Standing> payment) {
    return payment.stream()
        .map(each -> each.item)
        .filter(item -> item.ofEntity() != null)
        .anyMatch(item -> item.register().equals(waiting.register()));
  }

  private boolean takesBack(ProviderItem item) {
    return item.ofEntity() != null
        && item.cents() > 0
        && codes.of(item.reason()).treatment() == ProviderLevelCode.Treatment.RECOUPMENT;
  }

  private void decide(Standing each, Map<Key, Long> refunds) {
    ProviderItem item = each.item;
    if (item.ofEntity() == null) {
      each.suspend(Treatment.SUSPENSE, Waiting.PROVIDER);
      return;
    }
    switch (codes.of(item.reason()).treatment()) {
      case RECOUPMENT -> {
        if (item.cents() < 0) {
          each.takeAll(Treatment.OPENS);
          move(item.register(), -item.cents(), item.paymentId());
        } else {
          close(each, item.paymentId(), refunds);
        }
      }
      case INTEREST -> each.takeAll(Treatment.INTEREST);
      case REFUND -> {
        each.takeAll(Treatment.REFUND);
        refunds.merge(item.register(), -item.cents(), Long::sum);
      }
      case SUSPENSE -> each.suspend(Treatment.SUSPENSE, Waiting.PERSON);
    }
    each.balance = balances.getOrDefault(item.register(), 0L);
  }

  /** Takes what is open, then what a refund of the payment gives back; the rest waits. */
  private void close(Standing each, long by, Map<Key, Long> refunds) {
    Key key = each.item.register();
    long taken = Math.min(each.left, balances.getOrDefault(key, 0L));
    long back = Math.min(each.left - taken, Math.max(0, refunds.getOrDefault(key, 0L)));
    each.taken += taken;
    each.refunded += back;
    each.left -= taken + back;
    each.suspend(Treatment.CLOSES, each.left == 0 ? null : Waiting.REGISTER);
    if (taken != 0) {
      move(key, -taken, by);
    }
    refunds.merge(key, -back, Long::sum);
    each.balance = balances.getOrDefault(key, 0L);
    if (taken + back != 0) {
      keep(each);
    }
  }

  private void move(Key key, long cents, long by) {
    long after = balances.merge(key, cents, Long::sum);
    changed.put(key, new Register(key, after, by));
  }

  /** What only a person could place is explained by its like with the opposite amount. */
  private void explain(Standing each) {
    if (each.waits != Waiting.PERSON || each.item.reference().isEmpty()) {
      return;
    }
    suspended.values().stream()
        .filter(other -> other.waits == Waiting.PERSON && other.left == -each.left)
        .filter(other -> other.item.register().equals(each.item.register()))
        .filter(other -> isSameCode(other.item, each.item))
        .findFirst()
        .ifPresent(
            other -> {
              each.waits = null;
              other.waits = null;
              keep(each);
              keep(other);
            });
  }

  private boolean isSameCode(ProviderItem one, ProviderItem other) {
    return one.reason().strip().equalsIgnoreCase(other.reason().strip());
  }

  private static ProviderDecision decision(Standing each) {
    int turn = each.before == null ? 0 : each.before.turn() + 1;
    return new ProviderDecision(
        each.item,
        turn,
        each.treatment,
        each.taken,
        each.refunded,
        each.left,
        each.waits,
        each.balance,
        transfers(each, turn));
  }

  /** What is explained stays where it is; everything else that moves leaves suspense first. */
  private static List<Transfer> transfers(Standing each, int turn) {
    List<Transfer> made = new ArrayList<>();
    ProviderDecision before = each.before;
    boolean stays = before != null && before.suspendedCents() == each.left && each.waits == null;
    if (before != null && !stays) {
      made.add(
          suspension(each.item, before.turn(), before.suspendedCents())
              .mirror(each.item.subject(), each.item.told(), each.item.paidOn()));
    }
    book(each, turn, made);
    if (each.left != 0 && !stays) {
      made.add(suspension(each.item, turn, each.left));
    }
    return made;
  }

  /** What is booked of it in this turn beside suspense. */
  private static void book(Standing each, int turn, List<Transfer> made) {
    ProviderDecision before = each.before;
    long taken = each.taken - (before == null ? 0 : before.takenCents());
    long refunded = each.refunded - (before == null ? 0 : before.refundedCents());
    booked(each, each.treatment, turn, taken, made);
    booked(each, Treatment.REFUND, turn, refunded, made);
    if (taken + refunded != 0 && each.item.goesAcross() && !each.treatment.staysWithItsPayment()) {
      made.add(
          transfer(
              BookEvent.ADJUSTED_ACROSS,
              each.item,
              turn,
              each.item.billingEntity(),
              "",
              each.item.ofEntity(),
              taken + refunded));
    }
  }

  private static void booked(
      Standing each, Treatment as, int turn, long cents, List<Transfer> made) {
    if (cents == 0) {
      return;
    }
    ProviderItem item = each.item;
    boolean across = item.goesAcross() && !as.staysWithItsPayment();
    BookEvent event =
        switch (as) {
          case OPENS, CLOSES -> across ? BookEvent.RECOUPMENT_ACROSS : BookEvent.RECOUPMENT;
          case INTEREST -> across ? BookEvent.INTEREST_ACROSS : BookEvent.INTEREST;
          case REFUND -> across ? BookEvent.REFUND_ACROSS : BookEvent.REFUND_ACKNOWLEDGED;
          case LEVY -> BookEvent.LEVIED;
          case WRITE_OFF -> BookEvent.ADJUSTMENT_WRITTEN_OFF;
          case SUSPENSE ->
              throw new IllegalStateException(
                  "Cannot book item %d of payment %d: it is a person's to place"
                      .formatted(item.item(), item.paymentId()));
        };
    made.add(
        transfer(
            event,
            item,
            turn,
            as.staysWithItsPayment() ? item.billingEntity() : item.ofEntity(),
            across ? item.billingEntity() : "",
            switch (as) {
              case INTEREST -> "";
              case WRITE_OFF -> each.payer;
              default -> item.originator();
            },
            cents));
  }

  private static Transfer suspension(ProviderItem item, int turn, long cents) {
    return transfer(
        BookEvent.SUSPENDED, item, turn, item.billingEntity(), "", item.originator(), cents);
  }

  private static Transfer transfer(
      BookEvent event,
      ProviderItem item,
      int turn,
      String entity,
      String debitOwner,
      String creditOwner,
      long cents) {
    int[] place = turn == 0 ? new int[] {item.item()} : new int[] {item.item(), turn};
    return event.transfer(
        entity, debitOwner, creditOwner, -cents, item.subject(), item.told(), item.paidOn(), place);
  }
}
