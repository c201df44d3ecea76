package io.claimway.batch;

import io.claimway.archive.CodeLibrary;
import io.claimway.ledger.Transfer;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.remit.PlacedMoney;
import io.claimway.postgres.remit.PlacedMoney.KnownItem;
import io.claimway.postgres.remit.PlacedMoney.Turn;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.postgres.worklist.ResolvedItems;
import io.claimway.remittance.ProviderDecision;
import io.claimway.remittance.ProviderDecision.Treatment;
import io.claimway.remittance.ProviderDecision.Waiting;
import io.claimway.remittance.RecoupmentRegisters;
import io.claimway.remittance.UnlistedAdjustments;
import io.claimway.remittance.UnlistedAdjustments.Placement;
import io.claimway.run.ControlTotals;
import io.claimway.run.RunRefused;
import io.claimway.stage.CrashPoints;
import io.claimway.worklist.StandingItem;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemState;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves money that stands in suspense where a person says that it belongs, and takes back what a
 * person said of an item. Nothing that is booked is changed: a word is undone by mirrors.
 */
public final class PlaceMoney {
  private final Database database;
  private final RunStore runs;
  private final People people;
  private final PayerProfiles payers;
  private final ResolveItems items;

  public PlaceMoney(Database database, People people, PayerProfiles payers) {
    this.database = database;
    this.runs = new RunStore(database);
    this.people = people;
    this.payers = payers;
    this.items = new ResolveItems(database, people);
  }

  /**
   * What a person says.
   *
   * @param reason for which money is given up; null where none is told
   */
  public record Word(String person, String because, String reason) {}

  /**
   * Says what the unlisted adjustments of an adjudication are.
   *
   * @throws RunRefused when the item is about none, or this person may not say so
   */
  public StandingItem classify(
      String beginning, Placement as, Word word, long epoch, CrashPoints crashPoints) {
    StandingItem item = items.find(beginning);
    String deed = "classify " + ResolveItems.shown(item);
    Optional<StandingItem> begun = finished(item);
    if (begun.isPresent()) {
      return begun.get();
    }
    allow(item, deed, as.givesUp(), word, "--action CLASSIFY --to " + as);
    UnlistedAdjustments unlisted = unlisted(item);
    List<Transfer> inSuspense =
        unlisted == null
            ? List.of()
            : database.inTransaction(connection -> PlacedMoney.inSuspense(connection, unlisted));
    if (item.state() != WorkItemState.OPEN || inSuspense.isEmpty()) {
      throw nothingOfIt(item, deed, "no unlisted adjustment of it stands in suspense");
    }
    if (as == Placement.DENIED && unlisted.cents() < 0) {
      throw new RunRefused(
          "Cannot %s as DENIED: it raises the payment, and a denial lowers one; say what it is otherwise"
              .formatted(deed));
    }
    return publish(
        item,
        deed,
        epoch,
        crashPoints,
        tx -> {
          LocalDate day = tx.run().businessDate();
          PlacedMoney.keep(tx, unlisted, as, word.person(), word.because());
          List<Transfer> transfers =
              new ArrayList<>(unlisted.undone(inSuspense, word.person(), day));
          transfers.addAll(unlisted.placed(as, word.person(), day));
          post(tx, transfers);
          List<WorkItemKey> over = new ArrayList<>(List.of(unlisted.itemKey()));
          List<WorkItem> due = new ArrayList<>();
          if (as == Placement.DENIED) {
            over.add(unlisted.deniedKey());
            due.add(denied(tx, unlisted, 1));
          }
          DueItems.in(tx).allUnder(over).add(due).merge();
        });
  }

  /**
   * Says what a provider adjustment in suspense is.
   *
   * @param payer whose it is where it is written off; null where its originator tells
   */
  public StandingItem explain(
      String beginning,
      Treatment as,
      String payer,
      Word word,
      long epoch,
      CrashPoints crashPoints) {
    StandingItem item = items.find(beginning);
    String deed = "explain " + ResolveItems.shown(item);
    Optional<StandingItem> begun = finished(item);
    if (begun.isPresent()) {
      return begun.get();
    }
    allow(item, deed, as == Treatment.WRITE_OFF, word, "--action EXPLAIN --to " + as);
    List<Turn> turns =
        database.inTransaction(connection -> PlacedMoney.turns(connection, item.id()));
    if (item.state() != WorkItemState.OPEN || turns.isEmpty()) {
      throw nothingOfIt(item, deed, "no provider adjustment of it stands in suspense");
    }
    ProviderDecision standing = turns.get(0).decision();
    if (standing.waitsFor() == Waiting.PROVIDER) {
      throw nothingOfIt(item, deed, "it names a provider that is none of the network's");
    }
    if (standing.takenCents() + standing.refundedCents() != 0) {
      throw nothingOfIt(
          item, deed, "a part of it is taken from its register, and the rest waits for the same");
    }
    String owner = as == Treatment.WRITE_OFF ? owner(deed, standing, payer) : null;
    return publish(
        item,
        deed,
        epoch,
        crashPoints,
        tx -> {
          List<ProviderDecision> decisions =
              PlacedMoney.place(tx, standing, as, owner, word.person(), word.because());
          book(tx, decisions);
        });
  }

  private static void post(PublishingTransaction tx, List<Transfer> transfers) throws SQLException {
    LedgerBook.add(tx.connection(), transfers);
    LedgerBook.post(tx);
  }

  private static void book(PublishingTransaction tx, List<ProviderDecision> decisions)
      throws SQLException {
    LocalDate day = tx.run().businessDate();
    post(tx, decisions.stream().flatMap(each -> each.transfers().stream()).toList());
    DueItems.in(tx)
        .allUnder(decisions.stream().map(ProviderDecision::workItemKey).toList())
        .add(
            decisions.stream()
                .flatMap(each -> each.workItem(CodeLibrary.providerLevelCodes(), day).stream())
                .toList())
        .merge();
  }

  /** Who is meant by an originator that pays for one payer, or the payer that is told. */
  private String owner(String deed, ProviderDecision standing, String told) {
    List<String> paidBy =
        payers.list().stream()
            .filter(profile -> profile.originator().equals(standing.item().originator()))
            .map(PayerProfile::payer)
            .filter(payer -> told == null || payer.equals(told))
            .toList();
    if (paidBy.size() != 1) {
      throw new RunRefused(
          "Cannot %s: originator %s pays for %s; say whose it is: --payer PAYER"
              .formatted(
                  deed,
                  standing.item().originator(),
                  paidBy.isEmpty() ? "no payer of that name" : String.join(", ", paidBy)));
    }
    return paidBy.get(0);
  }

  /**
   * Takes back what a person said of an item: it is open again.
   *
   * @throws RunRefused when nobody has said anything of it that stands, or this person may not
   */
  public StandingItem undo(String beginning, Word word, long epoch, CrashPoints crashPoints) {
    StandingItem item = items.find(beginning);
    String deed = "undo what was said of " + ResolveItems.shown(item);
    Optional<StandingItem> begun = finished(item);
    if (begun.isPresent()) {
      return begun.get();
    }
    allow(item, deed, false, word, "--undo");
    if (item.state() == WorkItemState.OPEN) {
      throw nothingOfIt(item, deed, "it is open");
    }
    return switch (item.kind()) {
      case UNLISTED_ADJUSTMENT -> undoClassification(item, deed, word, epoch, crashPoints);
      case PROVIDER_ADJUSTMENT -> undoExplanation(item, deed, word, epoch, crashPoints);
      default -> reopen(item, deed, word, epoch, crashPoints);
    };
  }

  private StandingItem undoClassification(
      StandingItem item, String deed, Word word, long epoch, CrashPoints crashPoints) {
    UnlistedAdjustments unlisted = unlisted(item);
    List<Transfer> booked = unlisted == null ? List.of() : unlisted.booked();
    if (booked.isEmpty()
        || unlisted.standing() == Placement.UNLISTED
        || database.inTransaction(connection -> PlacedMoney.isUndone(connection, booked))) {
      throw nothingOfIt(item, deed, "nothing that a person said of it stands");
    }
    boolean denied = unlisted.standing() == Placement.DENIED;
    if (denied
        && database
            .inTransaction(connection -> PlacedMoney.knownItem(connection, unlisted.deniedKey()))
            .filter(KnownItem::open)
            .isEmpty()) {
      throw nothingOfIt(item, deed, "the denial that it became is worked already; undo that first");
    }
    return publish(
        item,
        deed,
        epoch,
        crashPoints,
        tx -> {
          LocalDate day = tx.run().businessDate();
          PlacedMoney.keep(tx, unlisted, Placement.UNLISTED, word.person(), word.because());
          List<Transfer> transfers = new ArrayList<>(unlisted.undone(booked, word.person(), day));
          transfers.addAll(unlisted.placed(Placement.UNLISTED, word.person(), day));
          post(tx, transfers);
          List<WorkItemKey> keys = new ArrayList<>(List.of(unlisted.itemKey()));
          List<WorkItem> due = new ArrayList<>(List.of(unlisted.workItem()));
          if (denied) {
            keys.add(unlisted.deniedKey());
            WorkItem left = denied(tx, unlisted, -1);
            if (left.cents() != 0) {
              due.add(left);
            }
          }
          DueItems.in(tx).allUnder(keys).add(due).merge();
        });
  }

  /** The item of the adjudication's denials with these, or without them. */
  private static WorkItem denied(PublishingTransaction tx, UnlistedAdjustments unlisted, int sign)
      throws SQLException {
    Optional<KnownItem> open =
        PlacedMoney.knownItem(tx.connection(), unlisted.deniedKey()).filter(KnownItem::open);
    String other = open.map(KnownItem::rootCause).orElse("");
    String cause =
        sign > 0
            ? (other + " " + unlisted.codes()).strip()
            : other.endsWith(unlisted.codes())
                ? other.substring(0, other.length() - unlisted.codes().length()).strip()
                : other;
    return WorkItem.ofClaim(
        unlisted.deniedKey(),
        unlisted.claimId(),
        "claim " + unlisted.claimId(),
        cause,
        open.map(KnownItem::cents).orElse(0L) + sign * unlisted.cents());
  }

  private StandingItem undoExplanation(
      StandingItem item, String deed, Word word, long epoch, CrashPoints crashPoints) {
    List<Turn> turns =
        database.inTransaction(connection -> PlacedMoney.turns(connection, item.id()));
    if (turns.size() < 2
        || turns.get(0).person() == null
        || turns.get(0).decision().treatment() == Treatment.SUSPENSE) {
      throw nothingOfIt(item, deed, "nothing that a person said of it stands");
    }
    ProviderDecision said = turns.get(0).decision();
    if (said.treatment() == Treatment.OPENS || said.treatment() == Treatment.CLOSES) {
      throw nothingOfIt(
          item, deed, "it moved a register, which only an opposite item of the payer's moves back");
    }
    return publish(
        item,
        deed,
        epoch,
        crashPoints,
        tx -> {
          ProviderDecision back =
              RecoupmentRegisters.takeBack(said, turns.get(1).decision(), turns.get(0).payer());
          PlacedMoney.keep(tx, List.of(back), back.item(), null, word.person(), word.because());
          book(tx, List.of(back));
        });
  }

  private StandingItem reopen(
      StandingItem item, String deed, Word word, long epoch, CrashPoints crashPoints) {
    if (item.state() != WorkItemState.RESOLVED) {
      throw nothingOfIt(item, deed, "its cause has ended, and no person ended it");
    }
    boolean denial = item.kind() == WorkItemKind.DENIED_CLAIM;
    List<Transfer> writtenOff =
        denial
            ? database.inTransaction(connection -> PlacedMoney.writtenOff(connection, item.id()))
            : List.of();
    if (denial && writtenOff.isEmpty()) {
      throw nothingOfIt(item, deed, "what was written off of it has been taken back since");
    }
    return publish(
        item,
        deed,
        epoch,
        crashPoints,
        tx -> {
          LocalDate day = tx.run().businessDate();
          String by = "item " + ResolveItems.shown(item) + " by " + word.person();
          List<Transfer> mirrors = new ArrayList<>();
          for (Transfer transfer : writtenOff) {
            mirrors.add(transfer.mirror(transfer.subject().named(by), by, day));
          }
          if (!mirrors.isEmpty()) {
            post(tx, mirrors);
          }
          ResolvedItems.reopen(tx, item, word.person(), word.because());
        });
  }

  private UnlistedAdjustments unlisted(StandingItem item) {
    return database
        .inTransaction(
            connection -> PlacedMoney.unlisted(connection, item.id(), ResolveItems.shown(item)))
        .orElse(null);
  }

  private static RunRefused nothingOfIt(StandingItem item, String deed, String why) {
    return new RunRefused(
        "Cannot %s: %s (%s of %s). Next: %s"
            .formatted(deed, why, item.kind(), item.subject(), item.kind().nextAction()));
  }

  private void allow(StandingItem item, String deed, boolean givesUp, Word word, String how) {
    Deed asked =
        new Deed(
            deed,
            givesUp ? Right.WRITE_OFF : Right.RESOLVE,
            Math.abs(item.cents()),
            "",
            "resolve %s %s --because WORDS".formatted(ResolveItems.shown(item), how));
    if (givesUp) {
      people.mayGiveUp(word.person(), word.reason(), asked);
    } else {
      people.mayDo(word.person(), asked);
    }
  }

  private static String job(StandingItem item, int seq) {
    return "place-" + ResolveItems.shown(item) + "-" + seq;
  }

  /** What a killed command has done of it is ended, and nothing is done again. */
  private Optional<StandingItem> finished(StandingItem item) {
    return runs.findUnfinished(job(item, item.lastSeq()))
        .map(
            run -> {
              runs.finish(run.runId(), 0);
              return item;
            });
  }

  /** What is done in the transaction of a deed. */
  @FunctionalInterface
  private interface Booking {
    void in(PublishingTransaction tx) throws SQLException;
  }

  private StandingItem publish(
      StandingItem item, String deed, long epoch, CrashPoints crashPoints, Booking booking) {
    DecisionRuns.carryOut(
        runs,
        job(item, item.lastSeq() + 1),
        () -> DecisionRuns.newestNight(runs, deed),
        epoch,
        crashPoints,
        tx -> {
          booking.in(tx);
          return List.of(ControlTotals.through("items", 1, item.cents()));
        });
    return item;
  }
}
