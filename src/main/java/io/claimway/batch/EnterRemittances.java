package io.claimway.batch;

import io.claimway.exchange.InboundReceiver;
import io.claimway.money.Cents;
import io.claimway.party.BillingEntity;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.remit.EntryTables;
import io.claimway.postgres.remit.EntryTables.Entry;
import io.claimway.postgres.remit.EntryTables.Step;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.remittance.EnteredRemittance;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.run.Sha256;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.x12.remittance835.EnteredRemittanceFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Takes in remittances that persons have keyed from paper: each is held to its sums, written as an
 * 835, and put into a mailbox of its own, from which the next night takes it as any other. Above
 * its author's limit another person approves it first.
 */
public final class EnterRemittances {
  /** Whose mailbox entries lie in: no trading partner's. */
  public static final String MAILBOX = "entered";

  private static final String DOCUMENTS = "evidence/entered/";

  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final PartnerMailboxes mailboxes;
  private final PayerProfiles payers;
  private final People people;

  public EnterRemittances(
      Database database, ObjectStore objects, PayerProfiles payers, People people) {
    this.database = database;
    this.runs = new RunStore(database);
    this.objects = objects;
    this.mailboxes = payers.mailboxes();
    this.payers = payers;
    this.people = people;
  }

  /**
   * What came of an entry.
   *
   * @param known whether it had been entered before, so that nothing was done
   */
  public record Entered(Entry entry, boolean known) {}

  /**
   * Enters one. The same again, after a crash too, finishes what was begun and repeats nothing.
   *
   * @param document what it was keyed from
   * @throws RunRefused when it does not add up, names no entity of ours, was told before otherwise,
   *     or this person may not enter it
   */
  public Entered enter(
      EnteredRemittance entered,
      byte[] document,
      String person,
      long epoch,
      CrashPoints crashPoints) {
    String deed = "enter " + entered.words();
    people.mayDo(person, Deed.of(deed, Right.ENTER, "remit enter FILE"));
    List<String> off = entered.imbalances();
    if (!off.isEmpty()) {
      throw new RunRefused(
          "Cannot %s: it does not balance; %s. Correct the file and enter it again"
              .formatted(deed, String.join("; ", off)));
    }
    Run night = DecisionRuns.newestNight(runs, deed);
    byte[] file =
        EnteredRemittanceFile.write(
            entered, payers.get(entered.payer()).name(), payee(deed, entered, night));
    String sha256 = Sha256.hex(file);
    String documentSha256 = Sha256.hex(document);
    String id = EnteredRemittance.id(sha256);
    Optional<Entry> standing = known(deed, entered, documentSha256, sha256);
    if (standing.isPresent() && standing.get().step() != Step.WITHDRAWN) {
      return new Entered(finished(standing.get(), "enter-"), true);
    }
    int seq = standing.map(Entry::seq).orElse(0) + 1;
    boolean waits = people.takesApproval(person, Right.ENTER, entered.cents());
    keep(DOCUMENTS + documentSha256, document);
    keep(InboundReceiver.evidenceKey(sha256), file);
    Run run = run("enter-" + id + "-" + seq, night);
    context(run, epoch, crashPoints)
        .publish(
            tx -> {
              EntryTables.keep(tx, id, entered, documentSha256, sha256);
              EntryTables.append(tx, id, seq, Step.ENTERED, person, null);
              if (!waits) {
                EntryTables.append(tx, id, seq + 1, Step.RELEASED, person, null);
              }
              follow(tx, id, waits ? entered : null);
              return List.of(ControlTotals.through("entries", 1, entered.cents()));
            });
    return new Entered(finish(run, id), false);
  }

  /** Releases an entry that another person has keyed. */
  public Entry approve(String id, String person, long epoch, CrashPoints crashPoints) {
    String deed = "approve " + id;
    Entry entry = get(deed, id);
    if (entry.step() == Step.RELEASED && isUnfinished(entry, "approve-")) {
      return finished(entry, "approve-");
    }
    mustWait(deed, entry);
    people.mayDo(
        person,
        new Deed(deed, Right.APPROVE, entry.cents(), entry.enteredBy(), "remit approve " + id));
    return step(deed, entry, "approve-", Step.RELEASED, person, null, epoch, crashPoints);
  }

  /** Gives up an entry that nobody has released; what replaces it is keyed anew. */
  public Entry withdraw(
      String id, String person, String because, long epoch, CrashPoints crashPoints) {
    String deed = "withdraw " + id;
    Entry entry = get(deed, id);
    if (entry.step() == Step.WITHDRAWN && isUnfinished(entry, "withdraw-")) {
      return finished(entry, "withdraw-");
    }
    mustWait(deed, entry);
    people.mayDo(person, Deed.of(deed, Right.ENTER, "remit withdraw " + id + " --because WORDS"));
    return step(deed, entry, "withdraw-", Step.WITHDRAWN, person, because, epoch, crashPoints);
  }

  private Entry step(
      String deed,
      Entry entry,
      String job,
      Step step,
      String person,
      String because,
      long epoch,
      CrashPoints crashPoints) {
    int seq = entry.seq() + 1;
    Run run = run(job + entry.entryId() + "-" + seq, DecisionRuns.newestNight(runs, deed));
    context(run, epoch, crashPoints)
        .publish(
            tx -> {
              EntryTables.append(tx, entry.entryId(), seq, step, person, because);
              follow(tx, entry.entryId(), null);
              return List.of(ControlTotals.through("entries", 1, entry.cents()));
            });
    return finish(run, entry.entryId());
  }

  private BillingEntity payee(String deed, EnteredRemittance entered, Run night) {
    List<BillingEntity> entities =
        database.inTransaction(
            connection -> FactTables.listBillingEntities(connection, night.asOf()));
    return entities.stream()
        .filter(each -> each.billingEntityId().equals(entered.billingEntity()))
        .findFirst()
        .orElseThrow(
            () ->
                new RunRefused(
                    "Cannot %s: %s is no billing entity of ours; there are: %s"
                        .formatted(
                            deed,
                            entered.billingEntity(),
                            String.join(
                                ", ",
                                entities.stream()
                                    .map(BillingEntity::billingEntityId)
                                    .sorted()
                                    .toList()))));
  }

  /** The entry of the same bytes; anything else of the same payment or document is refused. */
  private Optional<Entry> known(
      String deed, EnteredRemittance entered, String documentSha256, String sha256) {
    List<Entry> like =
        database.inTransaction(
            connection -> EntryTables.like(connection, entered, documentSha256, sha256));
    for (Entry other : like) {
      if (!other.sha256().equals(sha256) && other.step() != Step.WITHDRAWN) {
        throw new RunRefused(
            "Cannot %s: %s was entered as %s by %s, for %s%s; see remit list"
                .formatted(
                    deed,
                    other.samePayment() ? "this payment" : "the same document",
                    other.entryId(),
                    other.enteredBy(),
                    Cents.dollars(other.cents()),
                    other.step() == Step.ENTERED
                        ? ", and can be withdrawn: jobs/claimway remit withdraw "
                            + other.entryId()
                            + " --because WORDS --as ID"
                        : ""));
      }
    }
    Optional<Entry> same = like.stream().filter(other -> other.sha256().equals(sha256)).findFirst();
    if (same.isEmpty() || same.get().step() == Step.WITHDRAWN) {
      database
          .inTransaction(connection -> EntryTables.findPayment(connection, entered))
          .ifPresent(
              payment -> {
                throw new RunRefused(
                    "Cannot %s: the book has this payment already, as payment %d; see it: jobs/claimway explain %s"
                        .formatted(deed, payment, entered.number()));
              });
    }
    return same;
  }

  private Entry get(String deed, String id) {
    return database
        .inTransaction(connection -> EntryTables.find(connection, id))
        .orElseThrow(
            () ->
                new RunRefused(
                    "Cannot %s: there is no such entry; there are: jobs/claimway remit list"
                        .formatted(deed)));
  }

  private static void mustWait(String deed, Entry entry) {
    if (entry.step() != Step.ENTERED) {
      throw new RunRefused(
          "Cannot %s: it waits for nobody, it is %s%s"
              .formatted(
                  deed,
                  entry.step(),
                  entry.step() == Step.RELEASED
                      ? ", and the next night takes it or one has; what is wrong in it a person leads on (worklist)"
                      : "; key it again: jobs/claimway remit enter FILE"));
    }
  }

  /**
   * Lets the item of an entry follow it.
   *
   * @param waiting null where it waits for nobody
   */
  private static void follow(PublishingTransaction tx, String id, EnteredRemittance waiting)
      throws SQLException {
    WorkItemKey key = WorkItemKey.of(WorkItemKind.REMITTANCE_TO_APPROVE, id);
    DueItems.in(tx)
        .allUnder(List.of(key))
        .add(
            waiting == null
                ? List.of()
                : List.of(
                    WorkItem.of(
                        key, "entry " + id, "keyed from " + waiting.words(), waiting.cents())))
        .merge();
  }

  private Run run(String job, Run night) {
    return runs.findUnfinished(job).orElseGet(() -> DecisionRuns.begin(runs, job, night));
  }

  private StageContext context(Run run, long epoch, CrashPoints crashPoints) {
    return new StageContext(
        run, runs.beginAttempt(run, StageName.REPORT, epoch), runs, crashPoints);
  }

  private boolean isUnfinished(Entry entry, String job) {
    return runs.findUnfinished(job + entry.entryId() + "-" + entry.seq()).isPresent();
  }

  /** Finishes what a killed command left of an entry's newest steps. */
  private Entry finished(Entry entry, String job) {
    for (int seq = entry.seq(); seq > 0; seq--) {
      Optional<Run> begun = runs.findUnfinished(job + entry.entryId() + "-" + seq);
      if (begun.isPresent()) {
        return finish(begun.get(), entry.entryId());
      }
    }
    return entry;
  }

  /** Puts what is released where the next night looks, then ends the run. */
  private Entry finish(Run run, String id) {
    Entry entry =
        database.inTransaction(connection -> EntryTables.find(connection, id)).orElseThrow();
    if (entry.step() == Step.RELEASED) {
      keep(
          mailboxes.inbound(MAILBOX, id + ".835"),
          objects.get(InboundReceiver.evidenceKey(entry.sha256())));
    }
    runs.finish(run.runId(), 0);
    return entry;
  }

  private void keep(String key, byte[] content) {
    if (objects.putIfAbsent(key, content) == PutOutcome.CONFLICT) {
      throw new IllegalStateException("Cannot keep " + key + ": other bytes lie there");
    }
  }
}
