package io.claimway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Runs, their frozen manifests, their stages' attempts and publications. */
public final class RunStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final DataSource database;

  public RunStore(DataSource database) {
    this.database = database;
  }

  /** A run as stored: what it froze, and how it ended if it has. */
  public record StoredRun(Run run, boolean finished, int exitCode) {}

  public Optional<StoredRun> find(String job, LocalDate businessDate) {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select run_id, as_of, zone, manifest, state, exit_code from run.run where job ="
                      + " ? and business_date = ?")) {
            select.setString(1, job);
            select.setObject(2, businessDate);
            try (ResultSet row = select.executeQuery()) {
              if (!row.next()) {
                return Optional.empty();
              }
              Run run =
                  new Run(
                      row.getString(1),
                      job,
                      businessDate,
                      row.getObject(2, OffsetDateTime.class).toInstant(),
                      ZoneId.of(row.getString(3)),
                      parse(row.getString(4)));
              return Optional.of(
                  new StoredRun(run, row.getString(5).equals("FINISHED"), row.getInt(6)));
            }
          }
        });
  }

  /**
   * The run of a job that began and has not finished; there is at most one, since a new one is
   * refused before it ends.
   */
  public Optional<Run> findUnfinished(String job) {
    return inTransaction(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "select min(business_date) from run.run where job = ? and state ="
                          + " 'RUNNING'")) {
                select.setString(1, job);
                try (ResultSet row = select.executeQuery()) {
                  row.next();
                  return Optional.ofNullable(row.getObject(1, LocalDate.class));
                }
              }
            })
        .flatMap(date -> find(job, date))
        .map(StoredRun::run);
  }

  /** The run of a job with the newest business date. */
  public Optional<StoredRun> findNewest(String job) {
    return inTransaction(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "select max(business_date) from run.run where job = ?")) {
                select.setString(1, job);
                try (ResultSet row = select.executeQuery()) {
                  row.next();
                  return Optional.ofNullable(row.getObject(1, LocalDate.class));
                }
              }
            })
        .flatMap(date -> find(job, date));
  }

  /** Writes a run's manifest, once; the first effect comes after. */
  public void create(Run run) {
    String manifest = print(run.manifest());
    inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into run.run (run_id, job, business_date, as_of, zone, manifest,"
                      + " manifest_sha256, state) values (?, ?, ?, ?, ?, ?::jsonb, ?,"
                      + " 'RUNNING')")) {
            insert.setString(1, run.runId());
            insert.setString(2, run.job());
            insert.setObject(3, run.businessDate());
            insert.setTimestamp(4, Timestamp.from(run.asOf()));
            insert.setString(5, run.zone().getId());
            insert.setString(6, manifest);
            insert.setString(7, sha256(manifest));
            return insert.executeUpdate();
          }
        });
  }

  public void finish(String runId, int exitCode) {
    inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update run.run set state = 'FINISHED', exit_code = ? where run_id = ?")) {
            update.setInt(1, exitCode);
            update.setString(2, runId);
            return update.executeUpdate();
          }
        });
  }

  public boolean isPublished(String runId, StageName stage) {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select 1 from run.publication where run_id = ? and stage = ?")) {
            select.setString(1, runId);
            select.setString(2, stage.word());
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** The path of a dataset that a stage of a run published. */
  public Optional<String> findOutput(String runId, StageName stage, String dataset) {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select outputs ->> ? from run.publication where run_id = ? and stage = ?")) {
            select.setString(1, dataset);
            select.setString(2, runId);
            select.setString(3, stage.word());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /** A topic's partition, the topic without the configured prefix. */
  public record TopicPartition(String topic, int partition) {}

  /** The name of a file in a partner's inbound mailbox. */
  public record InboundName(String partner, String name) {}

  /** The offset after the last one that a published run has read, per partition. */
  public Map<TopicPartition, Long> nextOffsets() {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select topic, partition, next_offset from run.consumed_offset");
              ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> next = new HashMap<>();
            while (row.next()) {
              next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            return next;
          }
        });
  }

  /** Every partner file that a run has taken in. */
  public Set<InboundName> inboundNames() {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select partner, name from exchange.inbound_file");
              ResultSet row = select.executeQuery()) {
            Set<InboundName> names = new HashSet<>();
            while (row.next()) {
              names.add(new InboundName(row.getString(1), row.getString(2)));
            }
            return names;
          }
        });
  }

  /** What a stage of a run published, by measure. */
  public List<ControlTotals> listTotals(String runId, StageName stage) {
    return inTransaction(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select measure, records_in, records_out, records_held, records_rejected,"
                      + " records_carried, cents_in, cents_out, cents_held, cents_rejected,"
                      + " cents_carried from run.control_total where run_id = ? and stage = ? order"
                      + " by measure")) {
            select.setString(1, runId);
            select.setString(2, stage.word());
            try (ResultSet row = select.executeQuery()) {
              List<ControlTotals> totals = new ArrayList<>();
              while (row.next()) {
                totals.add(
                    new ControlTotals(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11)));
              }
              return totals;
            }
          }
        });
  }

  /** Opens the next try of a stage. */
  public StageAttempt beginAttempt(Run run, StageName stage, long epoch) {
    return inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into run.stage_attempt (run_id, stage, attempt, epoch)"
                      + " select ?, ?, coalesce(max(attempt), 0) + 1, ? from run.stage_attempt"
                      + " where run_id = ? and stage = ? returning attempt_id, attempt")) {
            insert.setString(1, run.runId());
            insert.setString(2, stage.word());
            insert.setLong(3, epoch);
            insert.setString(4, run.runId());
            insert.setString(5, stage.word());
            try (ResultSet row = insert.executeQuery()) {
              row.next();
              return new StageAttempt(row.getLong(1), stage, row.getInt(2), epoch);
            }
          }
        });
  }

  /**
   * The publishing transaction of a stage: epoch, work, balanced totals, publication row; all or
   * nothing.
   */
  public void publish(
      Run run, StageAttempt attempt, Map<String, String> outputs, PublishingTransaction.Work work) {
    inTransaction(
        connection -> {
          PublishingTransaction tx = new PublishingTransaction(connection, run, attempt);
          // One publishes at a time: its sorts and joins of a whole night may stay in memory.
          tx.execute("set local work_mem = '128MB'");
          long epoch =
              tx.queryLong("select epoch from run.lease where name = 'pipeline' for share");
          if (epoch != attempt.epoch()) {
            throw new IllegalStateException(
                "Cannot publish stage %s of %s: this process holds epoch %d, the lease is at %d"
                    .formatted(attempt.stage().word(), run.runId(), attempt.epoch(), epoch));
          }
          List<ControlTotals> totals = work.in(tx);
          tx.execute(
              "insert into run.publication (run_id, stage, attempt, epoch, outputs) values (?, ?,"
                  + " ?, ?, ?::jsonb)",
              run.runId(),
              attempt.stage().word(),
              attempt.attempt(),
              attempt.epoch(),
              print(outputs));
          for (ControlTotals total : totals) {
            insertTotals(tx, run, attempt.stage(), total.mustBalance(attempt.stage()));
          }
          return null;
        });
  }

  private static void insertTotals(
      PublishingTransaction tx, Run run, StageName stage, ControlTotals t) throws SQLException {
    tx.execute(
        "insert into run.control_total values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        run.runId(),
        stage.word(),
        t.measure(),
        t.recordsIn(),
        t.recordsOut(),
        t.recordsHeld(),
        t.recordsRejected(),
        t.recordsCarried(),
        t.centsIn(),
        t.centsOut(),
        t.centsHeld(),
        t.centsRejected(),
        t.centsCarried());
  }

  @FunctionalInterface
  private interface SqlFunction<T> {
    T apply(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(SqlFunction<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.apply(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      }
    } catch (SQLException failure) {
      throw new DatabaseFailure(failure);
    }
  }

  private static String print(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "Cannot write a manifest: " + impossible.getOriginalMessage(), impossible);
    }
  }

  private static RunManifest parse(String json) {
    try {
      return JSON.readValue(json, RunManifest.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          "Cannot read a manifest: " + broken.getOriginalMessage(), broken);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot hash: SHA-256 is part of every JDK", impossible);
    }
  }
}
