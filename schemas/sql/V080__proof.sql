-- What was proved, night by night, and the rows that broke a promise.
create schema proof;

create table proof.proof (
  run_id        text primary key references run.run,
  business_date date not null,
  last_seq      bigint not null,                 -- the book was proved up to here
  last_block    bigint not null,
  head          bytea not null
);

create table proof.finding (
  run_id    text not null,
  invariant text not null,
  promise   text not null,
  figure    bigint not null,                     -- how much was looked at: rows or cents
  unit      text not null,
  broken    bigint not null,
  primary key (run_id, invariant)
);

create table proof.broken_row (
  run_id      text not null,
  invariant   text not null,
  ordinal     int not null,
  subject     text not null,                     -- the row: claim, file, transfer, payment
  detail      text not null,                     -- found and expected, never PHI
  practice_id text,                              -- whose payouts it blocks; all where null
  primary key (run_id, invariant, ordinal)
);

create index event_by_date on claim.event using brin (business_date);

grant usage on schema proof to pipeline, finance;
grant select, insert on all tables in schema proof to pipeline;
grant select on all tables in schema proof to finance;
