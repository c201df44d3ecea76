package io.claimway.postgres.fact;

import io.claimway.archive.FactIntake;
import io.claimway.avro.Topic;
import io.claimway.party.BillingEntity;
import io.claimway.party.Contract;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.run.RunManifest.OffsetRange;
import io.claimway.worklist.WorkItemKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts in Postgres: versions with their payload in the PHI schema, a receipt per record, and the
 * working set of a night.
 */
public final class FactTables {

  /** Where a night's decoded records are staged. */
  public static final String STAGING = "staging.ingest_fact";

  private static final String OUTCOMES = Sql.read(FactTables.class, "ingest-outcomes");

  private static final String VERSIONS =
      """
      insert into phi.fact_version (topic, key, revision, recorded_at, client_id, content_hash, payload, run_id)
      select f.topic, f.key, f.revision, f.recorded_at, f.client_id, f.content_hash, f.payload, ?
        from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
       where o.outcome in ('STORED', 'SUPERSEDED')
      """;

  private static final String RECEIPTS =
      """
      insert into fact.receipt (topic, partition, record_offset, run_id, key, revision, recorded_at, outcome, reason, generation)
      select f.topic, f.partition, f.record_offset, ?, f.key, nullif(f.revision, 0), f.recorded_at, o.outcome,
             case when o.outcome = 'QUARANTINED' then coalesce(f.reason, 'REVISION_CONFLICT') end, o.generation
        from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
      """;

  private static final String QUARANTINE = Sql.read(FactTables.class, "ingest-quarantine-events");

  private static final String QUARANTINED_ITEMS =
      Sql.read(FactTables.class, "ingest-quarantined-items");

  private static final String OPEN_ITEMS_OF_TONIGHT =
      """
      select i.kind, i.business_key from worklist.item i
       where i.kind = ? and i.state = 'OPEN'
         and exists (select from fact.receipt r where r.run_id = ? and r.outcome <> 'DUPLICATE' and r.topic || '|' || r.key = i.business_key)
      """;

  private static final String SESSION_KEYS = Sql.read(FactTables.class, "ingest-working-keys");

  private static final String SESSIONS = Sql.read(FactTables.class, "ingest-working-sessions");

  private static final String OTHERS = Sql.read(FactTables.class, "ingest-working-context");

  private static final String COUNTS =
      """
      select count(*), count(*) filter (where outcome = 'QUARANTINED'),
             count(*) filter (where outcome = 'STORED' and recorded_at > ?)
        from fact.receipt where run_id = ? and topic like ?
      """;

  private FactTables() {}

  /** Whether some session waits for another decision, so that a night without facts has work. */
  public static boolean hasOpenSessions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select from claim.waiting_session)"
                    + " or exists (select from phi.fact_version where topic = 'sessions' and recorded_at >"
                    + " (select max(r.as_of) from run.run r join run.publication p using (run_id) where p.stage = 'ingest'))")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Collects the newest visible version of every session that needs a decision, of their clients,
   * and of all providers, contracts and charges: committed history and tonight's staged rows.
   *
   * @return how many versions; 0 when no session needs a decision
   */
  public static long fillWorkingSet(Connection connection, StagedRows staged, Instant asOf)
      throws SQLException {
    List<StagedRows.TaskRows> tasks =
        staged.tasks().stream().filter(task -> task.rows() > 0).toList();
    long attempt = staged.attemptId();
    Array partitions =
        connection.createArrayOf(
            "integer", tasks.stream().map(StagedRows.TaskRows::partition).toArray());
    Array taskAttempts =
        connection.createArrayOf(
            "bigint", tasks.stream().map(StagedRows.TaskRows::taskAttempt).toArray());
    Timestamp visible = Timestamp.from(asOf);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local work_mem = '128MB'");
      statement.execute("truncate staging.working_set");
      statement.execute("analyze staging.ingest_fact");
    }
    update(connection, SESSION_KEYS, attempt, partitions, taskAttempts, visible, visible);
    if (update(connection, SESSIONS, visible, attempt, partitions, taskAttempts, visible) == 0) {
      return 0;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze staging.working_set");
    }
    update(connection, OTHERS, visible, visible, attempt, partitions, taskAttempts, visible);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from staging.working_set")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeLargeUpdate();
    }
  }

  /**
   * Appends tonight's versions, gives every record its receipt, puts what is no fact into the
   * outbox for the quarantine topics and opens its item, and moves the offsets.
   *
   * @param read how many records the engine read: each must have its receipt
   */
  public static List<ControlTotals> publish(
      PublishingTransaction tx, StagedRows staged, long read, List<OffsetRange> ranges)
      throws SQLException {
    Timestamp asOf = Timestamp.from(tx.run().asOf());
    String runId = tx.run().runId();
    tx.execute("set local work_mem = '128MB'");
    tx.take(staged);
    tx.execute(OUTCOMES, asOf, asOf);
    tx.execute("analyze ingest_outcome");
    tx.execute(VERSIONS, runId);
    tx.execute(RECEIPTS, runId);
    tx.execute(QUARANTINE, runId);
    DueItems.in(tx)
        .allUnder(OPEN_ITEMS_OF_TONIGHT, WorkItemKind.QUARANTINED_FACT.name(), runId)
        .find(QUARANTINED_ITEMS, runId, runId)
        .merge();
    ReadPlaces.move(tx, ranges);
    return List.of(
        totals(tx, "records", read, "%"), totals(tx, "sessions", -1, Topic.SESSIONS.word()));
  }

  /** Publishes a night without records: only the places from which the next one reads. */
  public static List<ControlTotals> publishNothing(
      PublishingTransaction tx, List<OffsetRange> ranges) throws SQLException {
    ReadPlaces.move(tx, ranges);
    return List.of(ControlTotals.zero("records"), ControlTotals.zero("sessions"));
  }

  private static ControlTotals totals(
      PublishingTransaction tx, String measure, long read, String topic) throws SQLException {
    return tx.query(
            COUNTS,
            row -> {
              long receipts = row.getLong(1);
              long rejected = row.getLong(2);
              long carried = row.getLong(3);
              return ControlTotals.of(measure, read < 0 ? receipts : read, 0)
                  .out(receipts - rejected - carried, 0)
                  .rejected(rejected, 0)
                  .carried(carried, 0);
            },
            Timestamp.from(tx.run().asOf()),
            tx.run().runId(),
            topic)
        .get(0);
  }

  /** The practices of these ids as their providers' newest visible facts name them. */
  public static Map<String, Practice> listPractices(
      Connection connection, Collection<String> practiceIds, Instant asOf) throws SQLException {
    Map<String, Practice> practices = new TreeMap<>();
    FactIntake intake = FactIntake.ofStored();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select distinct on (key) payload from phi.fact_version"
                + " where topic = 'providers' and recorded_at <= ? order by key, revision desc")) {
      select.setTimestamp(1, Timestamp.from(asOf));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Provider provider = (Provider) intake.read(Topic.PROVIDERS, row.getBytes(1));
          if (practiceIds.contains(provider.practice().practiceId())) {
            practices.put(provider.practice().practiceId(), provider.practice());
          }
        }
      }
    }
    return practices;
  }

  /**
   * The contracts by their ids, each in its newest revision that was recorded and taken in by then.
   */
  public static Map<String, Contract> listContracts(Connection connection, Instant asOf)
      throws SQLException {
    Map<String, Contract> contracts = new TreeMap<>();
    FactIntake intake = FactIntake.ofStored();
    Rows.forEach(
        connection,
        "select distinct on (f.key) f.payload from phi.fact_version f join run.run r using (run_id)"
            + " where f.topic = 'contracts' and f.recorded_at <= ? and r.as_of <= ? order by f.key, f.revision desc",
        row -> (Contract) intake.read(Topic.CONTRACTS, row.getBytes(1)),
        contract -> contracts.put(contract.contractId(), contract),
        Timestamp.from(asOf),
        Timestamp.from(asOf));
    return contracts;
  }

  /** The billing entities of the newest visible contracts, by their ids. */
  public static List<BillingEntity> listBillingEntities(Connection connection, Instant asOf)
      throws SQLException {
    Map<String, BillingEntity> entities = new TreeMap<>();
    FactIntake intake = FactIntake.ofStored();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select distinct on (key) payload from phi.fact_version"
                + " where topic = 'contracts' and recorded_at <= ? order by key, revision desc")) {
      select.setTimestamp(1, Timestamp.from(asOf));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Contract contract = (Contract) intake.read(Topic.CONTRACTS, row.getBytes(1));
          entities.put(contract.billingEntity().billingEntityId(), contract.billingEntity());
        }
      }
    }
    return List.copyOf(entities.values());
  }
}
