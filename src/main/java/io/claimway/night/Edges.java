package io.claimway.night;

import io.claimway.kafka.KafkaCluster;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.Migrations;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The database, the bucket and the Kafka cluster that settings point to, each opened when first
 * asked for. Closing closes what is open, last opened first.
 */
public final class Edges implements AutoCloseable {
  private final Settings settings;
  private final Consumer<String> say;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Database database;
  private boolean migrated;
  private ObjectStore objectStore;
  private KafkaCluster kafka;

  /**
   * Opens nothing yet.
   *
   * @param settings with every address known
   * @param say where a failure to close is told
   */
  public Edges(Settings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  public Settings settings() {
    return settings;
  }

  /** The database as the role that runs the nights. */
  public Database database() {
    if (database == null) {
      database = opened(Database.open(settings.postgres()));
    }
    return database;
  }

  /**
   * The database after its schemas were brought up to date, or found so where migrating is not this
   * process's to do.
   */
  public Database migratedDatabase() {
    Database reached = database();
    if (!migrated) {
      if (settings.postgres().migratorUser().isEmpty()) {
        Migrations.verify(settings.postgres());
      } else {
        Migrations.apply(settings.postgres());
      }
      migrated = true;
    }
    return reached;
  }

  /** The right to post and send, held until it is closed. */
  public Lease lease(String command) {
    return Lease.acquire(
        migratedDatabase().settings(),
        command + " (process " + ProcessHandle.current().pid() + ")");
  }

  /** The bucket, after it has answered once. */
  public ObjectStore objectStore() {
    if (objectStore == null) {
      ObjectStore store = opened(ObjectStore.open(settings.s3()));
      store.verify();
      objectStore = store;
    }
    return objectStore;
  }

  /** The Kafka cluster, after it has answered once. */
  public KafkaCluster kafka() {
    if (kafka == null) {
      kafka = opened(KafkaCluster.open(settings.kafka()));
    }
    return kafka;
  }

  /** Answers the edge, which will be closed with the others. */
  public <T extends AutoCloseable> T opened(T edge) {
    open.push(edge);
    return edge;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        say.accept("Cannot close an edge: " + e.getMessage());
      }
    }
  }
}
