package io.claimway.spark;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Spark, started when a stage first needs it: a night with nothing wide to do never pays for it.
 * One session serves all nights of a process.
 */
public final class SparkEngine implements AutoCloseable {
  /** As on a cluster, where nothing else is said. */
  private static final int TASK_TRIES = 4;

  private final String master;
  private final Map<String, String> objectStore;
  private SparkSession session;

  /**
   * @param master where Spark runs
   * @param objectStore settings of the s3a file system, without the {@code spark.hadoop.} prefix
   */
  public SparkEngine(String master, Map<String, String> objectStore) {
    this.master = master;
    this.objectStore = new TreeMap<>(objectStore);
  }

  /**
   * The s3a settings for a bucket at an endpoint (path-style, as gateways and local servers want
   * it).
   */
  public static Map<String, String> s3a(
      String endpoint, String region, String accessKey, String secretKey) {
    Map<String, String> s3a = new TreeMap<>();
    s3a.put("fs.s3a.endpoint", endpoint);
    s3a.put("fs.s3a.endpoint.region", region);
    s3a.put("fs.s3a.path.style.access", "true");
    s3a.put("fs.s3a.connection.ssl.enabled", String.valueOf(endpoint.startsWith("https")));
    s3a.put("fs.s3a.access.key", accessKey);
    s3a.put("fs.s3a.secret.key", secretKey);
    s3a.put(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    s3a.put("fs.s3a.change.detection.mode", "none");
    s3a.put("fs.s3a.bucket.probe", "0");
    // Datasets lie under paths of their own attempt: nothing need be looked for before a write.
    s3a.put("fs.s3a.performance.flags", "create,delete,mkdir");
    s3a.put("fs.s3a.committer.name", "magic");
    s3a.put("fs.s3a.committer.magic.enabled", "true");
    return s3a;
  }

  /**
   * Starts the session beside the caller, which soon needs it; whoever asks for it first waits for
   * it.
   */
  public void startAhead() {
    Thread start = new Thread(this::session, "spark-start");
    start.setDaemon(true);
    // Who needs the session tries again, and is told why it cannot be had.
    start.setUncaughtExceptionHandler((thread, failure) -> {});
    start.start();
  }

  public synchronized SparkSession session() {
    if (session == null) {
      session = start();
    }
    return session;
  }

  /** How many tasks run at once. */
  public int parallelism() {
    return session().sparkContext().defaultParallelism();
  }

  /** Spark in one process gives a task one try, on a cluster four. */
  static String tryingTasksAgain(String master) {
    return master.equals("local")
        ? "local[1,%d]".formatted(TASK_TRIES)
        : master.replaceFirst("^local\\[([^,\\]]+)\\]$", "local[$1,%d]".formatted(TASK_TRIES));
  }

  private SparkSession start() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("claimway")
            .master(tryingTasksAgain(master))
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.speculation", "false")
            // A night generates more classes than the usual hundred; the next one finds them made.
            .config("spark.sql.codegen.cache.maxEntries", "2000")
            .config("spark.sql.codegen.useIdInClassName", "false")
            // Otherwise each name that generated code mentions is asked of the driver over the
            // wire.
            .config("spark.sql.artifact.isolation.enabled", "false")
            // Nobody looks at the text of plans, and writing it is dear for wide records.
            .config("spark.sql.maxPlanStringLength", "1000")
            .config("spark.sql.ui.explainMode", "simple")
            .config("spark.eventLog.enabled", "false")
            .config(
                "spark.sql.sources.commitProtocolClass",
                "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol")
            .config(
                "spark.sql.parquet.output.committer.class",
                "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter")
            .config(
                "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
                "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory")
            .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
            .config("spark.redaction.string.regex", "(?i)secret|password");
    if (master.startsWith("local")) {
      builder
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    objectStore.forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    SparkSession started = builder.getOrCreate();
    started
        .conf()
        .set(
            "spark.sql.shuffle.partitions",
            String.valueOf(started.sparkContext().defaultParallelism()));
    return started;
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
      session = null;
    }
  }
}
