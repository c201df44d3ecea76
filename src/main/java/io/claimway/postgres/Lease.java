package io.claimway.postgres;

import io.claimway.run.RunRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

/**
 * The right to post and send (DESIGN 5): an advisory lock on a connection of its own, freed when
 * the process dies, and an epoch that every publishing transaction checks. Losing the connection
 * stops the process.
 */
public final class Lease implements AutoCloseable {
  public static final long LOCK = 0x434C41494D574159L; // "CLAIMWAY"
  private static final int LOST_LEASE_EXIT = 1;
  private static final long CHECK_SECONDS = 2;

  private final Connection connection;
  private final long epoch;
  private final int patienceSeconds;
  private final Runnable lost;
  private final Thread watch;
  private volatile boolean open = true;

  private Lease(Connection connection, long epoch, int patienceSeconds, Runnable lost) {
    this.connection = connection;
    this.epoch = epoch;
    this.patienceSeconds = patienceSeconds;
    this.lost = lost;
    this.watch = new Thread(this::watch, "lease");
    this.watch.setDaemon(true);
    this.watch.start();
  }

  /**
   * Takes the lease over a connection of its own, or refuses at once.
   *
   * @throws RunRefused when another process holds it
   */
  public static Lease acquire(PostgresSettings settings, String holder) {
    return acquire(settings, holder, Lease::halt);
  }

  /**
   * Takes the lease or refuses at once.
   *
   * @param holder who asks, as others will read it (command, process id, host)
   * @param lost what happens when it is lost: nothing more may be written
   * @throws RunRefused when another process holds it
   */
  public static Lease acquire(PostgresSettings settings, String holder, Runnable lost) {
    try {
      return acquire(Database.connect(settings), holder, settings.timeouts().leaseSeconds(), lost);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static Lease acquire(
      Connection connection, String holder, int patienceSeconds, Runnable lost)
      throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      // A host that vanished holds nothing for longer than its own patience would have been.
      statement.execute(
          "set tcp_keepalives_idle = %1$d; set tcp_keepalives_interval = %1$d; set tcp_keepalives_count = 2"
              .formatted(Math.max(1, patienceSeconds)));
    }
    try (Statement statement = connection.createStatement()) {
      try (ResultSet locked = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
        locked.next();
        if (!locked.getBoolean(1)) {
          RunRefused held = heldBy(statement);
          connection.close();
          throw held;
        }
      }
    }
    try (PreparedStatement claim =
        connection.prepareStatement(
            "update run.lease set epoch = epoch + 1, holder = ?, since = clock_timestamp()"
                + " where name = 'pipeline' returning epoch")) {
      claim.setString(1, holder);
      try (ResultSet row = claim.executeQuery()) {
        row.next();
        return new Lease(connection, row.getLong(1), patienceSeconds, lost);
      }
    }
  }

  private static RunRefused heldBy(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select holder, since from run.lease where name = 'pipeline'")) {
      row.next();
      return new RunRefused(
          "Cannot start: %s holds the lease since %s; once it has ended, the same command does its work: jobs/claimway status"
              .formatted(row.getString(1), row.getObject(2, OffsetDateTime.class)));
    }
  }

  public long epoch() {
    return epoch;
  }

  /** A closed connection is told at once; one that says nothing may be a server that pauses. */
  private void watch() {
    try {
      while (open) {
        TimeUnit.SECONDS.sleep(CHECK_SECONDS);
        if (open && !connection.isValid(patienceSeconds) && open) {
          lost.run();
          return;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (SQLException gone) {
      if (open) {
        lost.run();
      }
    }
  }

  private static void halt() {
    System.err.println(
        "claimway: the lease's connection is lost; stopping before anything else is written");
    Runtime.getRuntime().halt(LOST_LEASE_EXIT);
  }

  @Override
  public void close() {
    open = false;
    watch.interrupt();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
