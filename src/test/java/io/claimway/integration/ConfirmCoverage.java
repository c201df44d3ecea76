package io.claimway.integration;

import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.CoverageOrder;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.run.StageName;
import io.claimway.session.Session;
import io.claimway.spark.FactDatasets;
import io.claimway.spark.PublishedDatasets;
import io.claimway.spark.RecordEncoder;
import io.claimway.spark.SparkEngine;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Eligibility in a world whose payers confirm every coverage on file at once. */
final class ConfirmCoverage implements Stage {
  private final SparkEngine engine;
  private final FactDatasets facts;
  private final PublishedDatasets datasets;

  ConfirmCoverage(SparkEngine engine, FactDatasets facts, PublishedDatasets datasets) {
    this.engine = engine;
    this.facts = facts;
    this.datasets = datasets;
  }

  @Override
  public StageName name() {
    return StageName.ELIGIBILITY;
  }

  @Override
  public void run(StageContext context) {
    if (facts.isEmpty(context)) {
      context.publishNothing("decisions");
      return;
    }
    Map<String, Client> clients = new TreeMap<>();
    facts
        .clients(context)
        .collectAsList()
        .forEach(client -> clients.put(client.clientId(), client));
    Map<String, CoverageDecision> decisions = new TreeMap<>();
    for (Session session : facts.sessions(context).collectAsList()) {
      Client client = clients.get(session.clientId());
      Coverage primary =
          client == null ? null : CoverageOrder.of(client, session.serviceDate()).primary();
      if (primary != null) {
        decisions.put(
            session.clientId() + session.serviceDate(),
            new CoverageDecision(
                session.clientId(),
                session.serviceDate(),
                primary.payer(),
                CoverageStatus.CONFIRMED,
                "1",
                null,
                null));
      }
    }
    String path = context.datasetPath("decisions");
    datasets.write(
        engine
            .session()
            .createDataset(
                List.copyOf(decisions.values()), RecordEncoder.of(CoverageDecision.class)),
        path);
    context.publish(Map.of("decisions", path), tx -> List.of());
  }
}
