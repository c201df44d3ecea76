package io.claimway.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.claimway.eligibility.AskingEntities;
import io.claimway.eligibility.CoverageDecider;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.CoverageVisit;
import io.claimway.eligibility.InquiryPlanner;
import io.claimway.eligibility.KnownCoverage;
import io.claimway.party.Client;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import io.claimway.stage.StageContext;
import io.claimway.x12.eligibility.InquiryCheck;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;

/** Clients with their dates of service of a night, and what follows for each of them. */
final class CoverageCases implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PayerProfiles profiles;
  private final AskingEntities entities;
  private final InquiryCheck guide;
  private final EvidenceReader evidence;
  private final String runId;
  private final LocalDate businessDate;
  private final long attemptId;

  CoverageCases(
      PayerProfiles profiles,
      AskingEntities entities,
      EvidenceReader evidence,
      StageContext context) {
    this.profiles = profiles;
    this.entities = entities;
    this.guide = new InquiryCheck(profiles, entities);
    this.evidence = evidence;
    this.runId = context.run().runId();
    this.businessDate = context.businessDate();
    this.attemptId = context.attemptId();
  }

  /** One client with the dates of service that a payer could be billed for. */
  public record CoverageCase(Client client, List<CoverageVisit> visits) {

    @Override
    public String toString() {
      return "CoverageCase[" + client.clientId() + "]";
    }
  }

  /** The clients of these sessions; sessions that no payer pays for ask for no coverage. */
  static Dataset<CoverageCase> of(Dataset<Session> sessions, Dataset<Client> clients) {
    Object[] billable =
        Arrays.stream(SessionStatus.values())
            .filter(SessionStatus::billable)
            .map(Enum::name)
            .toArray();
    Column visit =
        struct(
            ClientCases.serviceDate("").as("serviceDate"),
            coalesce(col("clientState"), lit("")).as("clientState"));
    return sessions
        .where(col("status").isin(billable))
        .groupBy(col("clientId"))
        .agg(collect_set(visit).as("visits"))
        .join(
            clients.select(struct(col("*")).as("client")),
            col("client.clientId").equalTo(col("clientId")))
        .select(col("client"), col("visits"))
        .as(RecordEncoder.of(CoverageCase.class));
  }

  /**
   * What payers must be asked and can be: one person's bad fact silences nobody else's question.
   */
  Dataset<CoverageQuestion> questions(Dataset<CoverageCase> cases) {
    CoverageCases self = this;
    MapPartitionsFunction<CoverageCase, CoverageQuestion> ask =
        partition -> {
          InquiryPlanner planner = new InquiryPlanner(self.decider(), self.businessDate);
          return self.each(
              partition,
              known ->
                  planner.plan(known.of().client(), known.of().visits(), known.known()).stream()
                      .filter(question -> self.entities.find(question).isPresent())
                      .filter(question -> self.guide.flaw(question).isEmpty())
                      .toList());
        };
    return cases.mapPartitions(ask, RecordEncoder.of(CoverageQuestion.class));
  }

  /** One decision for each client and date of service. */
  Dataset<CoverageDecision> decisions(Dataset<CoverageCase> cases) {
    CoverageCases self = this;
    MapPartitionsFunction<CoverageCase, CoverageDecision> decide =
        partition -> {
          CoverageDecider decider = self.decider();
          InquiryPlanner planner = new InquiryPlanner(decider, self.businessDate);
          return self.each(partition, known -> self.decide(decider, planner, known));
        };
    return cases.mapPartitions(decide, RecordEncoder.of(CoverageDecision.class));
  }

  private CoverageDecider decider() {
    return new CoverageDecider(profiles, businessDate);
  }

  private List<CoverageDecision> decide(
      CoverageDecider decider, InquiryPlanner planner, KnownCase known) {
    Client client = known.of().client();
    TreeMap<LocalDate, CoverageVisit> days = new TreeMap<>();
    known.of().visits().stream()
        .sorted(Comparator.comparing(CoverageVisit::clientState))
        .forEach(visit -> days.putIfAbsent(visit.serviceDate(), visit));
    List<CoverageDecision> decisions = new ArrayList<>(days.size());
    days.forEach(
        (day, visit) -> {
          CoverageDecision decision = decider.decide(client, day, known.known().evidence());
          decisions.add(
              decision.unanswered()
                  ? planner
                      .about(client, visit)
                      .flatMap(guide::flaw)
                      .map(decision::unaskable)
                      .orElse(decision)
                  : decision);
        });
    return decisions;
  }

  private <T> Iterator<T> each(Iterator<CoverageCase> cases, Function<KnownCase, List<T>> outcome) {
    return new KnownCases<>(cases, evidence, runId, businessDate, attemptId, outcome);
  }

  /** A case with what is kept of its client. */
  record KnownCase(CoverageCase of, KnownCoverage known) {}
}
