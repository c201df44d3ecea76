package io.claimway.batch;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.Claim;
import io.claimway.claim.ClaimBuilder;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.ClaimRules;
import io.claimway.claim.ClientOutcome;
import io.claimway.claim.ClientWork;
import io.claimway.claim.Lineage;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.StandingVersion;
import io.claimway.claim.edit.Edits;
import io.claimway.exchange.Delivery;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.claim.Brakes;
import io.claimway.postgres.claim.ClientPasts;
import io.claimway.postgres.claim.SessionSlots;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.replay.ReplayFacts;
import io.claimway.postgres.replay.ReplayTables;
import io.claimway.postgres.replay.ReplayTables.RejectedRow;
import io.claimway.replay.PlannedClaim;
import io.claimway.replay.RejectedClaim;
import io.claimway.replay.ReplayDecision;
import io.claimway.replay.ReplayPlan;
import io.claimway.replay.ReplayRule;
import io.claimway.replay.ReplaySelection;
import io.claimway.run.Run;
import io.claimway.s3.ObjectStore;
import io.claimway.x12.claim837.ClaimCheck;
import io.claimway.x12.claim837.ClaimSegments;
import io.claimway.x12.claim837.OutboundClaim;
import io.claimway.x12.claim837.OutboundClaimFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes replay plans: rejected claims rebuilt by the night's own rules on today's facts, each held
 * against what was delivered. For the hundreds of claims of a plan: nothing of it is work for
 * Spark.
 */
public final class ReplayPlanner {
  private static final String SCRATCH_TRANSACTION = "0001";

  private final Database database;
  private final ObjectStore objects;
  private final EvidenceReader evidence;
  private final PayerProfiles profiles;
  private final Duration amendmentWindow;

  public ReplayPlanner(
      Database database,
      ObjectStore objects,
      EvidenceReader evidence,
      PayerProfiles profiles,
      Duration amendmentWindow) {
    this.database = database;
    this.objects = objects;
    this.evidence = evidence;
    this.profiles = profiles;
    this.amendmentWindow = amendmentWindow;
  }

  /**
   * A plan with the claims behind what it sends.
   *
   * @param decisions by claim id
   */
  record Drafted(ReplayPlan plan, Map<Long, ReplayDecision> decisions) {}

  /** The hash of the rules that plans are made under. */
  String ruleSet() {
    return profiles.sha256();
  }

  /** The plan for what a selection asks for, on the facts that the newest night saw. */
  public ReplayPlan plan(Run night, ReplaySelection selection) {
    return draft(night, selection).plan();
  }

  /**
   * What the tables know of the claims and of what surrounds them.
   *
   * @param works the clients of the claims
   */
  private record Asked(
      List<RejectedRow> rows, List<ClientWork> works, ReplayFacts facts, Set<String> paused) {}

  Drafted draft(Run night, ReplaySelection selection) {
    Asked asked = ask(night, selection);
    Map<Long, Lineage> lineages = new HashMap<>();
    Map<Long, ClientOutcome> outcomes = new HashMap<>();
    ClaimBuilder builder = builder(night, asked);
    for (ClientWork work : asked.works()) {
      ClientOutcome outcome = builder.build(work);
      for (Lineage lineage : work.lineages()) {
        lineages.put(lineage.claimId(), lineage);
        outcomes.put(lineage.claimId(), outcome);
      }
    }
    Map<String, ClaimSegments> delivered = delivered(asked.rows());
    Map<Long, ReplayDecision> decisions = new TreeMap<>();
    List<PlannedClaim> planned = new ArrayList<>();
    for (RejectedRow row : asked.rows()) {
      RejectedClaim rejected =
          new RejectedClaim(
              lineages.get(row.claimId()),
              row.patientControlNumber(),
              row.source(),
              row.codes(),
              row.whole());
      ReplayDecision decision =
          ReplayRule.decide(
              rejected,
              outcomes.get(row.claimId()),
              claim ->
                  row.delivered()
                      ? difference(delivered.get(row.patientControlNumber()), rejected, claim)
                      : List.of());
      decisions.put(row.claimId(), decision);
      planned.add(planned(row, decision, asked.facts()));
    }
    List<String> shared = new ArrayList<>();
    shared.add(ReplayPlan.input("rule set", profiles.sha256()));
    shared.add(ReplayPlan.input("paused payers", new TreeSet<>(asked.paused())));
    shared.addAll(asked.facts().sharedInputs());
    return new Drafted(
        ReplayPlan.of(night.businessDate(), selection.words(), shared, planned), decisions);
  }

  private Asked ask(Run night, ReplaySelection selection) {
    return database.inTransaction(
        connection -> {
          List<RejectedRow> rows = ReplayTables.listRejected(connection, selection);
          List<Long> claims = rows.stream().map(RejectedRow::claimId).toList();
          Map<String, Set<String>> sessions = ReplayTables.sessionsByClient(connection, claims);
          Set<String> all = new TreeSet<>();
          sessions.values().forEach(all::addAll);
          ReplayFacts facts = ReplayFacts.read(connection, evidence, profiles, night, all);
          List<ClientPasts.Cases> cases = new ArrayList<>();
          sessions.forEach(
              (client, ids) ->
                  cases.add(
                      new ClientPasts.Cases(client, ids.stream().map(facts::caseOf).toList())));
          return new Asked(
              rows,
              ClientPasts.find(
                  connection,
                  cases,
                  SessionSlots.overlapping(connection, claims),
                  new Edits(CodeLibrary.clinicalCodes()).daysAround()),
              facts,
              Brakes.pausedPayers(connection));
        });
  }

  private ClaimBuilder builder(Run night, Asked asked) {
    return new ClaimBuilder(
        new ClaimRules(
            profiles,
            asked.facts().contracts(),
            asked.facts().charges(),
            asked.paused(),
            night.asOf(),
            night.businessDate(),
            amendmentWindow),
        CodeLibrary.clinicalCodes(),
        new ClaimCheck(profiles)::flaws);
  }

  /** What was delivered, read back from the evidence: profiles may have changed since. */
  private Map<String, ClaimSegments> delivered(List<RejectedRow> rows) {
    Map<String, Set<String>> byFile = new TreeMap<>();
    rows.stream()
        .filter(RejectedRow::delivered)
        .forEach(
            row ->
                byFile
                    .computeIfAbsent(row.fileSha256(), file -> new HashSet<>())
                    .add(row.patientControlNumber()));
    Map<String, ClaimSegments> delivered = new HashMap<>();
    byFile.forEach(
        (sha256, numbers) ->
            delivered.putAll(
                ClaimSegments.read(
                    new ByteArrayInputStream(objects.get(Delivery.evidenceKey(sha256))),
                    numbers::contains)));
    return delivered;
  }

  private List<String> difference(ClaimSegments delivered, RejectedClaim rejected, Claim claim) {
    if (delivered == null) {
      throw new IllegalStateException(
          "Cannot compare claim "
              + rejected.patientControlNumber()
              + ": the file that was delivered does not hold it");
    }
    PatientControlNumber number = next(rejected.lineage());
    PayerProfile profile = profiles.get(claim.payer());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutboundClaimFile file =
        OutboundClaimFile.open(bytes, profiles.routeOf(claim.payer()), claim.serviceDate(), 1, 1)) {
      file.write(SCRATCH_TRANSACTION, List.of(OutboundClaim.of(claim, profile, number)));
    }
    return delivered.changesTo(
        ClaimSegments.read(new ByteArrayInputStream(bytes.toByteArray()), number.text()::equals)
            .get(number.text()));
  }

  private static PatientControlNumber next(Lineage lineage) {
    return new PatientControlNumber(lineage.claimId(), lineage.newest().version() + 1);
  }

  private static PlannedClaim planned(RejectedRow row, ReplayDecision decision, ReplayFacts facts) {
    Lineage lineage = decision.rejected().lineage();
    StandingVersion refused = lineage.newest();
    boolean sends = decision.action().sends();
    List<String> inputs = new ArrayList<>();
    inputs.add(
        ReplayPlan.input(
            "claim",
            "version %d %s after %d events"
                .formatted(refused.version(), refused.state(), row.lastSeq())));
    inputs.addAll(facts.inputs(lineage.sessionIds()));
    return new PlannedClaim(
        row.claimId(),
        refused.version(),
        row.patientControlNumber(),
        sends ? next(lineage).text() : "",
        row.payer(),
        decision.rejected().cause(),
        decision.action(),
        decision.reason(),
        row.twinBilled()
            ? "another claim of that day bills the same procedure"
            : "none: refused before adjudication",
        decision.chargeCents(),
        decision.changes(),
        sends ? ClaimContent.sha256(decision.claim()) : "",
        inputs);
  }
}
