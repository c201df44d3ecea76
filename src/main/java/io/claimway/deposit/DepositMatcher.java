package io.claimway.deposit;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides what each bank line is for: deposits clear 835 payments by originator, trace and billing
 * entity, debits settle payout batches, returns bring entries back, and nothing explains the rest.
 * Cash is booked for every line, so that the book's cash is the bank's.
 */
public final class DepositMatcher {
  private static final Set<String> DEPOSITS = Set.of("ACH_CREDIT", "WIRE", "CHECK", "LOCKBOX");
  private static final String DEBIT = "ACH_DEBIT";
  private static final String RETURN = "ACH_RETURN";

  private final Map<Trace, List<Room>> rooms = new HashMap<>();
  private final Map<String, List<ReleasedBatch>> batches = new HashMap<>();

  private DepositMatcher(
      Collection<PaymentClearing> clearings, Collection<ReleasedBatch> released) {
    clearings.stream()
        .sorted(Comparator.comparingLong(PaymentClearing::paymentId))
        .forEach(
            clearing ->
                rooms
                    .computeIfAbsent(Trace.of(clearing), trace -> new ArrayList<>())
                    .add(new Room(clearing)));
    released.forEach(
        batch -> batches.computeIfAbsent(batch.fileName(), name -> new ArrayList<>()).add(batch));
  }

  /**
   * Matches a night's lines.
   *
   * @param fresh lines that are new
   * @param waiting unapplied lines of earlier nights, with their reasons
   * @param clearings payments of the traces that these lines quote, cleared ones too
   * @param released payout batches whose debit has not come
   */
  public static MatchedLines match(
      Collection<DepositLine> fresh,
      Collection<LinePurpose> waiting,
      Collection<PaymentClearing> clearings,
      Collection<ReleasedBatch> released) {
    return new DepositMatcher(clearings, released).match(fresh, waiting);
  }

  private MatchedLines match(Collection<DepositLine> fresh, Collection<LinePurpose> waiting) {
    Map<Long, LinePurpose> first = new TreeMap<>();
    fresh.stream()
        .sorted(Comparator.comparingLong(DepositLine::lineId))
        .forEach(line -> first.put(line.lineId(), purpose(line)));
    Map<Long, LinePurpose> cleared = clear(first.values(), waiting);
    List<Transfer> transfers = new ArrayList<>();
    first.values().stream().flatMap(purpose -> arrival(purpose).stream()).forEach(transfers::add);
    cleared.values().stream()
        .filter(purpose -> purpose.state() == LineState.CLEARED)
        .map(DepositMatcher::clearing)
        .forEach(transfers::add);
    return new MatchedLines(
        first.values().stream()
            .map(purpose -> cleared.getOrDefault(purpose.line().lineId(), purpose))
            .toList(),
        waiting.stream()
            .flatMap(
                before ->
                    Stream.ofNullable(cleared.get(before.line().lineId()))
                        .filter(after -> !after.equals(before)))
            .toList(),
        touched(),
        transfers);
  }

  /** What a line is on its arrival: a deposit waits, if only until the end of the night. */
  private LinePurpose purpose(DepositLine line) {
    BankLine said = line.line();
    if (said.amountCents() > 0 && DEPOSITS.contains(said.kind()) && line.billingEntity() != null) {
      return LinePurpose.unapplied(line, LinePurpose.NO_REMITTANCE);
    }
    if (said.amountCents() > 0 && said.kind().equals(RETURN)) {
      return LinePurpose.returned(line);
    }
    if (said.amountCents() < 0 && said.kind().equals(DEBIT)) {
      return takeBatch(said)
          .map(batch -> LinePurpose.settled(line, batch.batchId()))
          .orElseGet(() -> LinePurpose.suspended(line));
    }
    return LinePurpose.suspended(line);
  }

  private Optional<ReleasedBatch> takeBatch(BankLine debit) {
    List<ReleasedBatch> named = batches.getOrDefault(debit.customerReference(), List.of());
    Optional<ReleasedBatch> taken =
        named.stream().filter(batch -> batch.cents() == -debit.amountCents()).findFirst();
    taken.ifPresent(named::remove);
    return taken;
  }

  /** In order of the bank's lines, as far as the payment has room: never more than it said. */
  private Map<Long, LinePurpose> clear(
      Collection<LinePurpose> fresh, Collection<LinePurpose> waiting) {
    List<LinePurpose> open = new ArrayList<>(waiting);
    fresh.stream().filter(purpose -> purpose.state() == LineState.UNAPPLIED).forEach(open::add);
    Map<Long, LinePurpose> decided = new TreeMap<>();
    open.stream()
        .map(LinePurpose::line)
        .filter(line -> !line.line().trace().isEmpty())
        .sorted(DepositLine.AS_THE_BANK_LISTS)
        .forEach(line -> clear(line).ifPresent(purpose -> decided.put(line.lineId(), purpose)));
    return decided;
  }

  private Optional<LinePurpose> clear(DepositLine line) {
    List<Room> quoted = rooms.getOrDefault(Trace.of(line), List.of());
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    long cents = line.line().amountCents();
    return Optional.of(
        quoted.stream()
            .filter(room -> room.couldHold(cents))
            .findFirst()
            .filter(room -> room.take(cents))
            .map(room -> LinePurpose.cleared(line, room.clearing.paymentId()))
            .orElseGet(() -> LinePurpose.unapplied(line, LinePurpose.EXCEEDS_REMITTANCE)));
  }

  private List<PaymentClearing> touched() {
    return rooms.values().stream()
        .flatMap(List::stream)
        .filter(room -> room.taken > 0)
        .map(room -> room.clearing.plus(room.taken))
        .sorted(Comparator.comparingLong(PaymentClearing::paymentId))
        .toList();
  }

  /** The cash of a line; a deposit goes first to unapplied, also when it clears the same night. */
  private static Optional<Transfer> arrival(LinePurpose purpose) {
    DepositLine line = purpose.line();
    String account = line.line().bankAccount();
    long cents = line.line().amountCents();
    if (cents == 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (purpose.state()) {
          case UNAPPLIED, CLEARED -> booked(BookEvent.DEPOSIT, line, account, "", cents);
          case RETURNED -> booked(BookEvent.ENTRY_RETURNED, line, account, account, cents);
          case SUSPENDED -> booked(BookEvent.BANK_LINE_SUSPENDED, line, account, account, cents);
          case SETTLED ->
              BookEvent.PAYOUT_SETTLED.transfer(
                  line.entity(),
                  account,
                  account,
                  -cents,
                  Subject.payout(line.counted().naturalKey(), purpose.batchId()),
                  line.cause(),
                  line.line().asOf());
        });
  }

  private static Transfer booked(
      BookEvent event, DepositLine line, String debitOwner, String creditOwner, long cents) {
    return event.transfer(
        line.entity(),
        debitOwner,
        creditOwner,
        cents,
        line.subject(),
        line.cause(),
        line.line().asOf());
  }

  private static Transfer clearing(LinePurpose purpose) {
    DepositLine line = purpose.line();
    return BookEvent.DEPOSIT_CLEARED.transfer(
        line.entity(),
        "",
        "",
        line.line().amountCents(),
        line.subject().byPayment(purpose.paymentId()),
        "payment " + purpose.paymentId() + " " + line.cause(),
        line.line().asOf());
  }

  /** By what a deposit and its 835 payment name each other. */
  private record Trace(String originator, String number, String billingEntity) {

    static Trace of(PaymentClearing clearing) {
      return new Trace(clearing.originator(), clearing.trace(), clearing.billingEntity());
    }

    static Trace of(DepositLine line) {
      return new Trace(line.line().originator(), line.line().trace(), line.billingEntity());
    }
  }

  /** What a payment still takes tonight: once a line found no room, none behind it is let past. */
  private static final class Room {
    private final PaymentClearing clearing;
    private long asked;
    private long taken;

    Room(PaymentClearing clearing) {
      this.clearing = clearing;
    }

    boolean couldHold(long cents) {
      return cents <= clearing.room();
    }

    boolean take(long cents) {
      asked += cents;
      if (asked > clearing.room()) {
        return false;
      }
      taken += cents;
      return true;
    }
  }
}
