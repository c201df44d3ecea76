package io.claimway.batch;

import io.claimway.money.BankingCalendar;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.payout.BankCutOff;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutSettings;
import io.claimway.payout.PayoutState;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.payout.BatchEvents;
import io.claimway.postgres.payout.BatchEvents.Word;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person does to payout batches before they leave: prepares one by hand, takes one practice
 * out, gives another pay date, cancels. Each is a run of its own, and may be asked for again after
 * a crash.
 */
public final class ChangePayouts {
  private static final String CHANGE_JOB = "payout-change-";
  private static final String PREPARE_JOB = "payout-prepare-";
  private static final int ENDED_WITHOUT_EFFECT = 4;

  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final PayoutSettings settings;
  private final People people;
  private final ZoneId zone;
  private final PayoutPreparation preparation;

  /**
   * @param people who may change what is paid
   */
  public ChangePayouts(
      Database database,
      RunStore runs,
      ObjectStore objects,
      PayoutSettings settings,
      People people,
      ZoneId zone,
      PayoutPreparation preparation) {
    this.database = database;
    this.runs = runs;
    this.objects = objects;
    this.settings = settings;
    this.people = people;
    this.zone = zone;
    this.preparation = preparation;
  }

  /**
   * When and under which lease something is done.
   *
   * @param now by the clock of whoever asks
   */
  public record Moment(Instant now, long epoch, CrashPoints crashPoints) {}

  @FunctionalInterface
  private interface Change {
    void make(PublishingTransaction tx) throws SQLException;
  }

  /**
   * Prepares a batch of what is owed and in no payout, as far as its cycle is due.
   *
   * @param only these practices; all where empty
   * @param payDate null for the first one that leaves time to approve it
   * @throws RunRefused when the person may not, nothing can be paid, or the bank cannot meet the
   *     date
   */
  public List<PayoutTables.Batch> prepare(
      Set<String> only, LocalDate payDate, String person, Moment moment) {
    String practices =
        only.stream().sorted().map(id -> " --practice " + id).collect(Collectors.joining());
    people.mayDo(person, Deed.of("prepare payouts", Right.APPROVE, "payout prepare" + practices));
    BankCutOff cutOff = settings.bankCutOff();
    LocalDate on =
        payDate == null
            ? cutOff.payDateWithTimeToApprove(moment.now())
            : reachable("prepare payouts", payDate, moment.now());
    PayoutCycle cycle =
        PayoutCycle.allDue(cutOff.today(moment.now()), settings.leadBankingDays(), on);
    Optional<String> begun = findBegun(PREPARE_JOB);
    Run run =
        begun
            .flatMap(runs::findUnfinished)
            .orElseGet(() -> begin(PREPARE_JOB + (count(PREPARE_JOB) + 1), moment.now()));
    if (!runs.isPublished(run.runId(), StageName.PAYOUT)) {
      try {
        publishPrepared(run, new PayoutPreparation.Order(List.of(cycle), only, person), moment);
      } catch (RunRefused nothing) {
        runs.finish(run.runId(), ENDED_WITHOUT_EFFECT);
        throw nothing;
      }
    }
    runs.finish(run.runId(), 0);
    return database.inTransaction(
        connection -> PayoutTables.listPreparedBy(connection, run.runId()));
  }

  private void publishPrepared(Run run, PayoutPreparation.Order order, Moment moment) {
    StageContext context = context(run, moment);
    context.publish(
        tx -> {
          PayoutPreparation.Prepared prepared = preparation.prepare(context, tx, order);
          if (prepared.batches().isEmpty()) {
            throw new RunRefused(nothingToPay(order, prepared));
          }
          people.mayDo(
              order.preparedBy(),
              new Deed("prepare payouts", Right.APPROVE, prepared.cents(), "", "payout prepare"));
          preparation.tellWaiting(context, tx, order.cycles().get(0).confirmedThrough());
          return List.of(ControlTotals.through("payouts", prepared.payouts(), prepared.cents()));
        });
  }

  private static String nothingToPay(
      PayoutPreparation.Order order, PayoutPreparation.Prepared prepared) {
    String whom = order.only().isEmpty() ? "nobody" : "none of " + order.only();
    LocalDate through = order.cycles().get(0).confirmedThrough();
    String why =
        "%s is owed anything for sessions confirmed through %s that is in no payout"
            .formatted(whom, through);
    if (!prepared.sorted().withoutAccount().isEmpty()) {
      why =
          "practice %s has not said where to pay; its account comes with the facts of its providers"
              .formatted(prepared.sorted().withoutAccount().get(0).practiceId());
    } else if (!prepared.sorted().toReturnedAccount().isEmpty()) {
      String practice = prepared.sorted().toReturnedAccount().get(0).practiceId();
      why =
          "the bank returned what was paid to the account of practice %s; once that takes money again: jobs/claimway payout prepare --practice %1$s --as ID"
              .formatted(practice);
    } else if (!prepared.sorted().toChangedAccount().isEmpty()) {
      why =
          "the bank says that the account of practice %s is written otherwise; once the practice has said where to pay: jobs/claimway worklist --kind ACCOUNT_CHANGE, then jobs/claimway resolve ITEM --as ID --because WORDS"
              .formatted(prepared.sorted().toChangedAccount().get(0).practiceId());
    }
    return "Cannot prepare payouts: " + why;
  }

  /** Takes a batch back; what it would have paid is payable again. */
  public PayoutTables.Batch cancel(String batchId, Word word, Moment moment) {
    return change("cancel", batchId, "", word, moment, tx -> BatchEvents.cancel(tx, batchId, word));
  }

  /** Takes a practice out of a batch, so that the rest may leave. */
  public PayoutTables.Batch drop(String batchId, String practiceId, Word word, Moment moment) {
    return change(
        "drop",
        batchId,
        " --practice " + practiceId,
        word,
        moment,
        tx -> BatchEvents.drop(tx, batchId, payoutOf(tx, batchId, practiceId), word));
  }

  /**
   * Gives a batch another pay date.
   *
   * @param payDate null for the first one that leaves time to approve it
   */
  public PayoutTables.Batch redate(String batchId, LocalDate payDate, Word word, Moment moment) {
    LocalDate on =
        payDate == null
            ? settings.bankCutOff().payDateWithTimeToApprove(moment.now())
            : reachable("redate " + batchId, payDate, moment.now());
    return change(
        "redate", batchId, "", word, moment, tx -> BatchEvents.redate(tx, batchId, on, word));
  }

  private static String payoutOf(PublishingTransaction tx, String batchId, String practiceId)
      throws SQLException {
    List<PayoutTables.Payout> payouts = PayoutTables.listPayouts(tx.connection(), batchId);
    PayoutTables.Payout found =
        payouts.stream()
            .filter(payout -> payout.practiceId().equals(practiceId))
            .findFirst()
            .orElseThrow(
                () ->
                    new RunRefused(
                        "Cannot drop practice %s: batch %s does not pay it; it shows: jobs/claimway payout show %2$s"
                            .formatted(practiceId, batchId)));
    if (payouts.size() == 1) {
      throw new RunRefused(
          "Cannot drop practice %s: batch %s pays nobody else; cancel it: jobs/claimway payout cancel %2$s --because WORDS --as ID"
              .formatted(practiceId, batchId));
    }
    return found.payoutId();
  }

  private LocalDate reachable(String what, LocalDate payDate, Instant now) {
    LocalDate earliest = settings.bankCutOff().earliestPayDate(now);
    if (!BankingCalendar.isBankingDay(payDate) || payDate.isBefore(earliest)) {
      throw new RunRefused(
          "Cannot %s: the bank pays on banking days from %s on, %s is none; it is %s"
              .formatted(what, earliest, payDate, settings.bankCutOff().words(now)));
    }
    return payDate;
  }

  private PayoutTables.Batch change(
      String verb, String batchId, String options, Word word, Moment moment, Change change) {
    PayoutTables.Batch batch = find(verb, batchId);
    int last = database.inTransaction(connection -> BatchEvents.findLast(connection, batchId));
    Optional<Run> cutOff = runs.findUnfinished(CHANGE_JOB + batchId + "-" + last);
    if (cutOff.isPresent()) {
      runs.finish(cutOff.get().runId(), 0);
      return batch;
    }
    String command = "payout %s %s%s --because WORDS".formatted(verb, batchId, options);
    people.mayDo(
        word.person(), new Deed(verb + " " + batchId, Right.APPROVE, batch.cents(), "", command));
    if (batch.state() != PayoutState.PREPARED) {
      throw new RunRefused(
          "Cannot %s %s: it is %s, and only a prepared batch changes; there are: jobs/claimway payout list"
              .formatted(verb, batchId, batch.state()));
    }
    withdrawRelease(verb, batchId, last);
    String job = CHANGE_JOB + batchId + "-" + (last + 1);
    Run run = runs.findUnfinished(job).orElseGet(() -> begin(job, moment.now()));
    try {
      context(run, moment)
          .publish(
              tx -> {
                change.make(tx);
                PayoutTables.Batch changed =
                    PayoutTables.findBatch(tx.connection(), batchId).orElseThrow();
                PayoutPreparation.mask(objects, tx, changed);
                return List.of(
                    ControlTotals.through("payouts", changed.payouts(), changed.cents()));
              });
    } catch (RunRefused refused) {
      runs.finish(run.runId(), ENDED_WITHOUT_EFFECT);
      throw refused;
    }
    runs.finish(run.runId(), 0);
    return find(verb, batchId);
  }

  /** A release that was cut off before the bank had its file is over; one after that is not. */
  private void withdrawRelease(String verb, String batchId, int last) {
    Optional<Run> release = runs.findUnfinished(ReleasePayouts.job(batchId, last));
    if (release.isEmpty()) {
      return;
    }
    String runId = release.get().runId();
    if (ReleasePayouts.isDelivered(database, objects, runId)) {
      throw new RunRefused(
          "Cannot %s %s: the bank has its file; finish its release: jobs/claimway payout approve %2$s --as ID"
              .formatted(verb, batchId));
    }
    database.inTransaction(
        connection ->
            OutboundFiles.withhold(
                connection, runId, "the batch was changed before the bank had its file"));
    runs.finish(runId, ENDED_WITHOUT_EFFECT);
  }

  private PayoutTables.Batch find(String verb, String batchId) {
    return database
        .inTransaction(connection -> PayoutTables.findBatch(connection, batchId))
        .orElseThrow(
            () ->
                new RunRefused(
                    "Cannot %s %s: there is no such batch; there are: jobs/claimway payout list"
                        .formatted(verb, batchId)));
  }

  private Optional<String> findBegun(String jobs) {
    return database
        .inTransaction(connection -> PayoutTables.listUnfinishedJobs(connection, jobs))
        .stream()
        .findFirst();
  }

  private int count(String jobs) {
    return database.inTransaction(connection -> PayoutTables.countRuns(connection, jobs));
  }

  private Run begin(String job, Instant now) {
    LocalDate today = settings.bankCutOff().today(now);
    Run run =
        new Run(
            Run.idOf(job, today),
            job,
            today,
            now,
            zone,
            new RunManifest(List.of(), List.of(), "", ""));
    runs.create(run);
    return run;
  }

  private StageContext context(Run run, Moment moment) {
    return new StageContext(
        run, runs.beginAttempt(run, StageName.PAYOUT, moment.epoch()), runs, moment.crashPoints());
  }
}
