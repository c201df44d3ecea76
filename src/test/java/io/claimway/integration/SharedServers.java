package io.claimway.integration;

import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaSettings;
import io.claimway.postgres.Database;
import io.claimway.postgres.Migrations;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.Roles;
import io.claimway.postgres.Rows;
import io.claimway.s3.S3Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The embedded servers of one Maven run, started by the first suite that asks, stopped when the
 * tests' process ends.
 */
public final class SharedServers {
  private static final EmbeddedServers SERVERS =
      new EmbeddedServers(Path.of("target", "it-services"));
  private static final List<Suite> SUITES = new ArrayList<>();
  private static ServerAddresses addresses;

  private SharedServers() {}

  /**
   * A database with all schemas, a topic prefix and a bucket prefix, all under the suite's name and
   * new to this run.
   *
   * @param name lower-case letters, digits and underscores
   */
  public static synchronized Suite suite(String name) {
    Suite suite = bare(name);
    Migrations.apply(suite.postgres());
    return suite;
  }

  /** The same with a database that holds nothing yet. */
  static synchronized Suite bare(String name) {
    if (addresses == null) {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVERS::down, "stop-shared-servers"));
      addresses = SERVERS.up();
    }
    // A folder that an earlier run left may hold the name already.
    String unique = name + "_" + Long.toString(ProcessHandle.current().pid(), 36);
    Roles.ensureDatabase(addresses.as(ServerAddresses.SUPERUSER, "postgres"), unique);
    PostgresSettings postgres = addresses.as(Roles.PIPELINE, unique);
    KafkaSettings kafka = addresses.kafka();
    S3Settings s3 = addresses.s3();
    return known(
        new Suite(
            postgres,
            new KafkaSettings(
                kafka.bootstrapServers(),
                unique + ".",
                "",
                kafka.partitions(),
                kafka.replicationFactor(),
                kafka.timeoutSeconds()),
            new S3Settings(
                s3.endpoint(),
                s3.region(),
                s3.bucket(),
                unique,
                s3.accessKey(),
                s3.secretKey(),
                s3.kmsKey(),
                s3.attempts())));
  }

  private static Suite known(Suite suite) {
    SUITES.add(suite);
    return suite;
  }

  /** All corners that were asked for in this run. */
  public static synchronized List<Suite> suites() {
    return List.copyOf(SUITES);
  }

  /** The same database as its superuser, for tests that break what the pipeline's role cannot. */
  public static PostgresSettings asSuperuser(Suite suite) {
    String url = suite.postgres().url();
    return addresses.as(ServerAddresses.SUPERUSER, url.substring(url.lastIndexOf('/') + 1));
  }

  /** The database of the server itself as its superuser, for tests that put whole ones back. */
  static PostgresSettings asSuperuser() {
    return addresses.as(ServerAddresses.SUPERUSER, "postgres");
  }

  /** One suite's own corner of the shared servers. */
  public record Suite(PostgresSettings postgres, KafkaSettings kafka, S3Settings s3) {

    /** The first column of what a query on its database answers. */
    public List<String> rows(String sql) {
      try (Database database = Database.open(postgres)) {
        return database.inTransaction(
            connection -> Rows.list(connection, sql, row -> row.getString(1)));
      }
    }

    /** What a process of its own needs to work in this corner. */
    public Map<String, String> environment() {
      Map<String, String> environment = new TreeMap<>();
      environment.put("CLAIMWAY_POSTGRES_URL", postgres.url());
      environment.put("CLAIMWAY_POSTGRES_USER", postgres.user());
      environment.put("CLAIMWAY_POSTGRES_PASSWORD", postgres.password());
      environment.put("CLAIMWAY_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
      environment.put("CLAIMWAY_KAFKA_TOPIC_PREFIX", kafka.topicPrefix());
      environment.put("CLAIMWAY_S3_ENDPOINT", s3.endpoint());
      environment.put("CLAIMWAY_S3_REGION", s3.region());
      environment.put("CLAIMWAY_S3_BUCKET", s3.bucket());
      environment.put("CLAIMWAY_S3_PREFIX", s3.prefix());
      environment.put("CLAIMWAY_S3_ACCESS_KEY", s3.accessKey());
      environment.put("CLAIMWAY_S3_SECRET_KEY", s3.secretKey());
      environment.put("CLAIMWAY_S3_KMS_KEY", s3.kmsKey());
      return environment;
    }
  }
}
