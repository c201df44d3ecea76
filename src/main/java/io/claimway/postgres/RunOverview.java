package io.claimway.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What anyone may read about the runs: the latest of them, how far each is, and who holds the
 * lease.
 */
public final class RunOverview {
  private static final String LATEST =
      """
      select r.run_id, r.job, r.business_date, r.state, r.exit_code, p.stages, p.last_stage, p.last_published
      from run.run r
      left join lateral (
        select count(*) as stages,
               (array_agg(stage order by published_at desc))[1] as last_stage,
               max(published_at) as last_published
        from run.publication where run_id = r.run_id) p on true
      order by r.business_date desc, r.job
      limit ?
      """;

  private static final String HOLDER =
      """
      select holder, since from run.lease
      where name = 'pipeline' and exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and (classid::bigint << 32 | objid::bigint) = ?)
      """;

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
   */
  public record RunLine(
      String runId,
      String job,
      LocalDate businessDate,
      String state,
      Integer exitCode,
      int stagesPublished,
      String lastStage,
      OffsetDateTime lastPublishedAt) {}

  /** Who holds the lease now, and since when. */
  public record LeaseHolder(String holder, OffsetDateTime since) {}

  /** The latest runs, newest business date first. */
  public List<RunLine> latest(int count) {
    return database.inTransaction(
        connection -> hasSchemas(connection) ? latest(connection, count) : List.of());
  }

  private static List<RunLine> latest(Connection connection, int count) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LATEST)) {
      select.setInt(1, count);
      List<RunLine> runs = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          runs.add(
              new RunLine(
                  row.getString(1),
                  row.getString(2),
                  row.getObject(3, LocalDate.class),
                  row.getString(4),
                  row.getObject(5, Integer.class),
                  row.getInt(6),
                  row.getString(7),
                  row.getObject(8, OffsetDateTime.class)));
        }
      }
      return runs;
    }
  }

  /** Before the first night, nothing has migrated the database yet. */
  private static boolean hasSchemas(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select exists (select from pg_namespace where nspname = 'run')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** The holder of the lease, if a process holds it. */
  public Optional<LeaseHolder> leaseHolder() {
    return database.inTransaction(
        connection -> {
          if (!hasSchemas(connection)) {
            return Optional.empty();
          }
          try (PreparedStatement select = connection.prepareStatement(HOLDER)) {
            select.setLong(1, Lease.LOCK);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new LeaseHolder(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                  : Optional.empty();
            }
          }
        });
  }
}
