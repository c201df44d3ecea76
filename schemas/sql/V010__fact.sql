-- Facts as they were read: versions (append-only), one receipt per record, and what each session record became.
create schema fact;

create table phi.fact_version (
  topic        text not null,
  key          text not null,                    -- the fact's own id
  revision     int not null,
  recorded_at  timestamptz not null,             -- when the other product recorded it
  client_id    text,                             -- of a session
  content_hash text not null,                    -- sha256 of the payload
  payload      bytea not null,                   -- Avro, in single-object encoding
  run_id       text not null,
  primary key (topic, key, revision)
);
create index fact_version_recorded on phi.fact_version (recorded_at) where topic = 'sessions';

-- One row per record that was read, garbage included.
create table fact.receipt (
  topic         text not null,
  partition     int not null,
  record_offset bigint not null,
  run_id        text not null,
  key           text not null,
  revision      int,                             -- null where the record did not decode
  recorded_at   timestamptz,
  outcome       text not null check (outcome in ('STORED', 'SUPERSEDED', 'DUPLICATE', 'QUARANTINED')),
  reason        text,                            -- of a quarantined one
  generation    int not null default 1,          -- offsets begin anew where a topic was made again (run.topic_decision)
  primary key (topic, partition, generation, record_offset),
  check ((outcome = 'QUARANTINED') = (reason is not null))
);
create index receipt_run on fact.receipt (run_id, topic);
create index receipt_key on fact.receipt (key);

alter table run.outbox add column headers jsonb not null default '{}';

create unlogged table staging.ingest_fact (
  stage_attempt  bigint not null,
  task_partition int not null,
  task_attempt   bigint not null,
  topic          text not null,
  partition      int not null,
  record_offset  bigint not null,
  key            text not null,
  revision       int not null,                   -- 0 where the record did not decode
  recorded_at    timestamptz,
  client_id      text,
  reason         text,
  detail         text,
  content_hash   text not null,
  payload        bytea not null
);

-- The newest visible versions that tonight's decisions need, on their way to Parquet.
create unlogged table staging.working_set (
  topic   text not null,
  key     text not null,
  hash    int not null,
  payload bytea not null,
  client_id text
);
