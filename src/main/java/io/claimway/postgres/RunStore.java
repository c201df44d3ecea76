package io.claimway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.run.ControlTotals;
import io.claimway.run.DateOverride;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.Sha256;
import io.claimway.run.StageName;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs, their frozen manifests, their stages' attempts and publications. */
public final class RunStore {
  private static final String EMPTY_STAGING = Sql.read(RunStore.class, "empty-staging");
  private static final String TAKEN_IN =
      """
      select partner, name, etag from exchange.inbound_file
       where (partner, name, etag) in (select * from unnest(?::text[], ?::text[], ?::text[]))
      """;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Database database;

  public RunStore(Database database) {
    this.database = database;
  }

  /** A run as stored: what it froze, and how it ended if it has. */
  public record StoredRun(Run run, boolean finished, int exitCode) {}

  public Optional<StoredRun> find(String job, LocalDate businessDate) {
    return database.inTransaction(
        connection ->
            Rows.find(
                connection,
                "select run_id, as_of, zone, manifest, state, exit_code from run.run where job = ?"
                    + " and business_date = ?",
                row ->
                    new StoredRun(
                        new Run(
                            row.getString(1),
                            job,
                            businessDate,
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            ZoneId.of(row.getString(3)),
                            parse(row.getString(4))),
                        row.getString(5).equals("FINISHED"),
                        row.getInt(6)),
                job,
                businessDate));
  }

  /**
   * The run of a job that began and has not finished; there is at most one, since a new one is
   * refused before it ends.
   */
  public Optional<Run> findUnfinished(String job) {
    return findDate(
            "select min(business_date) from run.run where job = ? and state = 'RUNNING'", job)
        .flatMap(date -> find(job, date))
        .map(StoredRun::run);
  }

  /** How many runs there are of the jobs that are called so and numbered. */
  public int count(String jobs) {
    return database.inTransaction(
        connection ->
            Rows.get(
                connection,
                "select count(*) from run.run where starts_with(job, ?)",
                row -> row.getInt(1),
                jobs));
  }

  /** The run of a job with the newest business date. */
  public Optional<StoredRun> findNewest(String job) {
    return findDate("select max(business_date) from run.run where job = ?", job)
        .flatMap(date -> find(job, date));
  }

  private Optional<LocalDate> findDate(String sql, String job) {
    return database.inTransaction(
        connection -> Rows.find(connection, sql, row -> row.getObject(1, LocalDate.class), job));
  }

  /** Writes a run's manifest, once; the first effect comes after. */
  public void create(Run run) {
    create(run, null);
  }

  /**
   * The same for one whose date a person opened.
   *
   * @param override null for none
   */
  public void create(Run run, DateOverride override) {
    String manifest = print(run.manifest());
    database.inTransaction(
        connection ->
            Rows.change(
                connection,
                "insert into run.run (run_id, job, business_date, as_of, zone, manifest,"
                    + " manifest_sha256, state, override_by, override_reason)"
                    + " values (?, ?, ?, ?, ?, ?::jsonb, ?, 'RUNNING', ?, ?)",
                run.runId(),
                run.job(),
                run.businessDate(),
                Timestamp.from(run.asOf()),
                run.zone().getId(),
                manifest,
                Sha256.hex(manifest),
                override == null ? null : override.person(),
                override == null ? null : override.reason()));
  }

  /** Ends a run and seals the rows that it leaves behind. */
  public void finish(String runId, int exitCode) {
    database.inTransaction(
        connection -> {
          Rows.change(
              connection,
              "update run.run set state = 'FINISHED', exit_code = ? where run_id = ?",
              exitCode,
              runId);
          return Rows.get(connection, "select proof.seal(?)", row -> runId, runId);
        });
  }

  public boolean isPublished(String runId, StageName stage) {
    return database.inTransaction(
        connection ->
            Rows.get(
                connection,
                "select exists (select from run.publication where run_id = ? and stage = ?)",
                row -> row.getBoolean(1),
                runId,
                stage.word()));
  }

  /** The path of a dataset that a stage of a run published. */
  public Optional<String> findOutput(String runId, StageName stage, String dataset) {
    return database.inTransaction(
        connection ->
            Rows.find(
                connection,
                "select outputs ->> ? from run.publication where run_id = ? and stage = ?",
                row -> row.getString(1),
                dataset,
                runId,
                stage.word()));
  }

  /** A file in a partner's inbound mailbox: its name, and which bytes bear it. */
  public record InboundName(String partner, String name, String etag) {

    public static InboundName of(InboundObject object) {
      return new InboundName(object.partner(), object.name(), object.etag());
    }
  }

  /** Those of some objects that no run has taken in, in their order. */
  public List<InboundObject> notTakenIn(List<InboundObject> objects) {
    if (objects.isEmpty()) {
      return List.of();
    }
    Set<InboundName> known =
        database.inTransaction(
            connection ->
                new HashSet<>(
                    Rows.list(
                        connection,
                        TAKEN_IN,
                        row ->
                            new InboundName(row.getString(1), row.getString(2), row.getString(3)),
                        Rows.texts(
                            connection, objects.stream().map(InboundObject::partner).toList()),
                        Rows.texts(connection, objects.stream().map(InboundObject::name).toList()),
                        Rows.texts(
                            connection, objects.stream().map(InboundObject::etag).toList()))));
    return objects.stream().filter(each -> !known.contains(InboundName.of(each))).toList();
  }

  /** What a stage of a run published, by measure. */
  public List<ControlTotals> listTotals(String runId, StageName stage) {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                "select measure, records_in, records_out, records_held, records_rejected,"
                    + " records_carried, cents_in, cents_out, cents_held, cents_rejected,"
                    + " cents_carried from run.control_total where run_id = ? and stage = ? order"
                    + " by measure",
                row ->
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
                        row.getLong(11)),
                runId,
                stage.word()));
  }

  /** Opens the next try of a stage. */
  public StageAttempt beginAttempt(Run run, StageName stage, long epoch) {
    return database.inTransaction(
        connection ->
            Rows.get(
                connection,
                "insert into run.stage_attempt (run_id, stage, attempt, epoch)"
                    + " select ?, ?, coalesce(max(attempt), 0) + 1, ? from run.stage_attempt"
                    + " where run_id = ? and stage = ? returning attempt_id, attempt",
                row -> new StageAttempt(row.getLong(1), stage, row.getInt(2), epoch),
                run.runId(),
                stage.word(),
                epoch,
                run.runId(),
                stage.word()));
  }

  /** The tries of a run's stages that died or failed: others have published since. */
  public List<StageAttempt> listDeadAttempts(String runId) {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                "select a.attempt_id, a.stage, a.attempt, a.epoch from run.stage_attempt a"
                    + " join run.publication p using (run_id, stage)"
                    + " where run_id = ? and a.attempt <> p.attempt order by a.attempt_id",
                row ->
                    new StageAttempt(
                        row.getLong(1),
                        StageName.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getInt(3),
                        row.getLong(4)),
                runId));
  }

  /** Empties every staging table: under the lease and between stages nobody needs a row. */
  public void emptyStaging() {
    database.inTransaction(
        connection -> {
          Rows.run(connection, EMPTY_STAGING);
          return null;
        });
  }

  /**
   * The publishing transaction of a stage: epoch, work, balanced totals, publication row; all or
   * nothing.
   */
  public void publish(
      Run run, StageAttempt attempt, Map<String, String> outputs, PublishingTransaction.Work work) {
    database.inTransaction(
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
}
