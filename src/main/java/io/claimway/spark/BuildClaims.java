package io.claimway.spark;

import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.ClaimBuilder;
import io.claimway.claim.ClaimRules;
import io.claimway.claim.ClientOutcome;
import io.claimway.claim.ClientWork;
import io.claimway.claim.code.GroupTherapy;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Charge;
import io.claimway.party.Contract;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.TaskDatabase;
import io.claimway.postgres.claim.Brakes;
import io.claimway.postgres.claim.BuiltRows;
import io.claimway.postgres.claim.ClaimTables;
import io.claimway.postgres.claim.HoldTables;
import io.claimway.postgres.claim.SessionSlots;
import io.claimway.postgres.claim.SessionSlots.MovedSession;
import io.claimway.run.StageName;
import io.claimway.session.Session;
import io.claimway.spark.ClientCases.ClientCase;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.x12.claim837.ClaimCheck;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import scala.reflect.ClassTag$;

/** Stage build: sessions to claims or holds. */
public final class BuildClaims implements Stage {
  private static final List<Target<ClientOutcome, ?>> TARGETS =
      List.of(
          new Target<>("staging.build_claim", BuiltRows.ClaimRow.class, BuiltRows::claims),
          new Target<>("staging.build_line", BuiltRows.LineRow.class, BuiltRows::lines),
          new Target<>("staging.build_content", BuiltRows.ContentRow.class, BuiltRows::contents),
          new Target<>("staging.build_session", BuiltRows.SessionRow.class, BuiltRows::sessions),
          new Target<>("staging.build_hold", BuiltRows.HoldRow.class, BuiltRows::holds),
          new Target<>("staging.build_finding", BuiltRows.FindingRow.class, BuiltRows::findings),
          new Target<>("staging.build_closing", BuiltRows.ClosingRow.class, BuiltRows::closings),
          new Target<>(
              "staging.build_withdrawal", BuiltRows.WithdrawalRow.class, BuiltRows::withdrawals));

  private final SparkEngine engine;
  private final StagingSink sink;
  private final FactDatasets facts;
  private final PublishedDatasets datasets;
  private final Database database;
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
      PayerProfiles profiles,
      Duration amendmentWindow) {
    this.engine = engine;
    this.sink = sink;
    this.facts = facts;
    this.datasets = datasets;
    this.database = database;
    this.profiles = profiles;
    this.amendmentWindow = amendmentWindow;
  }

  @Override
  public StageName name() {
    return StageName.BUILD;
  }

  @Override
  public void run(StageContext context) {
    if (facts.isEmpty(context)) {
      context.publishNothing("sessions", "claims", "lines");
      return;
    }
    context.reach(CrashPoints.BEFORE_STAGING);
    Dataset<Session> sessions = facts.sessions(context);
    StagedRows slots =
        sink.copy(slots(sessions), SessionSlots.Slot.class, "staging.build_slot", context);
    if (slots.isEmpty()) {
      context.publishNothing("sessions", "claims", "lines");
      return;
    }
    stageAndPublish(context, sessions, slots);
  }

  private void stageAndPublish(StageContext context, Dataset<Session> sessions, StagedRows slots) {
    List<StagedRows> staged =
        sink.copyInOnePass(cases(context, sessions), building(context), TARGETS, context);
    context.publish(
        tx -> {
          tx.take(slots);
          for (StagedRows each : staged) {
            tx.take(each);
          }
          HoldTables.announceStatuses(tx);
          ClaimTables.publish(tx);
          HoldTables.publish(tx);
          return ClaimTables.totals(tx, slots.rows());
        });
  }

  private static Dataset<SessionSlots.Slot> slots(Dataset<Session> sessions) {
    return sessions
        .select(
            col("sessionId"),
            col("clientId"),
            col("providerId"),
            ClientCases.serviceDate("").as("serviceDate"),
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
        .as(RecordEncoder.of(SessionSlots.Slot.class));
  }

  private Dataset<ClientCase> cases(StageContext context, Dataset<Session> sessions) {
    List<MovedSession> moved =
        database.inTransaction(
            connection -> {
              SessionSlots.stageOverlapping(connection, context.attemptId());
              return SessionSlots.listMoved(connection, context.attemptId());
            });
    return ClientCases.of(
        sessions,
        engine.session().createDataset(moved, RecordEncoder.of(MovedSession.class)),
        facts.clients(context),
        facts.providers(context),
        datasets
            .find(context, StageName.ELIGIBILITY, "decisions", CoverageDecision.class)
            .orElseGet(
                () -> engine.session().emptyDataset(RecordEncoder.of(CoverageDecision.class))));
  }

  private StagingSink.OnePass<ClientCase, ClientOutcome> building(StageContext context) {
    Broadcast<ClaimRules> rules = broadcast(rules(context), ClaimRules.class);
    TaskDatabase past = sink.database();
    long attemptId = context.attemptId();
    return partition -> {
      ClaimBuilder builder =
          new ClaimBuilder(
              rules.value(),
              CodeLibrary.clinicalCodes(),
              new ClaimCheck(rules.value().profiles())::flaws);
      return built(new ClientWorks(partition, past, attemptId, builder.daysAround()), builder);
    };
  }

  private static Iterator<ClientOutcome> built(Iterator<ClientWork> works, ClaimBuilder builder) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return works.hasNext();
      }

      @Override
      public ClientOutcome next() {
        return builder.build(works.next());
      }
    };
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

  private <T> Broadcast<T> broadcast(T value, Class<T> type) {
    return engine.session().sparkContext().broadcast(value, ClassTag$.MODULE$.apply(type));
  }
}
