package io.claimway.spark;

import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Provider;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.session.Session;
import io.claimway.stage.StageContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/**
 * The facts that a night decides on, as ingest published them: the newest visible revision of every
 * session that needs a decision, of their clients, and of all providers, contracts and charges.
 */
public final class FactDatasets {

  static final String DATASET = "facts";

  private final SparkEngine spark;
  private final ObjectStore objects;

  public FactDatasets(SparkEngine spark, ObjectStore objects) {
    this.spark = spark;
    this.objects = objects;
  }

  /**
   * Whether no session needs a decision; the datasets below are then empty, without Spark's help.
   */
  public boolean isEmpty(StageContext context) {
    return path(context).isEmpty();
  }

  public Dataset<Session> sessions(StageContext context) {
    return read(context, Session.class);
  }

  public Dataset<Client> clients(StageContext context) {
    return read(context, Client.class);
  }

  public Dataset<Provider> providers(StageContext context) {
    return read(context, Provider.class);
  }

  public Dataset<Contract> contracts(StageContext context) {
    return read(context, Contract.class);
  }

  public Dataset<Charge> charges(StageContext context) {
    return read(context, Charge.class);
  }

  private Optional<String> path(StageContext context) {
    return context.published(StageName.INGEST, DATASET);
  }

  private <R extends Record> Dataset<R> read(StageContext context, Class<R> type) {
    Optional<String> path = path(context);
    if (path.isEmpty()) {
      return spark.session().createDataset(List.of(), RecordEncoder.of(type));
    }
    String column = type.getSimpleName().toLowerCase(Locale.ROOT);
    return spark
        .session()
        .read()
        .schema(RecordEncoder.of(WorkingFact.class).schema())
        .parquet(objects.sparkPath(path.get()))
        .where(functions.col(column).isNotNull())
        .select(column + ".*")
        .as(RecordEncoder.of(type));
  }
}
