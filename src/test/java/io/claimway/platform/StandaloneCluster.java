package io.claimway.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone cluster of Spark's: a master and workers of one core and one gigabyte, each a
 * process of its own, from what a distribution of Spark has of the build's libraries and from
 * nothing else.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final String REGISTERED = "Successfully registered with master";

  private final Path home;
  private final List<Process> workers = new ArrayList<>();
  private Process master;
  private String address;

  private StandaloneCluster(Path home) {
    this.home = home;
  }

  /**
   * Starts a cluster.
   *
   * @param name of its folder
   * @param properties of the cluster's own configuration
   */
  static StandaloneCluster start(String name, int workers, Map<String, String> properties)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(distribution(name));
    try {
      cluster.startMaster(properties);
      for (int worker = 1; worker <= workers; worker++) {
        cluster.startWorker(worker, properties);
      }
      for (int worker = 1; worker <= workers; worker++) {
        await(cluster.workers.get(worker - 1), cluster.log("worker-" + worker), REGISTERED);
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      cluster.close();
      throw failure;
    }
  }

  /** Makes a folder with the libraries that Spark's own distribution has, and answers it. */
  static Path distribution(String name) throws IOException {
    Path home = Path.of("target", "it-spark", name).toAbsolutePath();
    if (Files.exists(home)) {
      try (Stream<Path> below = Files.walk(home)) {
        for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Path jars = Files.createDirectories(home.resolve("jars"));
    TreeSet<String> names =
        new TreeSet<>(Files.readAllLines(Path.of("src/test/resources/spark/distribution.txt")));
    try (Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
      for (Path library : libraries.toList()) {
        String jar = library.getFileName().toString();
        if (names.contains(jar.replaceFirst("-\\d.*", "").replaceFirst("_2\\.13$", ""))) {
          Files.createSymbolicLink(jars.resolve(jar), library.toAbsolutePath());
        }
      }
    }
    writeOldPool(jars.resolve("HikariCP-2.5.1.jar"));
    return home;
  }

  /** The connection pool that Spark brings is too old for the program: here nobody can load it. */
  private static void writeOldPool(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String type : List.of("HikariConfig", "HikariDataSource")) {
        out.putNextEntry(new JarEntry("com/zaxxer/hikari/" + type + ".class"));
        out.write("no class".getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  /** What {@code spark.master} says to run here. */
  String address() {
    return address;
  }

  /** Kills a worker with no chance to tidy up; its executor follows. */
  void killWorker(int worker) throws InterruptedException {
    workers.get(worker - 1).destroyForcibly().waitFor();
  }

  /** What a worker has said. */
  String workerSaid(int worker) throws IOException {
    return Files.readString(log("worker-" + worker));
  }

  private void startMaster(Map<String, String> properties)
      throws IOException, InterruptedException {
    master =
        process(
            "master",
            properties,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    Matcher found = await(master, log("master"), ADDRESS.pattern());
    address = found.group(1);
  }

  private void startWorker(int worker, Map<String, String> properties) throws IOException {
    workers.add(
        process(
            "worker-" + worker,
            properties,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            home.resolve("work-" + worker).toString(),
            address));
  }

  private Process process(String name, Map<String, String> properties, String... words)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    properties.forEach((key, value) -> line.add("-D" + key + "=" + value));
    line.addAll(List.of("-cp", home.resolve("jars") + "/*"));
    line.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("CLAIMWAY_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1"));
    return builder.start();
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  private static Matcher await(Process process, Path log, String words)
      throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(words);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher found = pattern.matcher(Files.readString(log, StandardCharsets.UTF_8));
      if (found.find()) {
        return found;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("No '" + words + "' in " + Files.readString(log));
  }

  @Override
  public void close() {
    workers.forEach(Process::destroyForcibly);
    if (master != null) {
      master.destroyForcibly();
    }
  }
}
