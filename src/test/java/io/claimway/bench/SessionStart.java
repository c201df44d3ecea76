package io.claimway.bench;

import io.claimway.s3.S3Settings;
import io.claimway.spark.SparkEngine;
import java.util.Map;

/** A process that does nothing but start Spark and run one empty job, and says how long it took. */
final class SessionStart {
  private static final double NANOS = 1e9;

  private SessionStart() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try (SparkEngine engine = new SparkEngine(arguments[0], Map.of(), S3Settings.EMBEDDED)) {
      engine.session().range(1).count();
      System.out.println("seconds " + (System.nanoTime() - start) / NANOS);
    }
  }
}
