package io.claimway.spark;

import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * Received files that one task reads, one after the other; a file is never shared between tasks.
 */
public record EvidenceFiles(int task, List<OpenFile> files) implements Serializable {

  /**
   * Tasks per core: enough to even out files of different size, few enough that small nights stay
   * fast.
   */
  private static final int TASKS_PER_CORE = 2;

  /**
   * Spreads the files over tasks by size, the largest first, each to the task with the least bytes
   * so far.
   */
  static List<EvidenceFiles> spread(List<OpenFile> files, int cores) {
    int tasks = Math.max(1, Math.min(files.size(), cores * TASKS_PER_CORE));
    List<List<OpenFile>> shares = new ArrayList<>();
    long[] bytes = new long[tasks];
    for (int task = 0; task < tasks; task++) {
      shares.add(new ArrayList<>());
    }
    List<OpenFile> largestFirst = new ArrayList<>(files);
    largestFirst.sort(
        Comparator.comparingLong(OpenFile::bytes).reversed().thenComparing(OpenFile::sha256));
    for (OpenFile file : largestFirst) {
      int least = 0;
      for (int task = 1; task < tasks; task++) {
        least = bytes[task] < bytes[least] ? task : least;
      }
      shares.get(least).add(file);
      bytes[least] += file.bytes();
    }
    List<EvidenceFiles> spread = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      spread.add(new EvidenceFiles(task, shares.get(task)));
    }
    return spread;
  }

  /** One partition per task. */
  static Dataset<EvidenceFiles> dataset(SparkSession spark, List<OpenFile> files, int cores) {
    List<EvidenceFiles> spread = spread(files, cores);
    return spark.createDataset(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(spread, spread.size())
            .rdd(),
        RecordEncoder.of(EvidenceFiles.class));
  }
}
