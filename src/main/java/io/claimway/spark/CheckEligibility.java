package io.claimway.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import io.claimway.eligibility.AskingEntities;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.CoverageQuestion;
import io.claimway.exchange.AnswerIntake;
import io.claimway.exchange.AnswerIntake.TakenAnswers;
import io.claimway.exchange.Delivery;
import io.claimway.exchange.InquiryFiles;
import io.claimway.exchange.Pause;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.eligibility.EligibilityTables;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.run.StageName;
import io.claimway.spark.CoverageCases.CoverageCase;
import io.claimway.spark.StagingSink.Passing;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;

/**
 * Decides the coverage of each client and date of service: asks payers for what is unknown or stale
 * (270), waits a while, takes in what came (271), and decides.
 */
public final class CheckEligibility implements Stage {

  /** A few megabytes on the driver, and as many as two files hold. */
  private static final long QUESTIONS_AT_ONCE = 10_000;

  private static final String DECISIONS = "decisions";
  private static final String INQUIRIES = "inquiries";

  private final FactDatasets facts;
  private final PublishedDatasets datasets;
  private final StagingSink sink;
  private final EvidenceReader evidence;
  private final InquiryFiles files;
  private final Delivery delivery;
  private final AnswerIntake intake;
  private final PayerProfiles profiles;
  private final Pause pause;
  private final Duration longestWait;

  /**
   * @param longestWait longest time that the stage waits for answers to tonight's questions
   */
  public CheckEligibility(
      FactDatasets facts,
      PublishedDatasets datasets,
      StagingSink sink,
      EvidenceReader evidence,
      InquiryFiles files,
      Delivery delivery,
      AnswerIntake intake,
      PayerProfiles profiles,
      Pause pause,
      Duration longestWait) {
    this.facts = facts;
    this.datasets = datasets;
    this.sink = sink;
    this.evidence = evidence;
    this.files = files;
    this.delivery = delivery;
    this.intake = intake;
    this.profiles = profiles;
    this.pause = pause;
    this.longestWait = longestWait;
  }

  @Override
  public StageName name() {
    return StageName.ELIGIBILITY;
  }

  @Override
  public void run(StageContext context) {
    if (facts.isEmpty(context)) {
      withoutSessions(context);
      return;
    }
    context.reach(CrashPoints.BEFORE_STAGING);
    Dataset<CoverageCase> cases =
        CoverageCases.of(facts.sessions(context), facts.clients(context))
            .persist(StorageLevel.DISK_ONLY());
    try {
      decide(context, cases);
    } finally {
      cases.unpersist();
    }
  }

  private void withoutSessions(StageContext context) {
    if (!intake.hasOpen()) {
      context.publishNothing(DECISIONS, INQUIRIES);
      return;
    }
    TakenAnswers taken = intake.take(context, Set.of());
    StagedRows none = StagedRows.none(EligibilityTables.DECISIONS, context.attemptId());
    context.publish(
        tx -> {
          taken.publish(tx);
          return EligibilityTables.publish(tx, none);
        });
  }

  private void decide(StageContext context, Dataset<CoverageCase> cases) {
    AskingEntities entities = AskingEntities.of(facts.terms(context).contracts());
    CoverageCases coverage = new CoverageCases(profiles, entities, evidence, context);
    Set<String> partners = ask(context, coverage.questions(cases), entities);
    TakenAnswers taken = intake.take(context, partners);
    String path = context.datasetPath(DECISIONS);
    Passing<CoverageDecision> decisions =
        sink.copyOnTheWay(
            coverage.decisions(cases),
            List.of(new Target<>(EligibilityTables.DECISIONS, CoverageDecision.class, List::of)),
            CoverageDecision.class,
            List::of,
            context);
    datasets.write(decisions.records(), path);
    StagedRows staged = decisions.staged().get(0);
    context.publish(
        Map.of(DECISIONS, path),
        tx -> {
          taken.publish(tx);
          return EligibilityTables.publish(tx, staged);
        });
  }

  /** Asks, waits, and answers which partners were asked. */
  private Set<String> ask(
      StageContext context, Dataset<CoverageQuestion> questions, AskingEntities entities) {
    Dataset<CoverageQuestion> asked = questions.persist(StorageLevel.DISK_ONLY());
    Map<String, Integer> sent;
    try {
      long count = asked.count();
      if (count == 0) {
        return Set.of();
      }
      sent =
          files.make(
              context,
              inOrder(asked, count).toLocalIterator(),
              question -> entities.find(question).orElseThrow());
    } finally {
      asked.unpersist();
    }
    delivery.deliver(context, InquiryFiles.KIND);
    if (!sent.isEmpty()) {
      intake.await(context, pause, longestWait, sent);
    }
    return sent.keySet();
  }

  /** As they are planned into files; the driver has one partition of them at a time. */
  private Dataset<CoverageQuestion> inOrder(Dataset<CoverageQuestion> questions, long count) {
    Column[] order = {partner(), col("payer"), col("clientState"), col("trace")};
    int partitions = Math.toIntExact(1 + count / QUESTIONS_AT_ONCE);
    return questions.repartitionByRange(partitions, order).sortWithinPartitions(order);
  }

  private Column partner() {
    List<Column> partners = new ArrayList<>();
    for (PayerProfile profile : profiles.list()) {
      partners.add(lit(profile.payer()));
      partners.add(lit(profile.partner()));
    }
    return map(partners.toArray(Column[]::new)).getItem(col("payer"));
  }
}
