package io.claimway.spark;

import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.Claim;
import io.claimway.claim.ClaimBuilder;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.ClaimRules;
import io.claimway.claim.ClientDay;
import io.claimway.claim.DayOutcome;
import io.claimway.claim.FiledVersion;
import io.claimway.claim.Hold;
import io.claimway.claim.SessionCase;
import io.claimway.claim.SessionOutcome;
import io.claimway.claim.code.GroupTherapy;
import io.claimway.claim.edit.BilledSession;
import io.claimway.claim.edit.ClinicalCodes;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Charge;
import io.claimway.party.Contract;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.claim.BilledSessions;
import io.claimway.postgres.claim.Brakes;
import io.claimway.postgres.claim.ClaimTables;
import io.claimway.postgres.claim.HoldTables;
import io.claimway.run.StageName;
import io.claimway.session.Session;
import io.claimway.spark.ClientDays.CasesOfDay;
import io.claimway.spark.StagingSink.Passing;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.util.CollectionAccumulator;
import scala.reflect.ClassTag$;

/** Stage build: sessions to claims or holds. */
public final class BuildClaims implements Stage {
  private final SparkEngine engine;
  private final StagingSink sink;
  private final FactDatasets facts;
  private final PublishedDatasets datasets;
  private final Database database;
  private final RunStore runs;
  private final PayerProfiles profiles;
  private final Duration amendmentWindow;

  /**
   * @param amendmentWindow time after confirmation in which a session is not yet billed
   */
  public BuildClaims(
      SparkEngine engine,
      StagingSink sink,
      FactDatasets facts,
      PublishedDatasets datasets,
      Database database,
      RunStore runs,
      PayerProfiles profiles,
      Duration amendmentWindow) {
    this.engine = engine;
    this.sink = sink;
    this.facts = facts;
    this.datasets = datasets;
    this.database = database;
    this.runs = runs;
    this.profiles = profiles;
    this.amendmentWindow = amendmentWindow;
  }

  @Override
  public StageName name() {
    return StageName.BUILD;
  }

  /** The past of tonight's sessions, as every task needs it. */
  private record Past(
      Set<String> overlapping,
      Map<String, List<BilledSession>> billed,
      Map<String, List<FiledVersion>> filed)
      implements Serializable {}

  @Override
  public void run(StageContext context) {
    if (facts.isEmpty(context)) {
      context.publishNothing("sessions", "claims", "lines");
      return;
    }
    context.reach(CrashPoints.BEFORE_STAGING);
    Dataset<Session> sessions = facts.sessions(context);
    StagedRows slots =
        sink.copy(slots(sessions), BilledSessions.Slot.class, "staging.build_slot", context);
    if (slots.isEmpty()) {
      context.publishNothing("sessions", "claims", "lines");
      return;
    }
    stageAndPublish(context, outcomes(context, sessions, past(context)), slots);
  }

  private void stageAndPublish(
      StageContext context, Dataset<DayOutcome> outcomes, StagedRows slots) {
    CollectionAccumulator<Long> closings = engine.session().sparkContext().collectionAccumulator();
    StagingSink.RowsOf<DayOutcome, ClaimTables.StagedClaim> claimRows =
        outcome -> {
          outcome.closedClaims().forEach(closings::add);
          return outcome.claims().stream().map(BuildClaims::row).toList();
        };
    Passing<Claim> claims =
        sink.copyOnTheWay(
            outcomes,
            List.of(
                new Target<>("staging.build_claim", ClaimTables.StagedClaim.class, claimRows),
                new Target<>(
                    "staging.build_line", ClaimTables.StagedLine.class, BuildClaims::lines),
                new Target<>(
                    "staging.build_session",
                    ClaimTables.StagedSession.class,
                    BuildClaims::sessions),
                new Target<>(
                    "staging.build_hold", ClaimTables.StagedHold.class, BuildClaims::holds)),
            Claim.class,
            DayOutcome::claims,
            context);
    String path = context.datasetPath("claims");
    datasets.write(claims.records(), path);
    List<StagedRows> staged = claims.staged();
    // A task that ran twice told the same claims twice.
    List<Long> closed = List.copyOf(new TreeSet<>(closings.value()));
    context.publish(
        Map.of("claims", path),
        tx -> {
          tx.take(slots);
          for (StagedRows each : staged) {
            tx.take(each);
          }
          HoldTables.announceStatuses(tx);
          ClaimTables.publish(tx, closed);
          HoldTables.publish(tx);
          return ClaimTables.totals(tx, slots.rows());
        });
  }

  private static Dataset<BilledSessions.Slot> slots(Dataset<Session> sessions) {
    return sessions
        .select(
            col("sessionId"),
            col("clientId"),
            col("providerId"),
            ClientDays.serviceDate("").as("serviceDate"),
            col("startsAt"),
            col("endsAt"),
            col("status")
                .isin("CONFIRMED", "AMENDED")
                .and(
                    not(
                        arrays_overlap(
                            col("lines.procedureCode"),
                            lit(GroupTherapy.PROCEDURES.toArray(new String[0])))))
                .as("exclusive"))
        .as(RecordEncoder.of(BilledSessions.Slot.class));
  }

  private Dataset<DayOutcome> outcomes(StageContext context, Dataset<Session> sessions, Past past) {
    Broadcast<ClaimRules> rules = broadcast(rules(context), ClaimRules.class);
    Broadcast<Past> known = broadcast(past, Past.class);
    Dataset<SessionCase> cases =
        ClientDays.cases(
            sessions,
            facts.clients(context),
            facts.providers(context),
            datasets
                .find(context, StageName.ELIGIBILITY, "decisions", CoverageDecision.class)
                .orElseGet(
                    () -> engine.session().emptyDataset(RecordEncoder.of(CoverageDecision.class))));
    MapPartitionsFunction<SessionCase, DayOutcome> build =
        partition -> built(ClientDays.days(partition), rules.value(), known.value());
    return cases.mapPartitions(build, RecordEncoder.of(DayOutcome.class));
  }

  private static Iterator<DayOutcome> built(
      Iterator<CasesOfDay> days, ClaimRules rules, Past past) {
    ClaimBuilder builder = new ClaimBuilder(rules, codes());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return days.hasNext();
      }

      @Override
      public DayOutcome next() {
        CasesOfDay day = days.next();
        String key = day.clientId() + "|" + day.serviceDate();
        return builder.build(
            new ClientDay(
                day.cases(),
                past.billed().getOrDefault(key, List.of()),
                past.overlapping(),
                past.filed().getOrDefault(key, List.of())));
      }
    };
  }

  /** The code tables of this process: every executor loads them once. */
  static ClinicalCodes codes() {
    return new ClinicalCodes(
        CodeLibrary.diagnoses(),
        CodeLibrary.procedures(),
        CodeLibrary.unitLimits(),
        CodeLibrary.procedurePairs(),
        CodeLibrary.addOns());
  }

  private ClaimRules rules(StageContext context) {
    Map<String, Charge> charges = new TreeMap<>();
    FactDatasets.Terms terms = facts.terms(context);
    terms.charges().forEach(charge -> charges.put(charge.procedureCode(), charge));
    List<Contract> contracts =
        terms.contracts().stream().sorted(Comparator.comparing(Contract::contractId)).toList();
    return new ClaimRules(
        profiles,
        contracts,
        charges,
        database.inTransaction(Brakes::pausedPayers),
        context.run().asOf(),
        context.businessDate(),
        amendmentWindow);
  }

  private Past past(StageContext context) {
    BilledSessions.Past past =
        database.inTransaction(connection -> BilledSessions.read(connection, context.attemptId()));
    Map<String, List<BilledSession>> billed = new HashMap<>();
    past.billed()
        .forEach(
            each ->
                billed
                    .computeIfAbsent(
                        each.clientId() + "|" + each.serviceDate(), key -> new ArrayList<>())
                    .add(each));
    Map<String, List<FiledVersion>> filed = new HashMap<>();
    for (FiledVersion version : new FiledContents(datasets, runs).read(past.changed())) {
      String key = version.content().clientId() + "|" + version.content().serviceDate();
      filed.computeIfAbsent(key, any -> new ArrayList<>()).add(version);
    }
    return new Past(past.overlapping(), billed, filed);
  }

  private <T> Broadcast<T> broadcast(T value, Class<T> type) {
    return engine.session().sparkContext().broadcast(value, ClassTag$.MODULE$.apply(type));
  }

  static ClaimTables.StagedClaim row(Claim claim) {
    return new ClaimTables.StagedClaim(
        claim.naturalKey(),
        claim.version(),
        claim.payer(),
        claim.payerSequence(),
        claim.billing().billingEntityId(),
        claim.clientId(),
        claim.providerId(),
        claim.practiceId(),
        claim.serviceDate(),
        claim.placeOfService(),
        claim.frequency(),
        claim.chargeCents(),
        claim.expectedCents(),
        claim.payerClaimNumber(),
        claim.reason(),
        claim.planId(),
        ClaimContent.sha256(claim));
  }

  static Iterator<ClaimTables.StagedLine> lines(Claim claim) {
    return claim.lines().stream()
        .map(
            line ->
                new ClaimTables.StagedLine(
                    claim.naturalKey(),
                    claim.version(),
                    line.lineNumber(),
                    line.sessionId(),
                    line.sessionRevision(),
                    line.procedureCode(),
                    line.modifiers(),
                    line.units(),
                    line.chargeCents(),
                    line.expectedCents()))
        .iterator();
  }

  private static List<ClaimTables.StagedLine> lines(DayOutcome outcome) {
    List<ClaimTables.StagedLine> rows = new ArrayList<>();
    outcome.claims().forEach(claim -> lines(claim).forEachRemaining(rows::add));
    return rows;
  }

  private static List<ClaimTables.StagedSession> sessions(DayOutcome outcome) {
    return outcome.sessions().stream()
        .map(
            each ->
                new ClaimTables.StagedSession(
                    each.sessionId(),
                    each.revision(),
                    each.disposition().name(),
                    each.reason(),
                    each.naturalKey(),
                    each.payer(),
                    each.practiceId(),
                    each.providerId(),
                    each.clientId(),
                    each.serviceDate(),
                    each.firstConfirmedOn(),
                    each.startsAt(),
                    each.endsAt(),
                    each.procedureCodes(),
                    each.chargeCents(),
                    each.earnedCents()))
        .toList();
  }

  private static List<ClaimTables.StagedHold> holds(DayOutcome outcome) {
    List<ClaimTables.StagedHold> rows = new ArrayList<>();
    for (SessionOutcome session : outcome.sessions()) {
      for (Hold hold : session.holds()) {
        rows.add(
            new ClaimTables.StagedHold(
                session.sessionId(),
                hold.code().name(),
                hold.editCode(),
                hold.missingFact(),
                hold.owner().name(),
                hold.deadline(),
                hold.cents()));
      }
    }
    return rows;
  }
}
