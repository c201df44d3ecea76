package io.claimway.batch;

import io.claimway.party.payer.PayerProfiles;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.remit.RemittanceDecisions;
import io.claimway.postgres.remit.RemittanceDecisions.Meant;
import io.claimway.postgres.remit.RemittanceDecisions.Suspended;
import io.claimway.postgres.worklist.ResolvedItems;
import io.claimway.remittance.DenialWriteOff;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.stage.CrashPoints;
import io.claimway.worklist.Resolution;
import io.claimway.worklist.StandingItem;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ends a work item by a person's word, or refuses where the state that it comes from still holds
 * and says what ends that. A run of its own, on the date of the newest night.
 */
public final class ResolveItems {
  /** As much of an item's id as a run's name holds, and as tables show. */
  private static final int SHOWN = 10;

  /** The most items that a refusal names. */
  private static final int NAMED = 5;

  private final Database database;
  private final RunStore runs;
  private final People people;

  /**
   * @param people who may end items by their word
   */
  public ResolveItems(Database database, People people) {
    this.database = database;
    this.runs = new RunStore(database);
    this.people = people;
  }

  /**
   * Ends the item whose id begins so. Doing it again after a crash finishes what was begun.
   *
   * @throws RunRefused when there is no such item or more than one, nobody's word ends it, or this
   *     person's does not
   */
  public StandingItem resolve(
      String beginning, Resolution resolution, long epoch, CrashPoints crashPoints) {
    StandingItem item = find(beginning);
    Optional<Run> begun = runs.findUnfinished(job(item, item.lastSeq()));
    if (item.state() == WorkItemState.RESOLVED && begun.isPresent()) {
      runs.finish(begun.get().runId(), 0);
      return item;
    }
    people.mayDo(resolution.person(), deed(item, resolution));
    item.whyNotByHand()
        .ifPresent(
            why -> {
              throw new RunRefused("Cannot resolve " + shown(item) + ": " + why);
            });
    carryOut(
        job(item, item.lastSeq() + 1),
        "resolve " + shown(item),
        epoch,
        crashPoints,
        tx -> {
          ResolvedItems.resolve(tx, item, resolution);
          return List.of(ControlTotals.through("items", 1, item.cents()));
        });
    return item;
  }

  /**
   * Writes off what a payer denied and ends its item. What takes the denial back later, such as a
   * payment after all, takes this back with it.
   *
   * @param reason of the table of reasons
   * @throws RunRefused when the item is about no denial, or this person may not give up so much
   */
  public StandingItem writeOff(
      String beginning,
      String reason,
      String person,
      String because,
      long epoch,
      CrashPoints crashPoints) {
    StandingItem item = find(beginning);
    String deed = "write off " + shown(item);
    people.mayGiveUp(
        person,
        reason,
        new Deed(
            deed,
            Right.WRITE_OFF,
            Math.abs(item.cents()),
            "",
            "resolve %s --write-off --reason REASON --because WORDS".formatted(shown(item))));
    DenialWriteOff writeOff =
        new DenialWriteOff(
            database.inTransaction(
                connection -> RemittanceDecisions.denials(connection, item.id())),
            shown(item));
    if (item.kind() != WorkItemKind.DENIED_CLAIM || writeOff.denials().isEmpty()) {
      throw new RunRefused(
          "Cannot %s: nothing of it stands as denied (%s of %s). Next: %s"
              .formatted(deed, item.kind(), item.subject(), item.kind().nextAction()));
    }
    carryOut(
        job(item, item.lastSeq() + 1),
        deed,
        epoch,
        crashPoints,
        tx -> {
          LedgerBook.add(
              tx.connection(),
              writeOff.transfers(
                  reason == null ? person : person + " for " + reason, tx.run().businessDate()));
          LedgerBook.post(tx);
          ResolvedItems.resolveWithItsCause(
              tx, item, new Resolution(person, because, Resolution.Outcome.ACCEPTED));
          return List.of(ControlTotals.through("items", 1, writeOff.cents()));
        });
    return item;
  }

  /**
   * Keeps a person's word on a suspended claim: the next night tries it by the same gate, and the
   * item ends where it takes effect. A later word takes the place of an earlier one.
   *
   * @param controlNumber of the claim that is meant; null where none is
   * @throws RunRefused when the item is about no suspended claim, the claim is another payer's or
   *     another entity's, or this person may not say so
   */
  public StandingItem decide(
      String beginning,
      RemittanceDecision decision,
      String controlNumber,
      PayerProfiles payers,
      long epoch,
      CrashPoints crashPoints) {
    StandingItem item = find(beginning);
    String deed = decision.action().name().toLowerCase(Locale.ROOT) + " " + shown(item);
    people.mayDo(
        decision.person(),
        new Deed(
            deed,
            Right.RESOLVE,
            Math.abs(item.cents()),
            "",
            "resolve %s --action %s --because WORDS"
                .formatted(shown(item), decision.action().name())));
    Suspended suspended =
        database
            .inTransaction(connection -> RemittanceDecisions.ofItem(connection, item.id()))
            .orElseThrow(
                () ->
                    new RunRefused(
                        "Cannot %s: it is about no claim that a payer reported and that waits (%s of %s). Next: %s"
                            .formatted(
                                deed, item.kind(), item.subject(), item.kind().nextAction())));
    Meant meant = controlNumber == null ? null : meant(deed, controlNumber, suspended, payers);
    carryOut(
        "decide-" + shown(item) + "-" + (suspended.decisions() + 1),
        deed,
        epoch,
        crashPoints,
        tx -> {
          RemittanceDecisions.keep(tx, suspended, decision, meant);
          return List.of(ControlTotals.through("items", 1, item.cents()));
        });
    return item;
  }

  private void carryOut(
      String job,
      String deed,
      long epoch,
      CrashPoints crashPoints,
      PublishingTransaction.Work work) {
    DecisionRuns.carryOut(
        runs, job, () -> DecisionRuns.newestNight(runs, deed), epoch, crashPoints, work);
  }

  private Meant meant(
      String deed, String controlNumber, Suspended suspended, PayerProfiles payers) {
    Meant meant =
        database
            .inTransaction(connection -> RemittanceDecisions.meant(connection, controlNumber))
            .orElseThrow(
                () ->
                    new RunRefused(
                        "Cannot %s: %s is no control number of ours; look it up: jobs/claimway explain CLAIM"
                            .formatted(deed, controlNumber)));
    String originator = payers.get(meant.payer()).originator();
    if (!originator.equals(suspended.originator())
        || !meant.billingEntity().equals(suspended.billingEntity())) {
      throw new RunRefused(
          "Cannot %s: %s was billed to %s by %s, and originator %s pays %s here; money of one goes to no claim of another"
              .formatted(
                  deed,
                  controlNumber,
                  meant.payer(),
                  meant.billingEntity(),
                  suspended.originator(),
                  suspended.billingEntity()));
    }
    return meant;
  }

  /** To leave money where it is for good is to give it up. */
  private static Deed deed(StandingItem item, Resolution resolution) {
    return new Deed(
        "resolve " + shown(item),
        resolution.outcome() == Resolution.Outcome.ACCEPTED ? Right.WRITE_OFF : Right.RESOLVE,
        Math.abs(item.cents()),
        "",
        "resolve %s --because WORDS".formatted(shown(item)));
  }

  StandingItem find(String beginning) {
    List<StandingItem> found =
        database.inTransaction(connection -> ResolvedItems.find(connection, beginning));
    if (found.isEmpty()) {
      throw new RunRefused(
          "Cannot resolve %s: there is no such item; there are: jobs/claimway worklist"
              .formatted(beginning));
    }
    if (found.size() > 1) {
      throw new RunRefused(
          "Cannot resolve %s: %d items begin so: %s"
              .formatted(
                  beginning,
                  found.size(),
                  found.stream()
                      .limit(NAMED)
                      .map(item -> shown(item) + " " + item.kind() + " of " + item.subject())
                      .collect(Collectors.joining("; "))));
    }
    return found.get(0);
  }

  /** One job per ending of an item: an item may open and end again. */
  static String job(StandingItem item, int seq) {
    return "resolve-" + shown(item) + "-" + seq;
  }

  static String shown(StandingItem item) {
    return item.id().substring(0, SHOWN);
  }
}
