-- Files with the outside: what was assigned, rendered, delivered; what arrived.
create schema exchange;

create table exchange.outbound_file (
  file_id             bigint primary key,        -- counter 'outbound-file', in order (partner, kind, usage, ordinal)
  run_id              text not null,
  partner             text not null,
  kind                text not null check (kind in ('837P', '270', '276', '999', 'NACHA')),
  usage               text not null check (usage in ('P', 'T')),
  ordinal             int not null,              -- within run, partner, kind
  interchange_control bigint,                    -- ISA13, counter 'interchange:<partner>'
  group_control       bigint,                    -- GS06
  transactions        int not null,
  claims              int not null,              -- claims, or inquiries of a 270, or entries of a NACHA file
  charge_cents        bigint not null,
  state               text not null check (state in ('PLANNED', 'RENDERED', 'INTENDED', 'DELIVERED', 'WITHHELD')),
  name                text unique,               -- in the mailbox; carries the content hash
  sha256              text,
  bytes               bigint,
  withheld_reason     text,
  unique (run_id, partner, kind, ordinal),
  unique (partner, interchange_control)
);

create index outbound_file_withheld on exchange.outbound_file (file_id) where state = 'WITHHELD';

create table exchange.outbound_transaction (
  file_id             bigint not null references exchange.outbound_file,
  transaction_control text not null,             -- ST02
  payer               text not null,
  claims              int not null,
  charge_cents        bigint not null,
  primary key (file_id, transaction_control)
);

-- Which claim version went in which file and transaction (837P).
create table exchange.filed_claim (
  file_id             bigint not null references exchange.outbound_file,
  claim_id            bigint not null,
  version             int not null,
  transaction_control text not null,
  ordinal             int not null,              -- within the file
  primary key (claim_id, version, file_id)
);
create index filed_claim_file on exchange.filed_claim (file_id, transaction_control);

create table exchange.inbound_file (
  partner      text not null,
  name         text not null,                    -- of the object in the mailbox, nested folders included
  sha256       text not null,                    -- evidence/inbound/<sha256>
  bytes        bigint not null,
  kind         text not null,                    -- TA1 999 277CA 277 271 835 ACH BAI2 UNKNOWN
  run_id       text not null,
  redelivery   boolean not null default false,   -- the same bytes came before
  handled_run  text,                             -- set by the stage that consumed it
  outcome      text,                             -- APPLIED, QUARANTINED, SUSPENDED, REDELIVERY, IGNORED_TEST
  etag         text not null default '',         -- by which the store tells other bytes under the same name; empty where it names none
  primary key (partner, name, etag)
);
create index inbound_file_sha on exchange.inbound_file (sha256);
create index inbound_file_open on exchange.inbound_file (kind) where handled_run is null;

-- What became of each object that a run found in a mailbox: evidence also of what could not be taken in.
create table exchange.inbound_object (
  run_id  text not null,
  partner text not null,
  name    text not null,
  etag    text not null,
  bytes   bigint not null,                       -- as it was listed
  outcome text not null check (outcome in ('TAKEN', 'GONE', 'CHANGED', 'TOO_LARGE', 'UNREADABLE', 'LATER')),
  found   text,                                  -- what stood in the way
  sha256  text,                                  -- of what was taken
  primary key (run_id, partner, name, etag),
  check ((outcome = 'TAKEN') = (sha256 is not null) and (outcome = 'TAKEN') = (found is null))
);
create index inbound_object_name on exchange.inbound_object (partner, name);
create index inbound_object_not_taken on exchange.inbound_object (run_id) where outcome <> 'TAKEN';

-- What split lays out and stages: the claims that wait, the transactions that are planned of them, and what executors made of the files.
create unlogged table staging.split_claim (
  stage_attempt bigint not null,
  payer         text not null,
  braked        boolean not null,
  place         int not null,                    -- among the payer's, in the order of patient control numbers, from 0
  claim_id      bigint not null,
  version       int not null,
  charge_cents  bigint not null,
  primary key (payer, braked, place)
);
create unlogged table staging.split_transaction (
  file_id bigint not null, transaction_control text not null, payer text not null, first_place int not null, claims int not null
);
create unlogged table staging.split_file (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  file_id bigint not null, name text, sha256 text, bytes bigint not null, claims int not null, charge_cents bigint not null, refusal text
);
create unlogged table staging.split_held (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  file_id bigint not null, claim_id bigint not null, charge_cents bigint not null
);
