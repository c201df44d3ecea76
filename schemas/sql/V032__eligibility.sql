-- What payers were asked about coverages, what they answered, and what was decided from it. No names: a fingerprint stands for who was asked about.
create schema eligibility;

create table eligibility.inquiry (
  trace               text primary key,          -- 270 TRN02, a hash
  file_id             bigint not null references exchange.outbound_file,
  transaction_control text not null,             -- ST02
  client_id           text not null,
  payer               text not null,
  fingerprint         text not null,             -- hash of the coverage as it was asked about
  asked_for           date not null,             -- date of service
  asked_on            date not null,             -- business date
  ask_again_on        date not null,             -- until then the same is not asked again
  run_id              text not null
);
create index inquiry_client on eligibility.inquiry (client_id);
create index inquiry_run on eligibility.inquiry (run_id);

-- One answer of a payer, pinned to the bytes that hold it.
create table eligibility.evidence (
  evidence_id            text primary key,       -- trace and head of the file's hash
  trace                  text not null references eligibility.inquiry,
  sha256                 text not null,          -- evidence/inbound/<sha256>
  transaction_ordinal    int not null,           -- of the 271 in its file
  segment_ordinal        int not null,           -- of the HL in its transaction
  client_id              text not null,
  payer                  text not null,
  fingerprint            text not null,
  asked_for              date not null,
  answered_on            date not null,
  valid_until            date not null,          -- last date of service that it may speak for
  status                 text not null,
  codes                  text not null,          -- EB01 and AAA03
  retriable              boolean not null,       -- the payer invites the same question again
  covered_from           date,
  covered_to             date,
  copay_cents            bigint,
  coinsurance_millionths bigint,
  deductible_left_cents  bigint,
  authorization_required boolean not null,
  other_entity           text,                   -- another insurer, or who answers for mental health
  run_id                 text not null
);
create index evidence_client on eligibility.evidence (client_id);

-- The newest decision on a client and date of service; each night's decisions stay in its published dataset.
create table eligibility.decision (
  client_id    text not null,
  service_date date not null,
  payer        text,
  status       text not null,
  codes        text not null,
  evidence_id  text,
  copay_cents  bigint,
  run_id       text not null,
  primary key (client_id, service_date)
);

create unlogged table staging.eligibility_decision (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  client_id text not null, service_date date not null, payer text, status text not null, codes text not null, evidence_id text,
  copay_cents bigint
);
-- Tonight's answers, before they are published; tasks read them by client.
create unlogged table staging.eligibility_evidence (like eligibility.evidence, stage_attempt bigint not null);
create index eligibility_evidence_client on staging.eligibility_evidence (client_id);
