package io.claimway.postgres.fact;

import io.claimway.archive.FactIntake;
import io.claimway.avro.RegistryIds;
import io.claimway.avro.Topic;
import io.claimway.party.BillingEntity;
import io.claimway.party.Contract;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.StagedRows;
import io.claimway.run.ControlTotals;
import io.claimway.run.RunManifest.OffsetRange;
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
import java.util.stream.Collectors;

/**
 * Facts in Postgres: versions with their payload in the PHI schema, a receipt per record, and the
 * working set of a night.
 */
public final class FactTables {

  /** Where a night's decoded records are staged. */
  public static final String STAGING = "staging.ingest_fact";

  /** Of one id and revision, what was known first holds; equal bytes are duplicates. */
  private static final String OUTCOMES =
      """
      create temporary table ingest_outcome on commit drop as
      with ranked as (
        select f.topic, f.partition, f.record_offset, f.key, f.revision, f.content_hash, row_number() over w as nth,
               first_value(content_hash) over w as first_hash
          from staging.ingest_fact f
         where reason is null
        window w as (partition by topic, key, revision order by partition, record_offset)
      ), newest as (
        select topic, key, max(revision) as revision from (
          select topic, key, revision from staging.ingest_fact where reason is null and recorded_at <= ?
          union all
          select v.topic, v.key, v.revision from (select distinct topic, key from ranked) k
            join phi.fact_version v using (topic, key) where v.recorded_at <= ?) x
         group by topic, key
      )
      select r.topic, r.partition, r.record_offset,
             case when coalesce(v.content_hash, r.first_hash) <> r.content_hash then 'QUARANTINED'
                  when v.key is not null or r.nth > 1 then 'DUPLICATE'
                  when r.revision < n.revision then 'SUPERSEDED'
                  else 'STORED' end as outcome
        from ranked r
        left join phi.fact_version v using (topic, key, revision)
        left join newest n using (topic, key)
      union all
      select topic, partition, record_offset, 'QUARANTINED' from staging.ingest_fact where reason is not null
      """;

  private static final String VERSIONS =
      """
      insert into phi.fact_version (topic, key, revision, recorded_at, client_id, content_hash, payload, run_id)
      select f.topic, f.key, f.revision, f.recorded_at, f.client_id, f.content_hash, f.payload, ?
        from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
       where o.outcome in ('STORED', 'SUPERSEDED')
      """;

  private static final String RECEIPTS =
      """
      insert into fact.receipt (topic, partition, record_offset, run_id, key, revision, recorded_at, outcome, reason)
      select f.topic, f.partition, f.record_offset, ?, f.key, nullif(f.revision, 0), f.recorded_at, o.outcome,
             case when o.outcome = 'QUARANTINED' then coalesce(f.reason, 'REVISION_CONFLICT') end
        from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
      """;

  private static final String QUARANTINE =
      """
      insert into run.outbox (event_id, topic, key, key_seq, run_id, payload, headers)
      select encode(sha256(convert_to('quarantine:' || f.topic || ':' || f.partition || ':' || f.record_offset, 'UTF8')), 'hex'),
             f.topic || '.quarantine', f.key,
             coalesce((select max(x.key_seq) from run.outbox x where x.topic = f.topic || '.quarantine' and x.key = f.key), 0)
               + row_number() over (partition by f.topic, f.key order by f.partition, f.record_offset),
             ?, f.payload,
             jsonb_build_object('reason', coalesce(f.reason, 'REVISION_CONFLICT'),
                                'detail', coalesce(f.detail, 'another content is known of this id and revision'),
                                'topic', f.topic, 'partition', f.partition::text, 'offset', f.record_offset::text)
        from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
       where o.outcome = 'QUARANTINED'
      """;

  private static final String OFFSETS =
      """
      insert into run.consumed_offset (topic, partition, next_offset) values (?, ?, ?)
      on conflict (topic, partition) do update set next_offset = excluded.next_offset
      """;

  private static final String SESSION_KEYS =
      """
      create temporary table working_session on commit drop as
      select key from staging.ingest_fact where %s and topic = 'sessions' and reason is null
      union
      select session_id from claim.waiting_session
      union
      select key from phi.fact_version where topic = 'sessions' and recorded_at <= ?
         and recorded_at > coalesce((select max(r.as_of) from run.run r join run.publication p using (run_id)
                                      where p.stage = 'ingest' and r.as_of < ?), '-infinity')
      """;

  private static final String SESSIONS =
      """
      insert into staging.working_set (topic, key, hash, payload, client_id)
      select 'sessions', n.key, hashtext(n.key) & 2147483647, n.payload, n.client_id
        from (select distinct on (key) * from (
                select v.key, v.revision, v.client_id, v.payload, 0 as origin, 0 as partition, 0::bigint as record_offset
                  from working_session join phi.fact_version v using (key) where v.topic = 'sessions' and v.recorded_at <= ?
                union all
                select key, revision, client_id, payload, 1, partition, record_offset
                  from staging.ingest_fact where %s and topic = 'sessions' and reason is null and recorded_at <= ?) c
               order by key, revision desc, origin, partition, record_offset) n
        left join claim.session_state s on s.session_id = n.key
       where s.session_id is null or s.revision < n.revision or n.key in (select session_id from claim.waiting_session)
      """;

  private static final String OTHERS =
      """
      insert into staging.working_set (topic, key, hash, payload)
      select topic, key, hashtext(key) & 2147483647, payload
        from (select distinct on (topic, key) * from (
                select topic, key, revision, payload, 0 as origin, 0 as partition, 0::bigint as record_offset
                  from phi.fact_version where topic in ('providers', 'contracts', 'charges') and recorded_at <= ?
                union all
                select v.topic, v.key, v.revision, v.payload, 0, 0, 0
                  from (select distinct client_id as key from staging.working_set where topic = 'sessions') c
                  join phi.fact_version v on v.topic = 'clients' and v.key = c.key and v.recorded_at <= ?
                union all
                select f.topic, f.key, f.revision, f.payload, 1, f.partition, f.record_offset
                  from staging.ingest_fact f
                 where %s and f.reason is null and f.recorded_at <= ?
                   and (f.topic in ('providers', 'contracts', 'charges')
                        or f.topic = 'clients' and f.key in (select client_id from staging.working_set where topic = 'sessions'))) c
               order by topic, key, revision desc, origin, partition, record_offset) n
      """;

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
    String ours = accepted(staged);
    Timestamp visible = Timestamp.from(asOf);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local work_mem = '128MB'");
      statement.execute("truncate staging.working_set");
      statement.execute("analyze staging.ingest_fact");
    }
    update(connection, SESSION_KEYS.formatted(ours), visible, visible);
    if (update(connection, SESSIONS.formatted(ours), visible, visible) == 0) {
      return 0;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze staging.working_set");
    }
    update(connection, OTHERS.formatted(ours), visible, visible, visible);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from staging.working_set")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String accepted(StagedRows staged) {
    if (staged.isEmpty()) {
      return "false";
    }
    String tasks =
        staged.tasks().stream()
            .filter(task -> task.rows() > 0)
            .map(task -> "(" + task.partition() + "," + task.taskAttempt() + ")")
            .collect(Collectors.joining(","));
    return "stage_attempt = %d and (task_partition, task_attempt) in (values %s)"
        .formatted(staged.attemptId(), tasks);
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
   * outbox for the quarantine topics, and moves the offsets.
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
    for (OffsetRange range : ranges) {
      tx.execute(OFFSETS, range.topic(), range.partition(), range.endOffset());
    }
    return List.of(
        totals(tx, "records", read, "%"), totals(tx, "sessions", -1, Topic.SESSIONS.word()));
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
    FactIntake intake = new FactIntake(RegistryIds.none());
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

  /** The billing entities of the newest visible contracts, by their ids. */
  public static List<BillingEntity> listBillingEntities(Connection connection, Instant asOf)
      throws SQLException {
    Map<String, BillingEntity> entities = new TreeMap<>();
    FactIntake intake = new FactIntake(RegistryIds.none());
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
