package io.claimway.spark;

import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.StageContext;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;

/**
 * Datasets of records that stages publish as Parquet under the bucket, found through their
 * publication rows.
 */
public final class PublishedDatasets {
  private final SparkEngine engine;
  private final ObjectStore objects;

  public PublishedDatasets(SparkEngine engine, ObjectStore objects) {
    this.engine = engine;
    this.objects = objects;
  }

  /** What a stage of this run published under a name; empty when it published none. */
  public <R extends Record> Optional<Dataset<R>> find(
      StageContext context, StageName stage, String dataset, Class<R> type) {
    return context.published(stage, dataset).map(path -> read(path, type));
  }

  /** The records under a path of the bucket. */
  public <R extends Record> Dataset<R> read(String path, Class<R> type) {
    Encoder<R> encoder = RecordEncoder.of(type);
    return engine
        .session()
        .read()
        .schema(encoder.schema())
        .parquet(objects.sparkPath(path))
        .as(encoder);
  }

  /** Writes records under a path of the bucket, over whatever an earlier try left there. */
  public <R extends Record> void write(Dataset<R> records, String path) {
    records.write().mode("overwrite").parquet(objects.sparkPath(path));
  }
}
