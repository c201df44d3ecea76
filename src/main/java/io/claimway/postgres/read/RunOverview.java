package io.claimway.postgres.read;

import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.run.ControlTotals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What anyone may read about the runs: the latest of them, how far each is, and who holds the
 * lease.
 */
public final class RunOverview {
  private static final String LATEST = Sql.read(RunOverview.class, "latest-runs");

  private static final String TOTALS = Sql.read(RunOverview.class, "run-totals");

  private static final String HOLDER = Sql.read(RunOverview.class, "lease-holder");

  private final Database database;

  public RunOverview(Database database) {
    this.database = database;
  }

  /**
   * One run and how far it is.
   *
   * @param exitCode null until the run is finished
   * @param stagesPublished how many stages have published
   * @param lastStage the latest of them, null for none
   * @param overrideBy who opened a date that the calendar refuses; null for nobody
   * @param overrideReason why; null with it
   */
  public record RunLine(
      String runId,
      String job,
      LocalDate businessDate,
      String state,
      Integer exitCode,
      int stagesPublished,
      String lastStage,
      OffsetDateTime lastPublishedAt,
      String overrideBy,
      String overrideReason) {

    public boolean finished() {
      return exitCode != null;
    }
  }

  /** Who holds the lease now, and since when. */
  public record LeaseHolder(String holder, OffsetDateTime since) {}

  /** What a stage of a run published under one measure. */
  public record StageTotal(String stage, ControlTotals totals) {}

  /** The latest runs, newest business date first. */
  public List<RunLine> latest(int count) {
    return database.inTransaction(
        connection -> hasSchemas(connection) ? latest(connection, null, count) : List.of());
  }

  /** The newest run of a job, if there is one. */
  public Optional<RunLine> newest(String job) {
    return database.inTransaction(
        connection ->
            hasSchemas(connection)
                ? latest(connection, job, 1).stream().findFirst()
                : Optional.empty());
  }

  /** What a run's stages published, in their order. */
  public List<StageTotal> totals(String runId) {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                TOTALS,
                row ->
                    new StageTotal(
                        row.getString(1),
                        new ControlTotals(
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8),
                            row.getLong(9),
                            row.getLong(10),
                            row.getLong(11),
                            row.getLong(12))),
                runId));
  }

  private static List<RunLine> latest(Connection connection, String job, int count)
      throws SQLException {
    return Rows.list(
        connection,
        LATEST,
        row ->
            new RunLine(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getObject(5, Integer.class),
                row.getInt(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getString(9),
                row.getString(10)),
        job,
        job,
        count);
  }

  /** Before the first night, nothing has migrated the database yet. */
  private static boolean hasSchemas(Connection connection) throws SQLException {
    return Rows.get(
        connection,
        "select exists (select from pg_namespace where nspname = 'run')",
        row -> row.getBoolean(1));
  }

  /** The holder of the lease, if a process holds it. */
  public Optional<LeaseHolder> leaseHolder() {
    return database.inTransaction(
        connection ->
            hasSchemas(connection)
                ? Rows.find(
                    connection,
                    HOLDER,
                    row ->
                        new LeaseHolder(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                    Lease.LOCK)
                : Optional.empty());
  }
}
