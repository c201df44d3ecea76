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
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
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
  private Terms terms;
  private String termsPath;

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

  /** What services cost and under which contracts; read once for all stages of a run. */
  public synchronized Terms terms(StageContext context) {
    String path = path(context).orElse("");
    if (!path.equals(termsPath)) {
      Column wanted = functions.col("contract").isNotNull().or(functions.col("charge").isNotNull());
      List<WorkingFact> facts =
          path.isEmpty() ? List.of() : read(path).where(wanted).collectAsList();
      terms =
          new Terms(
              facts.stream().map(WorkingFact::contract).filter(Objects::nonNull).toList(),
              facts.stream().map(WorkingFact::charge).filter(Objects::nonNull).toList());
      termsPath = path;
    }
    return terms;
  }

  /** The network's contracts and charges: a few hundred, whatever the night's size. */
  public record Terms(List<Contract> contracts, List<Charge> charges) {}

  private Optional<String> path(StageContext context) {
    return context.published(StageName.INGEST, DATASET);
  }

  private <R extends Record> Dataset<R> read(StageContext context, Class<R> type) {
    Optional<String> path = path(context);
    if (path.isEmpty()) {
      return spark.session().createDataset(List.of(), RecordEncoder.of(type));
    }
    String column = type.getSimpleName().toLowerCase(Locale.ROOT);
    return read(path.get())
        .where(functions.col(column).isNotNull())
        .select(column + ".*")
        .as(RecordEncoder.of(type));
  }

  private Dataset<WorkingFact> read(String path) {
    return spark
        .session()
        .read()
        .schema(RecordEncoder.of(WorkingFact.class).schema())
        .parquet(objects.sparkPath(path))
        .as(RecordEncoder.of(WorkingFact.class));
  }
}
