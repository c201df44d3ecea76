package io.claimway.spark;

import io.claimway.run.UnusableConfiguration;
import io.claimway.s3.S3Settings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;

/**
 * Spark, started when a stage first needs it: a night with nothing wide to do never pays for it.
 * One session serves all nights of a process.
 */
public final class SparkEngine implements AutoCloseable {
  /** As on a cluster, where nothing else is said. */
  private static final int TASK_TRIES = 4;

  /** What correctness rests on. */
  private static final Map<String, String> DECIDED =
      Map.of(
          "spark.speculation", "false",
          "spark.submit.deployMode", "client",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.sources.commitProtocolClass",
              "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
          "spark.sql.parquet.output.committer.class",
              "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
          "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
              "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
          "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");

  /** What holds unless something else is said. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("spark.app.name", "claimway"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.eventLog.enabled", "false"),
          Map.entry("spark.redaction.string.regex", "(?i)secret|password"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          // A night generates more classes than the usual hundred; the next one finds them made.
          Map.entry("spark.sql.codegen.cache.maxEntries", "2000"),
          Map.entry("spark.sql.codegen.useIdInClassName", "false"),
          // Otherwise each name that generated code mentions is asked of the driver over the wire.
          Map.entry("spark.sql.artifact.isolation.enabled", "false"),
          // Nobody looks at the text of plans, and writing it is dear for wide records.
          Map.entry("spark.sql.maxPlanStringLength", "1000"),
          Map.entry("spark.sql.ui.explainMode", "simple"),
          // A standalone cluster would begin on the first core that it finds.
          Map.entry("spark.scheduler.minRegisteredResourcesRatio", "0.8"));

  /** A machine that is started for it, and an image that is fetched. */
  private static final Duration FIRST_EXECUTOR = Duration.ofMinutes(5);

  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private final String master;
  private final Map<String, String> properties;
  private SparkSession session;
  private UnusableConfiguration refused;

  /**
   * @param master where Spark runs
   * @param passed what else is said to Spark, by full names
   * @param objectStore the bucket that datasets lie in
   * @throws UnusableConfiguration when something is said that Claimway decides
   */
  public SparkEngine(String master, Map<String, String> passed, S3Settings objectStore) {
    this.master = master;
    Map<String, String> decided = new TreeMap<>(DECIDED);
    S3aProperties.of(objectStore)
        .forEach((key, value) -> decided.put("spark.hadoop." + key, value));
    for (String key : passed.keySet()) {
      if (decided.containsKey(key)) {
        throw new UnusableConfiguration(
            "Cannot use %s: Claimway sets it itself%s"
                .formatted(key, key.contains(".s3a.") ? ", from the keys of s3" : ""));
      }
    }
    properties = new TreeMap<>(USUAL);
    if (runsHere()) {
      properties.put("spark.driver.host", "127.0.0.1");
      properties.put("spark.driver.bindAddress", "127.0.0.1");
    }
    properties.putAll(passed);
    properties.putAll(decided);
  }

  /** Whether tasks run in this process. */
  private boolean runsHere() {
    return master.equals("local") || master.startsWith("local[");
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

  /** The session; what is shuffled goes into as many partitions as tasks run at once now. */
  public synchronized SparkSession session() {
    if (refused != null) {
      throw refused;
    }
    if (session == null) {
      try {
        session = start();
      } catch (UnusableConfiguration e) {
        refused = e;
        throw e;
      }
    }
    if (!properties.containsKey(PARTITIONS)) {
      session.conf().set(PARTITIONS, session.sparkContext().defaultParallelism());
    }
    return session;
  }

  /** How many tasks run at once, as far as is known now: executors come and go. */
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
    SparkSession.Builder builder = SparkSession.builder().master(tryingTasksAgain(master));
    properties.forEach(builder::config);
    if (runsHere()) {
      return builder.getOrCreate();
    }
    ExecutorJars.properties(properties).forEach(builder::config);
    SparkSession started;
    try {
      started = builder.getOrCreate();
    } catch (RuntimeException e) {
      throw new UnusableConfiguration(
          "Cannot use spark.master %s: it takes no application (%s); is it there, and is spark.authenticate the same on both sides?"
              .formatted(master, e.getMessage()),
          e);
    }
    awaitExecutor(started);
    return started;
  }

  /** Else the night's first task would wait for one for ever. */
  private void awaitExecutor(SparkSession started) {
    if (Boolean.parseBoolean(properties.get("spark.dynamicAllocation.enabled"))) {
      return;
    }
    long deadline = System.nanoTime() + FIRST_EXECUTOR.toNanos();
    // The driver is listed too.
    while (started.sparkContext().statusTracker().getExecutorInfos().length < 2) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Cannot wait for an executor: interrupted", stopped);
      }
      if (System.nanoTime() > deadline) {
        started.stop();
        throw new UnusableConfiguration(
            "Cannot use spark.master %s: no executor came within %d minutes; has it free cores and memory for spark.executor.cores and spark.executor.memory, and do its machines reach spark.driver.host?"
                .formatted(master, FIRST_EXECUTOR.toMinutes()));
      }
    }
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
      session = null;
    }
  }
}
