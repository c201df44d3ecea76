package io.claimway.spark;

import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program as executors on other machines get it: they fetch its jar and those of its libraries
 * from the driver that a Spark of theirs does not have, and prefer them to what it has.
 */
final class ExecutorJars {

  /**
   * Libraries that every Spark brings. Its own classes pass their objects between them, so there
   * must be one of each.
   */
  private static final List<String> OF_SPARK =
      List.of(
          "RoaringBitmap-",
          "aircompressor-",
          "antlr4-runtime-",
          "aopalliance-",
          "arrow-",
          "avro-",
          "chill",
          "commons-codec-",
          "commons-collections4-",
          "commons-compiler-",
          "commons-compress-",
          "commons-crypto-",
          "commons-io-",
          "commons-lang3-",
          "commons-math3-",
          "commons-text-",
          "compress-lzf-",
          "curator-",
          "datasketches-",
          "failureaccess-",
          "flatbuffers-",
          "guava-",
          "hadoop-client-",
          "hive-",
          "hk2-",
          "icu4j-",
          "ivy-",
          "jackson-module-scala_",
          "jakarta.",
          "janino-",
          "javassist-",
          "javax.servlet-api-",
          "jcl-over-slf4j-",
          "jersey-",
          "json4s-",
          "jts-core-",
          "jul-to-slf4j-",
          "kryo-",
          "kubernetes-",
          "leveldbjni-",
          "log4j-",
          "lz4-java-",
          "metrics-core-",
          "metrics-graphite-",
          "metrics-jmx-",
          "metrics-json-",
          "metrics-jvm-",
          "minlog-",
          "netty-",
          "objenesis-",
          "orc-",
          "oro-",
          "parquet-",
          "pickle-",
          "py4j-",
          "rocksdbjni-",
          "scala-",
          "slf4j-",
          "snakeyaml-engine-",
          "snappy-java-",
          "spark-",
          "stream-",
          "threeten-extra-",
          "tink-",
          "univocity-parsers-",
          "vertx-",
          "xbean-",
          "xmlschema-core-",
          "xz-",
          "zjsonpatch-",
          "zookeeper-",
          "zstd-jni-");

  /** What is called alike and Spark does not bring. */
  private static final List<String> BESIDE_SPARK =
      List.of(
          "spark-sql-kafka-",
          "spark-token-provider-kafka-",
          "spark-hadoop-cloud_",
          "netty-nio-client-");

  /** What no task has a use for. */
  private static final List<String> OF_THE_DRIVER =
      List.of("spring-", "flyway-", "jte-", "picocli-", "chart.js-", "micrometer-");

  private static final String JARS = "spark.jars";

  private ExecutorJars() {}

  /**
   * What makes executors fetch the program.
   *
   * @param said what is said to Spark otherwise
   */
  static Map<String, String> properties(Map<String, String> said) {
    List<String> jars = new ArrayList<>();
    if (said.containsKey(JARS)) {
      jars.add(said.get(JARS));
    }
    for (Path jar : ofThisProgram()) {
      jars.add(jar.toUri().toString());
    }
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(JARS, String.join(",", jars));
    // Spark has an older connection pool and may have another Jackson.
    properties.put("spark.executor.userClassPathFirst", "true");
    return properties;
  }

  private static List<Path> ofThisProgram() {
    Path program = program();
    Path lib = program.resolveSibling("lib");
    if (!Files.isRegularFile(program) || !Files.isDirectory(lib)) {
      throw new UnusableConfiguration(
          "Cannot use spark.master: executors of a cluster get the program from its jar with lib beside it, and it runs from "
              + program);
    }
    List<Path> jars = new ArrayList<>();
    jars.add(program);
    try (Stream<Path> libraries = Files.list(lib)) {
      libraries.filter(jar -> isSent(jar.getFileName().toString())).sorted().forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + lib, e);
    }
    return jars;
  }

  /** Whether executors get a library from the driver. */
  static boolean isSent(String jar) {
    if (!jar.endsWith(".jar")) {
      return false;
    }
    return beginsWith(jar, BESIDE_SPARK)
        || !(beginsWith(jar, OF_SPARK) || beginsWith(jar, OF_THE_DRIVER));
  }

  private static boolean beginsWith(String jar, List<String> names) {
    return names.stream().anyMatch(jar::startsWith);
  }

  private static Path program() {
    try {
      return Path.of(
          ExecutorJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("Cannot find the program's own jar", impossible);
    }
  }
}
