package io.claimway.spark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimway.archive.FactIntake;
import io.claimway.archive.RawRecord;
import io.claimway.archive.ReceivedFact;
import io.claimway.avro.RegistryIds;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.fact.ReadPlaces;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.run.PartitionSpan;
import io.claimway.run.PartitionStanding;
import io.claimway.run.ReadPlace;
import io.claimway.run.RunManifest.OffsetRange;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.spark.StagingSink.Passing;
import io.claimway.spark.StagingSink.RowsOf;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/**
 * Reads all fact topics between the offsets that the run froze, archives each raw record with its
 * coordinates, decodes and checks it, appends fact versions, and publishes what tonight's decisions
 * need as Parquet.
 */
public final class IngestFacts implements Stage {

  /** Below this, one file is quicker than one per core. */
  private static final long FEW = 20_000;

  private static final String READ = "records";

  private final SparkEngine spark;
  private final KafkaCluster kafka;
  private final Database database;
  private final ObjectStore objects;
  private final StagingSink staging;
  private final WorkingSetReader workingSet;
  private final RegistryIds registry;

  public IngestFacts(
      SparkEngine spark,
      KafkaCluster kafka,
      Database database,
      ObjectStore objects,
      StagingSink staging,
      WorkingSetReader workingSet,
      RegistryIds registry) {
    this.spark = spark;
    this.kafka = kafka;
    this.database = database;
    this.objects = objects;
    this.staging = staging;
    this.workingSet = workingSet;
    this.registry = registry;
  }

  /** The topics whose ends a run must freeze for this stage. */
  public static List<String> topics() {
    return Topic.facts().stream().map(Topic::word).toList();
  }

  @Override
  public StageName name() {
    return StageName.INGEST;
  }

  @Override
  public void run(StageContext context) {
    List<OffsetRange> all = mustBeThere(context);
    List<OffsetRange> ranges =
        all.stream().filter(range -> range.endOffset() > range.fromOffset()).toList();
    if (ranges.isEmpty() && !database.inTransaction(FactTables::hasOpenSessions)) {
      context.publish(tx -> FactTables.publishNothing(tx, all));
      return;
    }
    context.reach(CrashPoints.BEFORE_STAGING);
    Intake intake = ranges.isEmpty() ? Intake.nothing(context) : takeIn(context, ranges);
    long facts =
        database.inTransaction(
            connection ->
                FactTables.fillWorkingSet(connection, intake.staged, context.run().asOf()));
    Map<String, String> outputs =
        facts == 0 ? Map.of() : Map.of(FactDatasets.DATASET, writeWorkingSet(context, facts));
    context.publish(outputs, tx -> FactTables.publish(tx, intake.staged, intake.records, all));
  }

  /**
   * What the run froze and still has to read: a topic may have been made again since, and a person
   * may have decided to leave it to the next night.
   */
  private List<OffsetRange> mustBeThere(StageContext context) {
    List<OffsetRange> frozen =
        context.run().manifest().offsets().stream()
            .filter(range -> topics().contains(range.topic()))
            .toList();
    List<OffsetRange> ranges =
        database.inTransaction(
            connection -> ReadPlaces.withoutGivenUp(connection, context.run(), frozen));
    List<PartitionSpan> there = kafka.spans(topics());
    List<PartitionStanding> standings = new ArrayList<>();
    standings.addAll(PartitionStanding.all(places(ranges, OffsetRange::before), there));
    standings.addAll(PartitionStanding.all(places(ranges, OffsetRange::after), there));
    PartitionStanding.sentence(standings)
        .ifPresent(
            lost -> {
              throw new RunRefused(
                  "Cannot read the facts of %s: %s".formatted(context.run().runId(), lost));
            });
    return ranges;
  }

  private static List<ReadPlace> places(
      List<OffsetRange> ranges, Function<OffsetRange, ReadPlace> side) {
    return ranges.stream().map(side).toList();
  }

  /** What was read and staged. */
  private record Intake(long records, StagedRows staged) {
    static Intake nothing(StageContext context) {
      return new Intake(0, StagedRows.none(FactTables.STAGING, context.attemptId()));
    }
  }

  private Intake takeIn(StageContext context, List<OffsetRange> ranges) {
    Observation observation = new Observation(READ);
    Passing<RawRecord> raw =
        staging.copyOnTheWay(
            readTopics(ranges).observe(observation, functions.count(functions.lit(1)).as(READ)),
            List.of(
                new Target<>(
                    FactTables.STAGING,
                    ReceivedFact.class,
                    new Decoding(registry, context.run().asOf()))),
            RawRecord.class,
            List::of,
            context);
    raw.records().write().mode(SaveMode.Overwrite).parquet(objects.sparkPath(archivePath(context)));
    return new Intake(observed(observation), raw.staged().get(0));
  }

  /** A task's decoding of its raw records. */
  private static final class Decoding implements RowsOf<RawRecord, ReceivedFact> {
    private static final long serialVersionUID = 1L;

    private final RegistryIds known;
    private final Instant asOf;
    private transient FactIntake intake;

    Decoding(RegistryIds known, Instant asOf) {
      this.known = known;
      this.asOf = asOf;
    }

    @Override
    public List<ReceivedFact> of(RawRecord raw) {
      if (intake == null) {
        intake = new FactIntake(known, asOf);
      }
      return List.of(intake.take(raw));
    }
  }

  private static long observed(Observation observation) {
    try {
      return (Long) observation.getAsJava().get(READ);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot count the records read: interrupted", stopped);
    }
  }

  /** Raw records stay when Kafka's retention has ended. */
  private static String archivePath(StageContext context) {
    return "archive/" + context.datasetPath("raw").substring("runs/".length());
  }

  private Dataset<RawRecord> readTopics(List<OffsetRange> ranges) {
    int prefix = kafka.physical("").length();
    Dataset<Row> records =
        spark
            .session()
            .read()
            .format("kafka")
            .options(kafka.connectorOptions())
            .option("kafka.isolation.level", "read_committed")
            // Under one name the consumers of the night before serve again; offsets are ours.
            .option("kafka.group.id", "claimway-ingest")
            // Spark asks for a partition's ends after each fetch, on the connection on which the
            // next fetch already waits: at a partition's end that would be half a second each.
            .option("kafka.fetch.max.wait.ms", "10")
            .option("assign", partitions(ranges))
            .option("startingOffsets", offsets(ranges, OffsetRange::fromOffset))
            .option("endingOffsets", offsets(ranges, OffsetRange::endOffset))
            .load();
    // A task per topic partition would be a file and its requests for each of them.
    return records
        .coalesce(spark.parallelism())
        .selectExpr(
            "substring(topic, %d) as topic".formatted(prefix + 1),
            "partition",
            "offset as recordOffset",
            "cast(key as string) as key",
            "value")
        .as(RecordEncoder.of(RawRecord.class));
  }

  private String partitions(List<OffsetRange> ranges) {
    ObjectNode topics = JsonMapper.builder().build().createObjectNode();
    for (OffsetRange range : ranges) {
      topics.withArrayProperty(kafka.physical(range.topic())).add(range.partition());
    }
    return topics.toString();
  }

  private String offsets(List<OffsetRange> ranges, ToLongFunction<OffsetRange> end) {
    ObjectNode topics = JsonMapper.builder().build().createObjectNode();
    for (OffsetRange range : ranges) {
      topics
          .withObjectProperty(kafka.physical(range.topic()))
          .put(String.valueOf(range.partition()), end.applyAsLong(range));
    }
    return topics.toString();
  }

  private String writeWorkingSet(StageContext context, long facts) {
    int shares = facts < FEW ? 1 : spark.parallelism();
    WorkingSetReader reader = workingSet;
    MapPartitionsFunction<Long, WorkingFact> read =
        share ->
            share.hasNext()
                ? new WorkingRows(reader, share.next().intValue(), shares)
                : Collections.emptyIterator();
    String path = context.datasetPath(FactDatasets.DATASET);
    spark
        .session()
        .range(0, shares, 1, shares)
        .as(Encoders.LONG())
        .mapPartitions(read, RecordEncoder.of(WorkingFact.class))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(objects.sparkPath(path));
    return path;
  }
}
