package io.claimway.batch;

import io.claimway.party.Contract;
import io.claimway.party.Practice;
import io.claimway.payout.AccountVault;
import io.claimway.payout.BankCutOff;
import io.claimway.payout.PayoutState;
import io.claimway.payout.RateChanges;
import io.claimway.postgres.Database;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.payout.BehindBatch;
import io.claimway.postgres.payout.BehindBatch.Break;
import io.claimway.postgres.payout.BehindBatch.Change;
import io.claimway.postgres.payout.EntryNotices;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.RunRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a batch may leave: it is what was prepared, no broken promise names its practices, what
 * stands behind it is still so, and the bank can meet its date. A refusal names the command that
 * leads out.
 */
public final class ReleaseChecks {
  /** As many reasons as a refusal names. */
  private static final int NAMED = 5;

  /** Facts of any time count: a batch is held to the newest that the book has. */
  private static final Instant ALL_THAT_IS_KNOWN = Instant.parse("9999-12-31T00:00:00Z");

  private final Database database;
  private final BankCutOff cutOff;

  public ReleaseChecks(Database database, BankCutOff cutOff) {
    this.database = database;
    this.cutOff = cutOff;
  }

  /**
   * Refuses a batch that may not leave now.
   *
   * @throws RunRefused saying why, and what to do
   */
  void mustHold(PayoutTables.Batch batch, Instant now) {
    String batchId = batch.batchId();
    if (batch.state() != PayoutState.PREPARED) {
      throw new RunRefused(
          "Cannot release %s: it is %s, and only a prepared batch is released; there are: jobs/claimway payout list"
              .formatted(batchId, batch.state()));
    }
    String content =
        database.inTransaction(connection -> PayoutTables.contentSha256(connection, batchId));
    if (!content.equals(batch.contentSha256())) {
      throw new RunRefused(
          "Cannot release %s: its rows are not those that were prepared; %s"
              .formatted(batchId, anew(batchId)));
    }
    List<PayoutTables.Payout> payouts =
        database.inTransaction(connection -> PayoutTables.listPayouts(connection, batchId));
    mustNotBeBroken(batchId, payouts);
    mustBeAsPrepared(batchId, payouts, changes(batch, payouts));
    mustReach(batch, now);
  }

  /** Refuses a batch whose accounts the vault does not know all. */
  void mustKnow(PayoutTables.Batch batch, AccountVault vault) {
    List<PayoutTables.Payout> payouts =
        database.inTransaction(connection -> PayoutTables.listPayouts(connection, batch.batchId()));
    mustBeAsPrepared(
        batch.batchId(),
        payouts,
        payouts.stream()
            .filter(payout -> !vault.accounts().containsKey(payout.accountToken()))
            .map(
                payout ->
                    new Change(
                        payout.practiceId(),
                        "the vault has no account for its token " + payout.accountToken()))
            .toList());
  }

  private void mustNotBeBroken(String batchId, List<PayoutTables.Payout> payouts) {
    List<Break> breaks = database.inTransaction(BehindBatch::listBreaks);
    List<String> ofAll =
        breaks.stream()
            .filter(each -> each.practiceId() == null)
            .map(Break::invariant)
            .distinct()
            .toList();
    if (!ofAll.isEmpty()) {
      throw new RunRefused(
          "Cannot release %s: broken invariants block it, and name no practice: %s; what they are: jobs/claimway prove; mend them and run the next night"
              .formatted(batchId, String.join(", ", ofAll)));
    }
    Set<String> paid =
        payouts.stream().map(PayoutTables.Payout::practiceId).collect(Collectors.toSet());
    mustBeAsPrepared(
        batchId,
        payouts,
        breaks.stream()
            .filter(each -> paid.contains(each.practiceId()))
            .map(
                each ->
                    new Change(
                        each.practiceId(),
                        "invariant %s is broken at %s".formatted(each.invariant(), each.subject())))
            .toList());
  }

  private List<Change> changes(PayoutTables.Batch batch, List<PayoutTables.Payout> payouts) {
    List<Change> changes = new ArrayList<>();
    database.inTransaction(
        connection -> {
          Map<String, Practice> practices =
              FactTables.listPractices(
                  connection,
                  payouts.stream().map(PayoutTables.Payout::practiceId).toList(),
                  ALL_THAT_IS_KNOWN);
          Map<String, List<String>> otherwise = EntryNotices.listChangedAccounts(connection);
          for (PayoutTables.Payout payout : payouts) {
            changes.addAll(changed(batch, payout, practices.get(payout.practiceId())));
            if (otherwise
                .getOrDefault(payout.practiceId(), List.of())
                .contains(payout.accountToken())) {
              changes.add(
                  new Change(
                      payout.practiceId(), "the bank says that its account is written otherwise"));
            }
          }
          changes.addAll(BehindBatch.listChangedSessions(connection, batch.batchId(), payouts));
          List<RateChanges.Span> spans = BehindBatch.listSpans(connection, batch.batchId());
          Map<String, Contract> now = FactTables.listContracts(connection, ALL_THAT_IS_KNOWN);
          Map<String, Contract> then =
              FactTables.listContracts(
                  connection, BehindBatch.findAsOf(connection, batch.batchId()));
          RateChanges.between(then, now, spans)
              .forEach(words -> changes.add(new Change(null, words)));
          return null;
        });
    return changes;
  }

  private static List<Change> changed(
      PayoutTables.Batch batch, PayoutTables.Payout payout, Practice practice) {
    List<Change> changes = new ArrayList<>();
    String id = payout.practiceId();
    if (practice == null || practice.payoutAccountToken() == null) {
      changes.add(new Change(id, "it has no payout account any more"));
    } else if (!practice.payoutAccountToken().equals(payout.accountToken())
        || !Objects.equals(practice.payoutAccountLastFour(), payout.lastFour())
        || practice.holder() != batch.holder()) {
      changes.add(
          new Change(
              id,
              "its account ends in %s now, it was the one in %s"
                  .formatted(practice.payoutAccountLastFour(), payout.lastFour())));
    } else if (!practice.legalName().equals(payout.legalName())) {
      changes.add(new Change(id, "its legal name is another"));
    }
    return changes;
  }

  private static void mustBeAsPrepared(
      String batchId, List<PayoutTables.Payout> payouts, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<String> practices =
        changes.stream().map(Change::practiceId).filter(Objects::nonNull).distinct().toList();
    boolean all =
        changes.stream().anyMatch(change -> change.practiceId() == null)
            || practices.size() > NAMED
            || practices.size() >= payouts.size();
    String wayOut =
        all
            ? anew(batchId)
            : "the rest may leave without: "
                + practices.stream()
                    .map(
                        practice ->
                            "jobs/claimway payout drop %s --practice %s --because WORDS --as ID"
                                .formatted(batchId, practice))
                    .collect(Collectors.joining("; "))
                + "; what is dropped is still owed: jobs/claimway payout prepare --practice PRACTICE --as ID";
    throw new RunRefused(
        "Cannot release %s: %s%s; %s"
            .formatted(
                batchId,
                changes.stream()
                    .limit(NAMED)
                    .map(
                        change ->
                            change.practiceId() == null
                                ? change.words()
                                : "practice " + change.practiceId() + ": " + change.words())
                    .collect(Collectors.joining("; ")),
                changes.size() > NAMED ? " and %d more".formatted(changes.size() - NAMED) : "",
                wayOut));
  }

  private static String anew(String batchId) {
    return "take it back and prepare it anew: jobs/claimway payout cancel %s --because WORDS --as ID; jobs/claimway payout prepare --as ID"
        .formatted(batchId);
  }

  private void mustReach(PayoutTables.Batch batch, Instant now) {
    if (batch.payDate().isBefore(cutOff.earliestPayDate(now))) {
      throw new RunRefused(
          "Cannot release %s: its pay date %s is past the bank's cut-off of %s, it is %s; the next possible one is %s: jobs/claimway payout redate %1$s --because WORDS --as ID"
              .formatted(
                  batch.batchId(),
                  batch.payDate(),
                  cutOff.lastMoment(batch.payDate()),
                  cutOff.words(now),
                  cutOff.earliestPayDate(now)));
    }
  }
}
