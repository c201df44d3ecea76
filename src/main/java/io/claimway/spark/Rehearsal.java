package io.claimway.spark;

import static org.apache.spark.sql.functions.col;

import io.claimway.claim.Claim;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The wide work of a night on no facts at all: loads the classes that a night needs and reaches no
 * server. The launcher makes its class archive from one such run.
 */
public final class Rehearsal {
  private final SparkEngine engine;
  private final Path folder;

  /**
   * @param engine with the settings of an object store, which is not asked for anything
   * @param folder where the empty datasets are written
   */
  public Rehearsal(SparkEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /** Goes through the plans of eligibility, build and split. */
  public void run() throws IOException {
    Dataset<Session> sessions = stored(Session.class);
    Dataset<Client> clients = stored(Client.class);
    CoverageCases.of(sessions, clients).persist(StorageLevel.DISK_ONLY()).collectAsList();
    ClientDays.cases(sessions, clients, stored(Provider.class), stored(CoverageDecision.class))
        .collectAsList();
    stored(Claim.class)
        .repartition(engine.parallelism(), col("naturalKey"))
        .sortWithinPartitions("naturalKey")
        .collectAsList();
    FileSystem.get(
            URI.create("s3a://rehearsal"), engine.session().sparkContext().hadoopConfiguration())
        .close();
  }

  private <R extends Record> Dataset<R> stored(Class<R> type) {
    SparkSession session = engine.session();
    Encoder<R> encoder = RecordEncoder.of(type);
    String path = folder.resolve(type.getSimpleName()).toUri().toString();
    session.createDataset(List.<R>of(), encoder).write().parquet(path);
    return session.read().schema(encoder.schema()).parquet(path).as(encoder);
  }
}
