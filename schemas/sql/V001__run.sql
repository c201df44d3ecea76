-- Runs, stages and what makes them exactly-once: the lease, the manifest, the publication row, control totals, counters, the outbox.
create schema run;
create schema staging;
create schema phi;

create table run.lease (
  name   text primary key,
  epoch  bigint not null default 0,
  holder text,
  since  timestamptz
);
insert into run.lease (name) values ('pipeline');

create table run.run (
  run_id          text primary key,               -- nightly-2026-01-05
  job             text not null,
  business_date   date not null,
  as_of           timestamptz not null,           -- facts recorded later are carried over
  zone            text not null,
  manifest        jsonb not null,                 -- the frozen inputs
  manifest_sha256 text not null,
  state           text not null check (state in ('RUNNING', 'FINISHED')),
  exit_code       int,
  override_by     text,                           -- who opened a date that the calendar refuses, and why
  override_reason text,
  unique (job, business_date),
  check ((override_by is null) = (override_reason is null))
);

-- One row per try of a stage; staged rows carry its id, so that rows of an earlier try are never taken.
create table run.stage_attempt (
  attempt_id bigint generated always as identity primary key,
  run_id     text not null references run.run,
  stage      text not null,
  attempt    int not null,
  epoch      bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  unique (run_id, stage, attempt)
);

-- The truth about which stages are done; the batch framework's own metadata is history only.
create table run.publication (
  run_id       text not null references run.run,
  stage        text not null,
  attempt      int not null,
  epoch        bigint not null,
  published_at timestamptz not null default clock_timestamp(),
  outputs      jsonb not null default '{}',      -- dataset name to object-store path
  primary key (run_id, stage)
);

create table run.control_total (
  run_id             text not null,
  stage              text not null,
  measure            text not null,              -- sessions, claims, files, payments ...
  records_in         bigint not null,
  records_out        bigint not null,
  records_held       bigint not null,
  records_rejected   bigint not null,
  records_carried    bigint not null,
  cents_in           bigint not null,
  cents_out          bigint not null,
  cents_held         bigint not null,
  cents_rejected     bigint not null,
  cents_carried      bigint not null,
  primary key (run_id, stage, measure),
  foreign key (run_id, stage) references run.publication deferrable initially deferred,
  check (records_in = records_out + records_held + records_rejected + records_carried),
  check (cents_in = cents_out + cents_held + cents_rejected + cents_carried)
);

-- Numbers that reach files come from here: row-locked, taken in sorted order inside a transaction, never from a sequence.
create table run.counter (
  name  text primary key,
  value bigint not null
);

create table run.consumed_offset (
  topic       text not null,
  partition   int not null,
  next_offset bigint not null,
  topic_id    text not null,                      -- the cluster's, which a topic that is made again does not keep; empty where it tells none
  primary key (topic, partition)
);

-- A person's word to go on with what is there of a topic that was made again, cut off, or lost records or a partition.
create table run.topic_decision (
  run_id         text not null references run.run,
  topic          text not null,
  partition      int not null,
  generation     int not null check (generation > 1), -- of the records that follow: their offsets may have been seen before
  night          text not null references run.run, -- the newest one then: if it has yet to read the partition, it leaves that to the next
  read_topic_id  text not null,
  read_offset    bigint not null,                -- the book had read up to here
  found_topic_id text,                           -- null where the partition was gone
  found_start    bigint,                         -- reading goes on here
  found_end      bigint,
  decided_by     text not null,
  because        text not null,
  primary key (run_id, topic, partition),
  unique (topic, partition, generation),
  check ((found_topic_id is null) = (found_start is null) and (found_start is null) = (found_end is null))
);

create table run.outbox (
  event_id text primary key,                     -- hash of the cause
  topic    text not null,
  key      text not null,
  key_seq  bigint not null,                      -- order within the key
  run_id   text not null,
  payload  bytea not null,
  sent_at  timestamptz,
  aside    text,                                 -- why the cluster does not take it: what follows under its key waits behind it
  unique (topic, key, key_seq)
);
create index outbox_unsent on run.outbox (topic, key, key_seq) where sent_at is null;
create index outbox_aside on run.outbox (topic, key, key_seq) where aside is not null and sent_at is null;

-- Up to where each topic is known to hold only events that the outbox knows as sent; what a relay that died has sent lies behind.
create table run.outbox_place (
  topic       text not null,
  partition   int not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- What was sent and is kept no longer: how many events of each key, up to which number, and by which run they went last.
create table run.outbox_history (
  topic    text not null,
  key      text not null,
  events   bigint not null,
  last_seq bigint not null,
  run_id   text not null,
  primary key (topic, key)
);

-- The runs whose events are kept no longer, all of them.
create table run.outbox_purge (
  purged_run text primary key references run.run,
  events     bigint not null,
  run_id     text not null references run.run
);
