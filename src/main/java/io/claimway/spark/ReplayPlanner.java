package io.claimway.spark;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimBuilder;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.ClaimRules;
import io.claimway.claim.ClientDay;
import io.claimway.claim.DayOutcome;
import io.claimway.claim.FiledVersion;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.edit.BilledSession;
import io.claimway.exchange.Delivery;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.claim.BilledSessions;
import io.claimway.postgres.claim.Brakes;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.replay.ReplayFacts;
import io.claimway.postgres.replay.ReplayTables;
import io.claimway.postgres.replay.ReplayTables.RejectedRow;
import io.claimway.replay.PlannedClaim;
import io.claimway.replay.RejectedClaim;
import io.claimway.replay.ReplayAction;
import io.claimway.replay.ReplayDecision;
import io.claimway.replay.ReplayPlan;
import io.claimway.replay.ReplayRule;
import io.claimway.replay.ReplaySelection;
import io.claimway.run.Run;
import io.claimway.s3.ObjectStore;
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
 * against what was delivered. Works on the driver, for the hundreds of claims of a plan; only what
 * the versions said is read by Spark.
 */
public final class ReplayPlanner {
  private static final String SCRATCH_TRANSACTION = "0001";

  private final PublishedDatasets datasets;
  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final EvidenceReader evidence;
  private final PayerProfiles profiles;
  private final Duration amendmentWindow;

  public ReplayPlanner(
      PublishedDatasets datasets,
      Database database,
      RunStore runs,
      ObjectStore objects,
      EvidenceReader evidence,
      PayerProfiles profiles,
      Duration amendmentWindow) {
    this.datasets = datasets;
    this.database = database;
    this.runs = runs;
    this.objects = objects;
    this.evidence = evidence;
    this.profiles = profiles;
    this.amendmentWindow = amendmentWindow;
  }

  /**
   * A plan with the claims behind its NEW ones.
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

  /** What the tables know of the claims and of what surrounds them. */
  private record Asked(
      List<RejectedRow> rows, BilledSessions.Past past, ReplayFacts facts, Set<String> paused) {}

  Drafted draft(Run night, ReplaySelection selection) {
    Asked asked = ask(night, selection);
    List<FiledVersion> filed = new FiledContents(datasets, runs).read(asked.past().changed());
    Map<Long, DayOutcome> days = days(night, asked, filed);
    Map<Long, FiledVersion> versions = new HashMap<>();
    filed.forEach(version -> versions.put(version.claimId(), version));
    Map<String, ClaimSegments> delivered = delivered(asked.rows());
    Map<Long, ReplayDecision> decisions = new TreeMap<>();
    List<PlannedClaim> planned = new ArrayList<>();
    for (RejectedRow row : asked.rows()) {
      RejectedClaim rejected =
          new RejectedClaim(
              versions.get(row.claimId()),
              row.patientControlNumber(),
              row.source(),
              row.codes(),
              row.whole());
      ReplayDecision decision =
          ReplayRule.decide(
              rejected,
              days.get(row.claimId()),
              claim -> difference(delivered.get(row.patientControlNumber()), rejected, claim));
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
          BilledSessions.Past past =
              BilledSessions.readOfClaims(
                  connection, rows.stream().map(RejectedRow::claimId).toList());
          Set<String> sessions = new HashSet<>();
          past.changed().forEach(claim -> sessions.addAll(claim.sessionIds()));
          return new Asked(
              rows,
              past,
              ReplayFacts.read(connection, evidence, profiles, night, sessions),
              Brakes.pausedPayers(connection));
        });
  }

  /** What the days of these versions become, by claim id. */
  private Map<Long, DayOutcome> days(Run night, Asked asked, List<FiledVersion> filed) {
    ClaimRules rules =
        new ClaimRules(
            profiles,
            asked.facts().contracts(),
            asked.facts().charges(),
            asked.paused(),
            night.asOf(),
            night.businessDate(),
            amendmentWindow);
    ClaimBuilder builder = new ClaimBuilder(rules, BuildClaims.codes());
    Map<String, List<FiledVersion>> byDay = new TreeMap<>();
    filed.forEach(
        version -> byDay.computeIfAbsent(day(version), key -> new ArrayList<>()).add(version));
    Map<Long, DayOutcome> outcomes = new HashMap<>();
    byDay.forEach(
        (day, versions) -> {
          List<BilledSession> billed =
              asked.past().billed().stream()
                  .filter(each -> (each.clientId() + "|" + each.serviceDate()).equals(day))
                  .toList();
          DayOutcome outcome =
              builder.build(
                  new ClientDay(
                      versions.stream()
                          .flatMap(version -> version.sessionIds().stream())
                          .distinct()
                          .map(asked.facts()::caseOf)
                          .toList(),
                      billed,
                      asked.past().overlapping(),
                      versions));
          versions.forEach(version -> outcomes.put(version.claimId(), outcome));
        });
    return outcomes;
  }

  private static String day(FiledVersion version) {
    return version.content().clientId() + "|" + version.content().serviceDate();
  }

  /** What was delivered, read back from the evidence: profiles may have changed since. */
  private Map<String, ClaimSegments> delivered(List<RejectedRow> rows) {
    Map<String, Set<String>> byFile = new TreeMap<>();
    rows.forEach(
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
    PatientControlNumber number = next(rejected.filed());
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

  private static PatientControlNumber next(FiledVersion filed) {
    return new PatientControlNumber(filed.claimId(), filed.version() + 1);
  }

  private static PlannedClaim planned(RejectedRow row, ReplayDecision decision, ReplayFacts facts) {
    FiledVersion filed = decision.rejected().filed();
    boolean isNew = decision.action() == ReplayAction.NEW;
    List<String> inputs = new ArrayList<>();
    inputs.add(
        ReplayPlan.input(
            "claim",
            "version %d %s after %d events"
                .formatted(filed.version(), filed.state(), row.lastSeq())));
    inputs.addAll(facts.inputs(filed.sessionIds()));
    return new PlannedClaim(
        row.claimId(),
        filed.version(),
        row.patientControlNumber(),
        isNew ? next(filed).text() : "",
        row.payer(),
        decision.rejected().cause(),
        decision.action(),
        decision.reason(),
        row.twinBilled()
            ? "another claim of that day bills the same procedure"
            : "none: refused before adjudication",
        decision.chargeCents(),
        decision.changes(),
        isNew ? ClaimContent.sha256(decision.claim()) : "",
        inputs);
  }
}
