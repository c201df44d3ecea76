package io.claimway.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.run.UnusableConfiguration;
import io.claimway.s3.S3Settings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExecutorJarsTest {

  @Test
  void sendsWhatSparkDoesNotHave() {
    assertThat(
            Stream.of(
                "HikariCP-7.1.0.jar",
                "hadoop-aws-3.4.2.jar",
                "jackson-databind-2.21.2.jar",
                "kafka-clients-4.3.1.jar",
                "metrics-spi-2.55.15.jar",
                "netty-nio-client-2.55.15.jar",
                "postgresql-42.7.14.jar",
                "spark-hadoop-cloud_2.13-4.1.1.jar",
                "spark-sql-kafka-0-10_2.13-4.1.1.jar"))
        .allMatch(ExecutorJars::isSent);
  }

  @Test
  void sendsNeitherSparkItselfNorWhatOnlyTheDriverUses() {
    assertThat(
            Stream.of(
                "hadoop-client-api-3.4.2.jar",
                "log4j-core-2.24.3.jar",
                "metrics-core-4.2.37.jar",
                "netty-common-4.2.7.Final.jar",
                "scala-library-2.13.17.jar",
                "spark-core_2.13-4.1.1.jar",
                "spring-core-7.0.8.jar"))
        .noneMatch(ExecutorJars::isSent);
  }

  @Test
  void refusesToLetBeSaidWhatClaimwayDecides() {
    refuses("spark.speculation", "Cannot use spark.speculation: Claimway sets it itself");
    refuses(
        "spark.hadoop.fs.s3a.endpoint.region",
        "Cannot use spark.hadoop.fs.s3a.endpoint.region: Claimway sets it itself, from the keys of s3");
  }

  private static void refuses(String key, String message) {
    assertThatThrownBy(
            () -> new SparkEngine("local[1]", Map.of(key, "x"), S3Settings.EMBEDDED).close())
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage(message);
  }
}
