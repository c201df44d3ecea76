package io.claimway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.chaos.CommandProcess;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.platform.AmazonBucket.Request;
import io.claimway.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same nights in one process against a bucket such as Amazon's, and on a cluster of Spark's
 * whose machines have nothing but Spark: the same files and the same ledger.
 */
class RealInfrastructureIT {
  private static final Set<Integer> WHOLE = Set.of(0, 3);
  private static final int REFUSED = 2;
  private static final String KMS_KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab";

  /** The credentials change when Spark writes the first dataset of this night. */
  private static final String CHANGING_NIGHT = "/runs/nightly-2026-01-06/";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private TestCertificate certificate;

  @BeforeEach
  void makeCertificate() throws Exception {
    // Else small answers wait for an acknowledgement that the other side delays.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    certificate = TestCertificate.make(folder);
  }

  @Test
  void nightsOnAClusterAndAgainstAmazonsBucketEndAlike() throws Exception {
    Suite amazon = SharedServers.suite("amazon_nights");
    Suite clustered = SharedServers.suite("cluster_nights");
    AtomicBoolean changed = new AtomicBoolean();
    try (RotatingCredentials credentials = RotatingCredentials.start();
        AmazonBucket bucket =
            AmazonBucket.start(
                amazon.s3(),
                credentials,
                certificate.context(),
                KMS_KEY,
                request -> {
                  if (inChangingNight(request) && changed.compareAndSet(false, true)) {
                    credentials.rotate();
                  }
                });
        StandaloneCluster cluster = StandaloneCluster.start("nights", 2, Map.of());
        CommandProcess against =
            CommandProcess.start(
                behind(bucket, amazon),
                folder.resolve("amazon"),
                onThePlatform(credentials),
                demo(4, local(2)));
        CommandProcess on =
            CommandProcess.start(
                clustered, folder.resolve("clustered"), Map.of(), demo(4, master(cluster)))) {
      JsonNode one = whole(against.end());
      JsonNode other = whole(on.end());
      mustHaveComeAsAmazonWantsIt(bucket);
      mustHaveRunOnBoth(cluster);
      assertThat(hashes(other)).isEqualTo(hashes(one));
    }
  }

  @Test
  @Tag("long")
  void nightsEndAlikeThoughAWorkerDies() throws Exception {
    Suite suite = SharedServers.suite("dying_worker");
    JsonNode alone = undisturbed("dying_alone");
    try (StandaloneCluster cluster = StandaloneCluster.start("dying", 2, Map.of());
        CommandProcess nights =
            CommandProcess.start(
                suite, folder.resolve("dying"), Map.of(), demo(8, master(cluster)))) {
      while (!nights.said().contains("2026-01-07")) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      TimeUnit.SECONDS.sleep(1);
      cluster.killWorker(2);
      assertThat(hashes(whole(nights.end()))).isEqualTo(hashes(alone));
    }
  }

  @Test
  @Tag("long")
  void nightsEndAlikeOnAClusterThatTrustsNobodyAgainstAmazonsBucket() throws Exception {
    Map<String, String> guarded =
        Map.of(
            "spark.authenticate", "true",
            "spark.authenticate.secret", "one-secret-for-all",
            "spark.network.crypto.enabled", "true",
            "spark.io.encryption.enabled", "true");
    Suite suite = SharedServers.suite("guarded");
    JsonNode alone = undisturbed("guarded_alone");
    try (RotatingCredentials credentials = RotatingCredentials.start();
        AmazonBucket bucket =
            AmazonBucket.start(
                suite.s3(), credentials, certificate.context(), KMS_KEY, request -> {});
        StandaloneCluster cluster = StandaloneCluster.start("guarded", 2, guarded)) {
      Map<String, String> said = new TreeMap<>(guarded);
      said.put("spark.driver.host", "127.0.0.1");
      said.put("spark.executor.extraJavaOptions", trusting());
      credentials
          .environment()
          .forEach((key, value) -> said.put("spark.executorEnv." + key, value));
      Path properties = folder.resolve("spark.properties");
      Files.write(
          properties, said.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
      String yaml =
          "spark:\n  master: %s\n  properties-file: %s\n".formatted(cluster.address(), properties);
      CommandProcess.Ended ended =
          CommandProcess.run(
              behind(bucket, suite),
              folder.resolve("guarded"),
              onThePlatform(credentials),
              demo(8, yaml));
      assertThat(hashes(whole(ended))).isEqualTo(hashes(alone));
      mustHaveComeAsAmazonWantsIt(bucket);
    }
  }

  @Test
  @Tag("long")
  void nightsEndAlikeOnALocalCluster() throws Exception {
    Suite suite = SharedServers.suite("local_cluster");
    JsonNode alone = undisturbed("local_cluster_alone");
    Path home = StandaloneCluster.distribution("local-cluster");
    CommandProcess.Ended ended =
        CommandProcess.run(
            suite,
            folder.resolve("local-cluster"),
            Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1"),
            demo(8, "spark:\n  master: \"local-cluster[2,1,1024]\"\n"));
    assertThat(hashes(whole(ended))).isEqualTo(hashes(alone));
  }

  @Test
  @Tag("long")
  void aClusterThatHasNoRoomIsRefused() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start("full", 0, Map.of())) {
      CommandProcess.Ended ended =
          CommandProcess.run(
              SharedServers.suite("full_cluster"),
              folder.resolve("full"),
              Map.of(),
              demo(1, master(cluster)));
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(REFUSED);
      assertThat(ended.err())
          .contains("Cannot use spark.master " + cluster.address() + ": no executor came within");
    }
    CommandProcess.Ended ended =
        CommandProcess.run(
            SharedServers.suite("no_cluster"),
            folder.resolve("none"),
            Map.of(),
            demo(1, "spark:\n  master: spark://127.0.0.1:1\n  driver.host: 127.0.0.1\n"));
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(REFUSED);
    assertThat(ended.err())
        .contains("Cannot use spark.master spark://127.0.0.1:1: it takes no application");
  }

  private JsonNode undisturbed(String name) throws IOException {
    return whole(
        CommandProcess.run(
            SharedServers.suite(name), folder.resolve(name), Map.of(), demo(8, local(2))));
  }

  private static void mustHaveComeAsAmazonWantsIt(AmazonBucket bucket) {
    assertThat(bucket.refusals()).isEmpty();
    assertThat(made(bucket, true)).isNotEmpty().allMatch(each -> each.kmsKey().equals(KMS_KEY));
    assertThat(made(bucket, false)).isNotEmpty().allMatch(each -> each.kmsKey().equals(KMS_KEY));
    assertThat(tokens(bucket.seen().stream().filter(each -> !each.bySpark()).toList()))
        .hasSizeGreaterThan(1);
    assertThat(
            tokens(
                bucket.seen().stream()
                    .filter(Request::bySpark)
                    .filter(RealInfrastructureIT::inChangingNight)
                    .toList()))
        .hasSizeGreaterThan(1);
  }

  private static List<Request> made(AmazonBucket bucket, boolean bySpark) {
    return bucket.seen().stream()
        .filter(each -> each.makesAnObject() && each.bySpark() == bySpark)
        .toList();
  }

  private static Set<String> tokens(List<Request> requests) {
    return requests.stream().map(Request::token).collect(Collectors.toSet());
  }

  private static boolean inChangingNight(Request request) {
    return request.path().contains(CHANGING_NIGHT);
  }

  private static void mustHaveRunOnBoth(StandaloneCluster cluster) throws IOException {
    for (int worker = 1; worker <= 2; worker++) {
      assertThat(cluster.workerSaid(worker)).contains("Asked to launch executor");
    }
  }

  /** The suite's corner as it looks from the other side of the bucket. */
  private static Suite behind(AmazonBucket bucket, Suite suite) {
    S3Settings s3 = suite.s3();
    return new Suite(
        suite.postgres(),
        suite.kafka(),
        new S3Settings(
            bucket.endpoint(),
            s3.region(),
            s3.bucket(),
            s3.prefix(),
            "",
            "",
            KMS_KEY,
            s3.attempts()));
  }

  private Map<String, String> onThePlatform(RotatingCredentials credentials) {
    Map<String, String> environment = new TreeMap<>(credentials.environment());
    environment.put("CLAIMWAY_JAVA_OPTS", "-Xmx1g " + trusting());
    return environment;
  }

  private String trusting() {
    return "-Djavax.net.ssl.trustStore=" + certificate.trustStore();
  }

  private static String local(int cores) {
    return "spark:\n  master: local[%d]\n".formatted(cores);
  }

  private static String master(StandaloneCluster cluster) {
    return "spark:\n  master: %s\n  driver.host: 127.0.0.1\n".formatted(cluster.address());
  }

  private String[] demo(int nights, String yaml) throws IOException {
    Path config = Files.createTempFile(folder, "claimway", ".yaml");
    Files.writeString(config, yaml);
    return new String[] {
      "--config",
      config.toString(),
      "demo",
      "--sessions",
      "120",
      "--nights",
      String.valueOf(nights),
      "--seed",
      "7",
      "--json"
    };
  }

  private static JsonNode whole(CommandProcess.Ended ended) throws IOException {
    assertThat(ended.exitCode()).as(ended.err()).isIn(WHOLE);
    return JSON.readTree(ended.lastLine());
  }

  private static List<String> hashes(JsonNode summary) {
    return List.of(summary.path("outboundSha256").asText(), summary.path("ledgerSha256").asText());
  }
}
