package io.claimway.night;

import io.claimway.batch.RestoredBook;
import io.claimway.kafka.KafkaCluster;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.Migrations;
import io.claimway.run.RunRefused;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.Settings;
import io.claimway.settings.payer.ProfileFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
   * The database after its schemas were found up to date, or brought there where the server is the
   * embedded one.
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

  /**
   * The right to post and send, held until it is closed.
   *
   * @throws RunRefused when another process holds it, or the book is older than what it has written
   *     to the bucket
   */
  public Lease lease(String command) {
    restoredBook().mustBeWhole();
    return enter(command);
  }

  /** The same on a book that is older, for the one command that goes on with it. */
  public Lease leaseOfOlderBook(String command) {
    return Lease.acquire(migratedDatabase().settings(), holder(command));
  }

  private Lease enter(String command) {
    String holder = holder(command);
    return restoredBook().enter(Lease.acquire(migratedDatabase().settings(), holder), holder);
  }

  private static String holder(String command) {
    return "%s (process %d on %s)".formatted(command, ProcessHandle.current().pid(), host());
  }

  /** Where whoever wants the lease can find its holder. */
  private static String host() {
    String told = System.getenv("HOSTNAME");
    if (told != null && !told.isBlank()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "a host without a name";
    }
  }

  /** The book beside the bucket. */
  public RestoredBook restoredBook() {
    return new RestoredBook(
        migratedDatabase(),
        objectStore(),
        () -> ProfileFolder.read(settings.payers().dir(), settings.partners().dir()).orRefuse());
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
