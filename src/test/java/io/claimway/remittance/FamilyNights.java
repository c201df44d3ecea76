package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.ledger.TransferKey;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemEvent;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemMerge;
import io.claimway.worklist.WorkItemMerge.Due;
import io.claimway.worklist.WorkItemState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A claim family through nights of remittances: its book, what waits for another night, and the
 * promises that every night must keep whatever comes in.
 */
final class FamilyNights {
  private static final AdjustmentClassifier CLASSIFIER =
      AdjustmentClassifier.read(codes("adjustment_classes.csv"));
  private static final DenialTriage TRIAGE = DenialTriage.read(codes("denial_triage.csv"));

  private final Map<Long, ClaimStanding> claims = new TreeMap<>();
  private final Map<AdjudicationKey, BookedAdjudication> booked = new LinkedHashMap<>();
  private final Map<TransferKey, Transfer> transfers = new LinkedHashMap<>();
  private final Set<TransferKey> undone = new HashSet<>();
  private final Map<AdjudicationKey, PendingAdjudication> waiting = new TreeMap<>();
  private final Map<AdjudicationKey, Transfer> suspended = new TreeMap<>();
  private final Map<WorkItemKey, WorkItem> open = new LinkedHashMap<>();
  private final Map<WorkItemKey, WorkItem> closed = new LinkedHashMap<>();
  private final List<ItemStep> itemSteps = new ArrayList<>();
  private long postedCents;
  private long suspendedCents;

  /** What a night did to a work item. */
  record ItemStep(WorkItemEvent event, WorkItem item) {}

  private static List<String> codes(String table) {
    try {
      return Files.readAllLines(Path.of("src/main/resources/codes", table));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Delivers a claim, or another version of it: the difference to its charge is owed. */
  void deliver(ClaimStanding claim, LocalDate day) {
    ClaimStanding before = claims.put(claim.claimId(), claim);
    SentVersion sent = claim.sent(claim.version());
    long change =
        sent.chargeCents() - (before == null ? 0 : before.sent(before.version()).chargeCents());
    if (change != 0) {
      keep(
          BookEvent.CLAIM_DELIVERED.transfer(
              claim.billingEntity(),
              claim.payer(),
              "",
              change,
              Subject.claim(
                  claim.naturalKey(), claim.claimId(), claim.version(), claim.serviceDate()),
              "delivered",
              day,
              claim.version()));
    }
  }

  /** What the newest night did to work items. */
  List<ItemStep> itemSteps() {
    return List.copyOf(itemSteps);
  }

  ClaimStanding claim(long claimId) {
    return claims.get(claimId);
  }

  Iterable<ClaimStanding> claims() {
    return claims.values();
  }

  /** What of the claim's charge has found no other account. */
  long openCents(long claimId) {
    return transfers.values().stream()
        .filter(transfer -> transfer.subject().claimId() != null)
        .filter(transfer -> transfer.subject().claimId() == claimId)
        .mapToLong(transfer -> moved(transfer, AccountKind.PAYER_RECEIVABLE))
        .sum();
  }

  Transfer transfer(TransferKey key) {
    return transfers.get(key);
  }

  /** Says what a suspended claim speaks of, as a new claim or a person's word may. */
  void match(AdjudicationKey key, ClaimMatch match) {
    PendingAdjudication left = waiting.get(key);
    waiting.put(key, pending(left, match, null));
  }

  /** A person lets a suspended claim post as it was reported. */
  void accept(AdjudicationKey key) {
    PendingAdjudication left = waiting.get(key);
    waiting.put(
        key,
        new PendingAdjudication(
            left.key(),
            left.naturalKey(),
            left.originator(),
            left.billingEntity(),
            left.paidOn(),
            left.receivedOn(),
            left.cause(),
            left.match(),
            left.reason(),
            left.candidates(),
            left.suspended(),
            false,
            true,
            left.content(),
            left.reported()));
  }

  /** One night, with what waits from earlier ones. */
  FamilyOutcome night(LocalDate day, List<PendingAdjudication> fresh) {
    List<PendingAdjudication> pending = new ArrayList<>(fresh);
    waiting.values().forEach(left -> pending.add(again(left)));
    AdjudicationFold fold = new AdjudicationFold(CLASSIFIER, TRIAGE, day);
    FamilyOutcome outcome = fold.fold(book(), pending);

    List<PendingAdjudication> backwards = new ArrayList<>(pending);
    Collections.reverse(backwards);
    assertThat(fold.fold(book(), backwards))
        .as("whatever the order in the file")
        .isEqualTo(outcome);
    take(pending, outcome);
    return outcome;
  }

  private FamilyBook book() {
    return new FamilyBook(
        List.copyOf(claims.values()),
        List.copyOf(booked.values()),
        transfers.values().stream()
            .filter(transfer -> !undone.contains(transfer.key()))
            .filter(transfer -> transfer.subject().claimId() != null)
            .toList());
  }

  private PendingAdjudication again(PendingAdjudication left) {
    return pending(left, left.match(), suspended.get(left.key()));
  }

  private static PendingAdjudication pending(
      PendingAdjudication left, ClaimMatch match, Transfer held) {
    return new PendingAdjudication(
        left.key(),
        left.naturalKey(),
        left.originator(),
        left.billingEntity(),
        left.paidOn(),
        left.receivedOn(),
        left.cause(),
        match,
        match.isFound() ? null : match.reason().name(),
        left.candidates(),
        held,
        false,
        left.accepted(),
        left.content(),
        left.reported());
  }

  private void take(List<PendingAdjudication> pending, FamilyOutcome outcome) {
    assertThat(outcome.adjudications())
        .as("each adjudication has one outcome")
        .extracting(each -> each.pending().key())
        .containsExactlyInAnyOrderElementsOf(
            pending.stream().map(PendingAdjudication::key).toList());
    outcome.transfers().forEach(this::keep);
    outcome.adjudications().forEach(this::take);
    outcome
        .adjudications()
        .forEach(
            by ->
                by.cancels()
                    .forEach(
                        key ->
                            booked.computeIfPresent(
                                key,
                                (k, was) ->
                                    was.ended(
                                        BookedAdjudication.Fate.by(by.pending().isReversal())))));
    takeEvents(outcome);
    outcome.claims().forEach(claim -> claims.put(claim.claimId(), claim));
    takeItems(outcome);
    assertThat(netCents(BookEvent.PAYER_PAID)).as("posted cash").isEqualTo(postedCents);
    assertThat(netCents(BookEvent.SUSPENDED)).as("suspended cash").isEqualTo(suspendedCents);
    assertThat(openCents(WorkItemKind.DENIED_CLAIM))
        .as("each denial that stands has its open item, and no other")
        .isEqualTo(deniedCents());
    assertThat(openCents(WorkItemKind.SUSPENDED_CLAIM).values().stream().mapToLong(c -> c).sum())
        .as("each suspended cent has its open item")
        .isEqualTo(suspendedCents);
  }

  private Map<String, Long> openCents(WorkItemKind kind) {
    return open.values().stream()
        .filter(item -> item.kind() == kind)
        .collect(Collectors.toMap(item -> item.key().text(), WorkItem::cents));
  }

  /** What stands in the denied receivable, by the adjudication that put it there. */
  private Map<String, Long> deniedCents() {
    Map<String, Long> denied = new TreeMap<>();
    transfers.values().stream()
        .filter(transfer -> transfer.event() == BookEvent.DENIED && transfer.undoes() == null)
        .filter(transfer -> !undone.contains(transfer.key()))
        .forEach(
            transfer ->
                denied.merge(
                    transfer.subject().paymentId() + "|" + transfer.subject().ordinal(),
                    moved(transfer, AccountKind.DENIED_RECEIVABLE),
                    Long::sum));
    denied.values().removeIf(cents -> cents <= 0);
    return denied;
  }

  private void keep(Transfer transfer) {
    assertThat(transfers.put(transfer.key(), transfer)).as("booked twice: " + transfer).isNull();
    if (transfer.undoes() == null) {
      return;
    }
    Transfer original = transfers.get(transfer.undoes());
    assertThat(original).as("what is undone is booked").isNotNull();
    assertThat(undone.add(original.key())).as("undone twice: " + original).isTrue();
    assertThat(transfer.debit()).isEqualTo(original.credit());
    assertThat(transfer.credit()).isEqualTo(original.debit());
    assertThat(transfer.amountCents()).isEqualTo(original.amountCents());
    assertThat(transfer.subject().claimId()).isEqualTo(original.subject().claimId());
  }

  private void take(AdjudicationOutcome outcome) {
    PendingAdjudication pending = outcome.pending();
    long cents = pending.reported().paidCents();
    boolean apart = PendingAdjudication.WITH_ITS_PAYMENT.equals(outcome.reason());
    if (pending.fresh() && outcome.effect() == null && !apart) {
      suspendedCents += cents;
      outcomeTransfer(pending.key(), cents);
    }
    if (outcome.effect() == null) {
      if (!apart && !PendingAdjudication.OUT_OF_BALANCE.equals(outcome.reason())) {
        waiting.put(pending.key(), pending);
      }
      return;
    }
    waiting.remove(pending.key());
    postedCents += cents;
    if (!pending.fresh()) {
      suspendedCents -= cents;
    }
    MatchCandidate of = pending.match().candidate();
    booked.put(
        pending.key(),
        new BookedAdjudication(
            pending.key(),
            of.claimId(),
            of.version(),
            of.payer(),
            pending.isReversal(),
            pending.reported().chargeCents(),
            cents,
            pending.reported().payerClaimNumber(),
            outcome.appliedOrder(),
            pending.content(),
            lines(outcome),
            outcome.effect(),
            BookedAdjudication.Fate.STANDS));
  }

  private static Set<Integer> lines(AdjudicationOutcome outcome) {
    Set<Integer> numbers = new HashSet<>();
    for (AdjudicatedLine line : outcome.lines()) {
      if (line.lineNumber() == null) {
        return Set.of();
      }
      numbers.add(line.lineNumber());
    }
    return numbers;
  }

  private void outcomeTransfer(AdjudicationKey key, long cents) {
    List<Transfer> held =
        transfers.values().stream()
            .filter(transfer -> transfer.event() == BookEvent.SUSPENDED)
            .filter(transfer -> transfer.undoes() == null)
            .filter(transfer -> transfer.subject().paymentId() == key.paymentId())
            .filter(transfer -> transfer.subject().ordinal() == key.ordinal())
            .toList();
    assertThat(held).as("what holds the money of " + key).hasSize(cents == 0 ? 0 : 1);
    held.forEach(transfer -> suspended.put(key, transfer));
  }

  private void takeEvents(FamilyOutcome outcome) {
    Map<Long, Integer> last = new TreeMap<>();
    claims.values().forEach(claim -> last.put(claim.claimId(), claim.lastSeq()));
    for (ClaimAdvance event : outcome.events()) {
      assertThat(event.seq())
          .as("no gap among the events")
          .isEqualTo(last.get(event.claimId()) + 1);
      last.put(event.claimId(), event.seq());
    }
    outcome
        .claims()
        .forEach(claim -> assertThat(claim.lastSeq()).isEqualTo(last.get(claim.claimId())));
  }

  private void takeItems(FamilyOutcome outcome) {
    itemSteps.clear();
    for (WorkItem item : outcome.due()) {
      WorkItem before = open.get(item.key());
      WorkItemState standing =
          before != null
              ? WorkItemState.OPEN
              : closed.containsKey(item.key()) ? WorkItemState.CLOSED : WorkItemState.NONE;
      step(standing, item.equals(before) ? Due.AS_TOLD : Due.OTHERWISE, item);
      open.put(item.key(), item);
    }
    for (WorkItem item : List.copyOf(open.values())) {
      if (outcome.over().stream().anyMatch(key -> key.covers(item.key()))
          && !outcome.due().contains(item)) {
        step(WorkItemState.OPEN, Due.NOT_DUE, item);
        closed.put(item.key(), open.remove(item.key()));
      }
    }
  }

  private void step(WorkItemState standing, Due due, WorkItem item) {
    WorkItemMerge.event(standing, due).ifPresent(event -> itemSteps.add(new ItemStep(event, item)));
  }

  private long netCents(BookEvent event) {
    return transfers.values().stream()
        .filter(transfer -> transfer.event() == event)
        .mapToLong(transfer -> moved(transfer, AccountKind.REMITTANCE_CLEARING))
        .sum();
  }

  private static long moved(Transfer transfer, AccountKind kind) {
    return (transfer.debit().kind() == kind ? transfer.amountCents() : 0)
        - (transfer.credit().kind() == kind ? transfer.amountCents() : 0);
  }
}
