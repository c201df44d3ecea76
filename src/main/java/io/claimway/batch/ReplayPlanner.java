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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Makes replay plans: rejected claims rebuilt by the night's own rules on today's facts, each held
 * against what was delivered. For the hundreds of claims of a plan, or the thousands of a refused
 * file: nothing of it is work for Spark.
 */
public final class ReplayPlanner {
  private static final String SCRATCH_TRANSACTION = "0001";

  /** Clients whose facts, contents and past are in memory at once: a few megabytes. */
  private static final int CLIENTS_AT_ONCE = 500;

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

  /** The hash of the rules that plans are made under. */
  String ruleSet() {
    return profiles.sha256();
  }

  /** The plan for what a selection asks for, on the facts that the newest night saw. */
  public ReplayPlan plan(Run night, ReplaySelection selection) {
    return plan(night, selection, decisions -> {});
  }

  /**
   * The same, some clients at a time: of their facts, contents and files nothing stays but what the
   * plan says.
   *
   * @param decided takes the decisions on the claims of some clients, with the claim behind what
   *     they send
   */
  ReplayPlan plan(
      Run night, ReplaySelection selection, Consumer<Collection<ReplayDecision>> decided) {
    Asked asked = ask(selection);
    List<PlannedClaim> planned = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    for (List<String> clients : asked.clientsAtATime()) {
      Share share = share(night, asked, clients);
      if (shared.isEmpty()) {
        shared.add(ReplayPlan.input("rule set", profiles.sha256()));
        shared.add(ReplayPlan.input("paused payers", new TreeSet<>(asked.paused())));
        shared.addAll(share.facts().sharedInputs());
      }
      Map<RejectedRow, ReplayDecision> decisions = decide(night, asked, share);
      decisions.forEach((row, decision) -> planned.add(planned(row, decision, share.facts())));
      decided.accept(decisions.values());
    }
    planned.sort(Comparator.comparing(PlannedClaim::claimId));
    return ReplayPlan.of(night.businessDate(), selection.words(), shared, planned);
  }

  private Map<RejectedRow, ReplayDecision> decide(Run night, Asked asked, Share share) {
    Map<Long, Lineage> lineages = new HashMap<>();
    Map<Long, ClientOutcome> outcomes = new HashMap<>();
    ClaimBuilder builder = builder(night, asked, share.facts());
    for (ClientWork work : share.works()) {
      ClientOutcome outcome = builder.build(work);
      for (Lineage lineage : work.lineages()) {
        lineages.put(lineage.claimId(), lineage);
        outcomes.put(lineage.claimId(), outcome);
      }
    }
    Map<String, ClaimSegments> delivered = delivered(share.rows());
    Map<RejectedRow, ReplayDecision> decisions = new LinkedHashMap<>();
    for (RejectedRow row : share.rows()) {
      RejectedClaim rejected =
          new RejectedClaim(
              lineages.get(row.claimId()),
              row.patientControlNumber(),
              row.source(),
              row.codes(),
              row.whole());
      decisions.put(
          row,
          ReplayRule.decide(
              rejected,
              outcomes.get(row.claimId()),
              claim ->
                  row.delivered()
                      ? difference(delivered.get(row.patientControlNumber()), rejected, claim)
                      : List.of()));
    }
    return decisions;
  }

  /**
   * What is asked for, by numbers and ids alone.
   *
   * @param sessions that some version of the claims bills, by client
   * @param overlapping sessions whose provider saw another client at the same time
   */
  private record Asked(
      List<RejectedRow> rows,
      Map<String, Set<String>> sessions,
      Set<String> overlapping,
      Set<String> paused) {

    /** A plan that asks for nothing rests on something too. */
    List<List<String>> clientsAtATime() {
      List<String> clients = List.copyOf(sessions.keySet());
      List<List<String>> shares = new ArrayList<>();
      for (int from = 0; from == 0 || from < clients.size(); from += CLIENTS_AT_ONCE) {
        shares.add(clients.subList(from, Math.min(from + CLIENTS_AT_ONCE, clients.size())));
      }
      return shares;
    }
  }

  private Asked ask(ReplaySelection selection) {
    return database.inTransaction(
        connection -> {
          List<RejectedRow> rows = ReplayTables.listRejected(connection, selection);
          List<Long> claims = rows.stream().map(RejectedRow::claimId).toList();
          return new Asked(
              rows,
              ReplayTables.sessionsByClient(connection, claims),
              SessionSlots.overlapping(connection, claims),
              Brakes.pausedPayers(connection));
        });
  }

  /** Some clients with all that the tables know of them and of what surrounds them. */
  private record Share(List<RejectedRow> rows, List<ClientWork> works, ReplayFacts facts) {}

  private Share share(Run night, Asked asked, List<String> clients) {
    Set<String> wanted = new HashSet<>(clients);
    Set<String> sessions = new TreeSet<>();
    clients.forEach(client -> sessions.addAll(asked.sessions().get(client)));
    return database.inTransaction(
        connection -> {
          ReplayFacts facts = ReplayFacts.read(connection, evidence, profiles, night, sessions);
          List<ClientPasts.Cases> cases =
              clients.stream()
                  .map(
                      client ->
                          new ClientPasts.Cases(
                              client,
                              asked.sessions().get(client).stream().map(facts::caseOf).toList()))
                  .toList();
          return new Share(
              asked.rows().stream().filter(row -> wanted.contains(row.clientId())).toList(),
              ClientPasts.find(
                  connection,
                  cases,
                  asked.overlapping(),
                  new Edits(CodeLibrary.clinicalCodes()).daysAround()),
              facts);
        });
  }

  private ClaimBuilder builder(Run night, Asked asked, ReplayFacts facts) {
    return new ClaimBuilder(
        new ClaimRules(
            profiles,
            facts.contracts(),
            facts.charges(),
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
    byFile.forEach((sha256, numbers) -> delivered.putAll(delivered(sha256, numbers)));
    return delivered;
  }

  private Map<String, ClaimSegments> delivered(String sha256, Set<String> numbers) {
    String key = Delivery.evidenceKey(sha256);
    try (InputStream file = objects.stream(key)) {
      return ClaimSegments.read(file, numbers::contains);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + key, e);
    }
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
