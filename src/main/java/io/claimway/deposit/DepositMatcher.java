package io.claimway.deposit;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.money.BankingCalendar;
import io.claimway.patient.CardSettlement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides what each bank line is for: deposits clear the 835 payments that they name and debits
 * that name one take its deposit back, debits settle payout batches, returns bring entries back,
 * fees, interest and transfers are what their kind says, and nothing explains the rest. Cash is
 * booked for every line, so that the book's cash is the bank's.
 */
public final class DepositMatcher {
  private static final Set<String> DEPOSITS =
      Set.of("ACH_CREDIT", "WIRE", "CHECK", "LOCKBOX", "TRANSFER");
  private static final String DEBIT = "ACH_DEBIT";
  private static final String RETURN = "ACH_RETURN";
  private static final String TRANSFER = "TRANSFER";
  private static final String CARD = "CARD";
  private static final Map<String, BookEvent> TYPED =
      Map.of(
          "FEE",
          BookEvent.BANK_FEE,
          "INTEREST",
          BookEvent.BANK_INTEREST,
          "SWEEP",
          BookEvent.CASH_MOVED,
          TRANSFER,
          BookEvent.CASH_MOVED);

  /** A bank takes a batch's money on its pay date, or a few banking days around it. */
  private static final int SETTLED_WITHIN = 3;

  private final PaymentRooms rooms;
  private final SentEntries sent;
  private final List<ReleasedBatch> released;
  private final List<CardSettlement> settlements;

  private DepositMatcher(BankRegisters registers) {
    rooms = new PaymentRooms(registers.clearings());
    sent = new SentEntries(registers.sent());
    released = new ArrayList<>(registers.released());
    settlements = new ArrayList<>(registers.settlements());
  }

  /**
   * Matches a night's lines.
   *
   * @param fresh lines that are new
   * @param waiting unapplied lines of earlier nights, with their reasons
   */
  public static MatchedLines match(
      Collection<DepositLine> fresh, Collection<LinePurpose> waiting, BankRegisters registers) {
    return new DepositMatcher(registers).match(fresh, waiting);
  }

  /** Whether a line may bring an entry of ours back. */
  public static boolean isReturn(BankLine line) {
    return line.kind().equals(RETURN) && line.amountCents() > 0;
  }

  private MatchedLines match(Collection<DepositLine> fresh, Collection<LinePurpose> waiting) {
    Map<Long, String> moved = moves(fresh);
    Map<Long, LinePurpose> first = new TreeMap<>();
    fresh.stream()
        .sorted(DepositLine.AS_THE_BANK_LISTS)
        .forEach(line -> first.put(line.lineId(), purpose(line, moved)));
    Map<Long, LinePurpose> decided = decide(first.values(), waiting);
    List<LinePurpose> now =
        first.values().stream()
            .map(purpose -> decided.getOrDefault(purpose.line().lineId(), purpose))
            .toList();
    List<LinePurpose> changed =
        waiting.stream()
            .flatMap(
                before ->
                    Stream.ofNullable(decided.get(before.line().lineId()))
                        .filter(after -> !after.equals(before)))
            .toList();
    List<Transfer> transfers = new ArrayList<>();
    now.stream().flatMap(purpose -> arrival(purpose).stream()).forEach(transfers::add);
    Stream.concat(now.stream(), changed.stream())
        .flatMap(DepositMatcher::clearing)
        .forEach(transfers::add);
    return new MatchedLines(now, changed, rooms.touched(), transfers);
  }

  /**
   * Transfers between two accounts of ours, both of which say so: by line, who owns the other one.
   */
  private static Map<Long, String> moves(Collection<DepositLine> fresh) {
    Map<Long, String> moves = new HashMap<>();
    List<DepositLine> kind =
        fresh.stream()
            .filter(line -> line.line().kind().equals(TRANSFER) && line.billingEntity() != null)
            .sorted(DepositLine.AS_THE_BANK_LISTS)
            .toList();
    for (DepositLine out : kind) {
      kind.stream()
          .filter(in -> isMove(out.line(), in.line()) && !moves.containsKey(in.lineId()))
          .findFirst()
          .ifPresent(
              in -> {
                moves.put(out.lineId(), in.billingEntity());
                moves.put(in.lineId(), out.billingEntity());
              });
    }
    return moves;
  }

  private static boolean isMove(BankLine out, BankLine in) {
    return out.amountCents() < 0
        && in.amountCents() == -out.amountCents()
        && !in.bankAccount().equals(out.bankAccount())
        && in.asOf().equals(out.asOf());
  }

  /** What a line is on its arrival: a deposit waits, if only until the end of the night. */
  private LinePurpose purpose(DepositLine line, Map<Long, String> moved) {
    BankLine said = line.line();
    long cents = said.amountCents();
    if (moved.containsKey(line.lineId())) {
      return LinePurpose.typed(line, moved.get(line.lineId()));
    }
    if (said.kind().equals(CARD) && line.billingEntity() != null && cents != 0) {
      return LinePurpose.unapplied(line, LinePurpose.NO_SETTLEMENT);
    }
    if (cents > 0
        && line.billingEntity() != null
        && (DEPOSITS.contains(said.kind()) || isOfAPayment(line))) {
      return LinePurpose.unapplied(line, LinePurpose.NO_REMITTANCE);
    }
    if (isReturn(said)) {
      return LinePurpose.returned(
          line, sent.findReturned(said.words(), cents).map(SentEntry::payoutId).orElse(null));
    }
    if (cents < 0) {
      Optional<ReleasedBatch> batch = takeBatch(said);
      if (batch.isPresent()) {
        return LinePurpose.settled(line, batch.get().batchId());
      }
    }
    boolean typed = TYPED.containsKey(said.kind()) && !said.kind().equals(TRANSFER);
    return typed ? LinePurpose.typed(line, null) : LinePurpose.suspended(line);
  }

  /** A return says by its kind what it is; any other credit is a payer's that quotes a trace. */
  private boolean isOfAPayment(DepositLine line) {
    return line.line().kind().equals(RETURN)
        ? rooms.isNamed(line)
        : line.line().quotes().stream().anyMatch(Quote::isTrace);
  }

  private Optional<ReleasedBatch> takeBatch(BankLine debit) {
    List<ReleasedBatch> like =
        released.stream().filter(batch -> batch.cents() == -debit.amountCents()).toList();
    Optional<ReleasedBatch> named =
        like.stream()
            .filter(batch -> names(debit, batch.fileName()) || names(debit, batch.batchId()))
            .findFirst();
    Optional<ReleasedBatch> taken =
        named.or(
            () ->
                like.size() == 1 && debit.kind().equals(DEBIT) && isDue(debit, like.get(0))
                    ? Optional.of(like.get(0))
                    : Optional.empty());
    taken.ifPresent(released::remove);
    return taken;
  }

  private static boolean names(BankLine debit, String name) {
    return debit.customerReference().equals(name) || debit.words().contains(name);
  }

  /** A bank does not know our file's name: its debit is then the one of that amount in its days. */
  private static boolean isDue(BankLine debit, ReleasedBatch batch) {
    LocalDate day = debit.asOf();
    return debit.trace().isEmpty()
        && !debit.customerReference().contains(".")
        && !day.isBefore(BankingCalendar.plus(batch.payDate(), -1))
        && !day.isAfter(BankingCalendar.plus(batch.payDate(), SETTLED_WITHIN));
  }

  /**
   * Deposits first, then what the bank takes back, then deposits again that find the room of those.
   */
  private Map<Long, LinePurpose> decide(
      Collection<LinePurpose> fresh, Collection<LinePurpose> waiting) {
    Map<Long, LinePurpose> decided = new TreeMap<>();
    List<DepositLine> unapplied =
        Stream.concat(waiting.stream(), fresh.stream())
            .filter(purpose -> purpose.state() == LineState.UNAPPLIED)
            .map(LinePurpose::line)
            .sorted(DepositLine.AS_THE_BANK_LISTS)
            .toList();
    settle(unapplied, decided);
    clearCards(unapplied, decided);
    List<DepositLine> deposits =
        unapplied.stream()
            .filter(line -> !line.line().kind().equals(CARD) && !decided.containsKey(line.lineId()))
            .toList();
    clear(deposits, decided);
    List<DepositLine> debits =
        fresh.stream()
            .filter(purpose -> purpose.state() == LineState.SUSPENDED)
            .map(LinePurpose::line)
            .filter(line -> line.line().amountCents() < 0 && line.billingEntity() != null)
            .sorted(DepositLine.AS_THE_BANK_LISTS)
            .toList();
    for (DepositLine debit : debits) {
      rooms
          .fetch(debit)
          .map(parts -> LinePurpose.cleared(debit, parts))
          .or(() -> rooms.giveBack(debit).map(parts -> LinePurpose.takenBack(debit, parts)))
          .ifPresentOrElse(
              purpose -> decided.put(debit.lineId(), purpose),
              () -> takeOrphanBack(debit, deposits, decided));
    }
    if (!debits.isEmpty()) {
      clear(deposits, decided);
    }
    return decided;
  }

  /** Lines that name a settlement of the card processor, whatever their type, first. */
  private void settle(List<DepositLine> unapplied, Map<Long, LinePurpose> decided) {
    for (DepositLine line : unapplied) {
      settlements.stream()
          .filter(settlement -> isNamed(settlement, line))
          .findFirst()
          .ifPresent(settlement -> decided.put(line.lineId(), settle(line, settlement)));
    }
  }

  /** A payer that pays by card is paid out by the processor too. */
  private void clearCards(List<DepositLine> unapplied, Map<Long, LinePurpose> decided) {
    unapplied.stream()
        .filter(line -> line.line().kind().equals(CARD) && !decided.containsKey(line.lineId()))
        .forEach(
            line ->
                rooms
                    .takeCard(line)
                    .ifPresent(
                        parts -> decided.put(line.lineId(), LinePurpose.cleared(line, parts))));
  }

  private LinePurpose settle(DepositLine line, CardSettlement settlement) {
    if (settlement.netCents() != line.line().amountCents()) {
      return LinePurpose.unapplied(line, LinePurpose.OTHER_THAN_SETTLED);
    }
    settlements.remove(settlement);
    return LinePurpose.cards(line, settlement);
  }

  private static boolean isNamed(CardSettlement settlement, DepositLine line) {
    String bare = new Quote("", settlement.settlementId()).bare();
    return settlement.billingEntity().equals(line.billingEntity())
        && line.line().quotes().stream().anyMatch(quote -> quote.bare().equals(bare));
  }

  private void clear(List<DepositLine> deposits, Map<Long, LinePurpose> decided) {
    for (DepositLine line : deposits) {
      LinePurpose before = decided.get(line.lineId());
      if (before == null || before.state() == LineState.UNAPPLIED) {
        clear(line).ifPresent(purpose -> decided.put(line.lineId(), purpose));
      }
    }
  }

  /** As far as the payments have room: never more than they said. */
  private Optional<LinePurpose> clear(DepositLine line) {
    Optional<List<LinePart>> parts = rooms.take(line);
    if (parts.isPresent()) {
      return parts.map(each -> LinePurpose.cleared(line, each));
    }
    return rooms.isNamed(line)
        ? Optional.of(LinePurpose.unapplied(line, LinePurpose.EXCEEDS_REMITTANCE))
        : Optional.empty();
  }

  /** A deposit that no 835 explains is taken back: neither waits for one any more. */
  private static void takeOrphanBack(
      DepositLine debit, List<DepositLine> deposits, Map<Long, LinePurpose> decided) {
    deposits.stream()
        .filter(deposit -> isTakenBackBy(deposit, debit))
        .filter(
            deposit ->
                !decided.containsKey(deposit.lineId())
                    || decided.get(deposit.lineId()).state() == LineState.UNAPPLIED)
        .findFirst()
        .ifPresent(
            deposit -> {
              decided.put(deposit.lineId(), LinePurpose.takenBack(deposit, List.of()));
              decided.put(debit.lineId(), LinePurpose.takenBack(debit, List.of()));
            });
  }

  private static boolean isTakenBackBy(DepositLine deposit, DepositLine debit) {
    return !debit.line().trace().isEmpty()
        && deposit.line().trace().equals(debit.line().trace())
        && deposit.line().originator().equals(debit.line().originator())
        && deposit.line().bankAccount().equals(debit.line().bankAccount())
        && deposit.line().amountCents() == -debit.line().amountCents();
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
          case UNAPPLIED, CLEARED, CARDS, TAKEN_BACK ->
              booked(BookEvent.DEPOSIT, line, account, "", cents);
          case RETURNED -> booked(BookEvent.ENTRY_RETURNED, line, account, account, cents);
          case TYPED -> typed(purpose);
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

  private static Transfer typed(LinePurpose purpose) {
    DepositLine line = purpose.line();
    String account = line.line().bankAccount();
    long cents = line.line().amountCents();
    BookEvent event = TYPED.get(line.line().kind());
    String other = purpose.otherEntity();
    if (event == BookEvent.BANK_FEE) {
      return booked(event, line, account, account, -cents);
    }
    return other == null || other.equals(line.entity())
        ? booked(event, line, account, "", cents)
        : booked(BookEvent.CASH_MOVED_ACROSS, line, account, other, cents);
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

  /** What a line's parts clear; a payment of another entity than the account's goes across. */
  private static Stream<Transfer> clearing(LinePurpose purpose) {
    List<Transfer> transfers = new ArrayList<>();
    if (purpose.settlement() != null) {
      transfers.addAll(
          purpose
              .settlement()
              .transfers(
                  purpose.line().subject(), purpose.line().cause(), purpose.line().line().asOf()));
    }
    String owner = purpose.line().entity();
    int place = 0;
    for (LinePart part : purpose.parts()) {
      int[] places = place == 0 ? new int[0] : new int[] {place};
      if (part.feeCents() != 0) {
        transfers.add(cardFee(purpose.line(), part));
      }
      if (part.billingEntity().equals(owner)) {
        transfers.add(
            cleared(BookEvent.DEPOSIT_CLEARED, purpose.line(), part, owner, "", "", places));
      } else {
        transfers.add(
            cleared(
                BookEvent.DEPOSIT_HELD_ACROSS,
                purpose.line(),
                part,
                owner,
                "",
                part.billingEntity(),
                places));
        transfers.add(
            cleared(
                BookEvent.DEPOSIT_CLEARED_ACROSS,
                purpose.line(),
                part,
                part.billingEntity(),
                owner,
                "",
                places));
      }
      place++;
    }
    return transfers.stream();
  }

  private static Transfer cardFee(DepositLine line, LinePart part) {
    return BookEvent.PAYER_CARD_FEE.transfer(
        part.billingEntity(),
        "",
        "",
        part.feeCents(),
        line.subject().byPayment(part.paymentId()),
        "payment " + part.paymentId() + " " + line.cause(),
        line.line().asOf());
  }

  private static Transfer cleared(
      BookEvent event,
      DepositLine line,
      LinePart part,
      String entity,
      String debitOwner,
      String creditOwner,
      int... place) {
    return event.transfer(
        entity,
        debitOwner,
        creditOwner,
        part.cents(),
        line.subject().byPayment(part.paymentId()),
        "payment " + part.paymentId() + " " + line.cause(),
        line.line().asOf(),
        place);
  }
}
