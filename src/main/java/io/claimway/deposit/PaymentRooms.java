package io.claimway.deposit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What payments still take tonight, found by what bank lines quote. A trace (number and originator)
 * names its payment, whatever the amount; a number alone does where the amount is the payment's to
 * the cent and no other is like it. A payment of the account's owner goes before one of another
 * entity.
 */
final class PaymentRooms {
  private final Map<Quote, List<Room>> byTrace = new HashMap<>();
  private final Map<String, List<Room>> byNumber = new HashMap<>();
  private final List<Room> all = new ArrayList<>();

  PaymentRooms(Collection<PaymentClearing> clearings) {
    clearings.stream()
        .sorted(Comparator.comparingLong(PaymentClearing::paymentId))
        .map(Room::new)
        .forEach(
            room -> {
              Quote quote = room.clearing.quote();
              all.add(room);
              byTrace.computeIfAbsent(quote, any -> new ArrayList<>()).add(room);
              byNumber.computeIfAbsent(quote.bare(), any -> new ArrayList<>()).add(room);
            });
  }

  /** Whether the line quotes the trace of a payment that is known. */
  boolean isNamed(DepositLine line) {
    return line.line().quotes().stream().anyMatch(byTrace::containsKey);
  }

  /** Payments of which money came or went, as they stand now. */
  List<PaymentClearing> touched() {
    return all.stream()
        .filter(room -> room.taken != 0)
        .map(room -> room.clearing.plus(room.taken))
        .toList();
  }

  /** Gives a deposit to the payments that it names; nothing where they have no room for it. */
  Optional<List<LinePart>> take(DepositLine line) {
    long cents = line.line().amountCents();
    List<List<Room>> named = named(line);
    if (named.isEmpty()) {
      return exactly(line, cents, Room::left, 1);
    }
    if (named.size() > 1) {
      return takeSeveral(named, cents);
    }
    List<Room> rooms = named.get(0);
    Optional<Room> fitting =
        rooms.stream().filter(room -> room.couldHold(cents)).findFirst().filter(r -> r.fits(cents));
    return fitting.map(room -> List.of(room.move(cents))).or(() -> takeMerged(rooms, cents));
  }

  /** One line for several traces: each gets what it lacks, in the order in which they stand. */
  private static Optional<List<LinePart>> takeSeveral(List<List<Room>> named, long cents) {
    Set<Room> rooms = new LinkedHashSet<>();
    named.forEach(
        each -> each.stream().filter(room -> room.left() > 0).findFirst().ifPresent(rooms::add));
    if (rooms.stream().mapToLong(Room::left).sum() < cents) {
      return Optional.empty();
    }
    List<LinePart> parts = new ArrayList<>();
    long left = cents;
    for (Room room : rooms) {
      long part = Math.min(left, room.left());
      if (part > 0) {
        parts.add(room.move(part));
        left -= part;
      }
    }
    return Optional.of(parts);
  }

  /**
   * One line that quotes one of several payments of a payer's day: it is all of them where it makes
   * them whole to the cent.
   */
  private Optional<List<LinePart>> takeMerged(List<Room> named, long cents) {
    return named.stream()
        .filter(room -> room.left() > 0)
        .findFirst()
        .map(
            first ->
                all.stream().filter(room -> room.left() > 0 && room.isOfOneDay(first)).toList())
        .filter(rooms -> rooms.stream().mapToLong(Room::left).sum() == cents)
        .map(rooms -> rooms.stream().map(room -> room.move(room.left())).toList());
  }

  /**
   * Gives a card processor's line to the payer's card payment that it names: the processor has kept
   * its fee of it, as far as one is expected of the payer; what lacks beyond is a short deposit.
   */
  Optional<List<LinePart>> takeCard(DepositLine line) {
    long cents = line.line().amountCents();
    List<Room> named =
        line.line().quotes().stream()
            .flatMap(quote -> byNumber.getOrDefault(quote.bare(), List.of()).stream())
            .filter(room -> room.clearing.isCard() && room.isOf(line))
            .filter(room -> cents > 0 && cents <= room.left())
            .distinct()
            .toList();
    return named.size() == 1
        ? Optional.of(List.of(named.get(0).moveCard(cents)))
        : Optional.empty();
  }

  /** Takes a deposit back from the payments that the debit names. */
  Optional<List<LinePart>> giveBack(DepositLine debit) {
    long cents = -debit.line().amountCents();
    List<List<Room>> named = named(debit);
    if (named.isEmpty()) {
      return exactly(debit, cents, Room::held, -1);
    }
    List<Room> rooms = named.stream().flatMap(List::stream).distinct().toList();
    Optional<Room> one = rooms.stream().filter(room -> room.held() == cents).findFirst();
    if (one.isEmpty() && named.size() == 1) {
      one = rooms.stream().filter(room -> room.held() >= cents).findFirst();
    }
    if (one.isPresent()) {
      return one.map(room -> List.of(room.move(-cents)));
    }
    List<Room> held = rooms.stream().filter(room -> room.held() > 0).toList();
    return held.stream().mapToLong(Room::held).sum() == cents
        ? Optional.of(held.stream().map(room -> room.move(-room.held())).toList())
        : Optional.empty();
  }

  /** Lets a payer fetch what it took back above what it paid. */
  Optional<List<LinePart>> fetch(DepositLine debit) {
    long cents = debit.line().amountCents();
    return named(debit).stream()
        .flatMap(List::stream)
        .filter(room -> room.clearing.expectedCents() < 0 && room.left() <= cents)
        .findFirst()
        .map(room -> List.of(room.move(cents)));
  }

  /** By quote, the payments of its trace: the owner's, or else any other entity's. */
  private List<List<Room>> named(DepositLine line) {
    return line.line().quotes().stream()
        .filter(byTrace::containsKey)
        .map(byTrace::get)
        .map(
            rooms -> {
              List<Room> own = rooms.stream().filter(room -> room.isOf(line)).toList();
              return own.isEmpty() ? rooms : own;
            })
        .distinct()
        .toList();
  }

  /** By number alone: payments whose money is the line's to the cent, if none else is meant. */
  private Optional<List<LinePart>> exactly(
      DepositLine line, long cents, ToLongFunction<Room> money, int sign) {
    List<Room> meant =
        line.line().quotes().stream()
            .flatMap(quote -> meant(quote).filter(room -> room.isOf(line)))
            .filter(room -> money.applyAsLong(room) > 0)
            .distinct()
            .toList();
    List<Room> whole = meant.stream().filter(room -> money.applyAsLong(room) == cents).toList();
    boolean together = whole.isEmpty() && meant.stream().mapToLong(money).sum() == cents;
    List<Room> rooms = together ? meant : whole;
    if (rooms.isEmpty() || (!together && whole.size() > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        rooms.stream().map(room -> room.move(sign * money.applyAsLong(room))).toList());
  }

  private Stream<Room> meant(Quote quote) {
    return byNumber.getOrDefault(quote.bare(), List.of()).stream()
        .filter(
            room ->
                room.clearing.isCheck() || room.clearing.quote().number().equals(quote.number()));
  }

  /** What a payment still takes: once a line found no room, none behind it is let past. */
  private static final class Room {
    private final PaymentClearing clearing;
    private boolean blocked;
    private long taken;

    Room(PaymentClearing clearing) {
      this.clearing = clearing;
    }

    boolean isOf(DepositLine line) {
      return clearing.billingEntity().equals(line.billingEntity());
    }

    boolean isOfOneDay(Room other) {
      return clearing.originator().equals(other.clearing.originator())
          && clearing.billingEntity().equals(other.clearing.billingEntity())
          && clearing.since().equals(other.clearing.since());
    }

    long left() {
      return clearing.room() - taken;
    }

    long held() {
      return clearing.depositedCents() + taken;
    }

    boolean couldHold(long cents) {
      return cents <= Math.max(clearing.room(), left());
    }

    boolean fits(long cents) {
      blocked |= cents > left();
      return !blocked;
    }

    LinePart move(long cents) {
      return move(cents, 0);
    }

    /** The fee goes with the first line of a payment. */
    LinePart moveCard(long cents) {
      return move(cents, held() == 0 ? Math.min(left() - cents, clearing.cardFeeCents()) : 0);
    }

    private LinePart move(long cents, long fee) {
      taken += cents + fee;
      blocked &= cents > 0;
      return new LinePart(clearing.paymentId(), clearing.billingEntity(), cents, fee);
    }
  }
}
