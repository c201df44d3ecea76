-- Claims: lineage, versions, lines; what happened to each session; holds; events and the state they lead to.
create schema claim;

-- A lineage: one client, rendering provider, payer, date of service and place, for one set of sessions.
create table claim.claim (
  claim_id         bigint primary key,           -- counter 'claim', in order of natural_key
  natural_key      text not null unique,
  payer            text not null,                -- profile slug
  payer_sequence   text not null check (payer_sequence in ('P', 'S', 'T')),
  billing_entity   text not null,
  client_id        text not null,
  provider_id      text not null,
  practice_id      text not null,
  service_date     date not null,
  place_of_service text not null,
  run_id           text not null,
  joins_family     bigint,                       -- the family's first lineage; null for the lineage that opens it
  family_id        bigint not null generated always as (coalesce(joins_family, claim_id)) stored
);
create index claim_client on claim.claim (client_id);
create index claim_family on claim.claim (family_id);

create table claim.version (
  claim_id               bigint not null references claim.claim,
  version                int not null,
  patient_control_number text not null unique,
  frequency              text not null check (frequency in ('1', '7', '8')),
  charge_cents           bigint not null,
  expected_cents         bigint not null,        -- what the contract allows, all lines
  payer_claim_number     text,                   -- REF*F8 sent with 7 and 8
  reason                 text not null,          -- FIRST, REPLAY, AMENDMENT, VOID
  plan_id                text,                   -- the replay plan it came from
  content_sha256         text not null,          -- of the claim's canonical content without control numbers
  run_id                 text not null,          -- whose build output holds the content
  primary key (claim_id, version)
);
create index version_run on claim.version (run_id);

create table claim.line (
  claim_id            bigint not null,
  version             int not null,
  line_number         int not null,
  line_control_number text not null,
  session_id          text not null,
  session_revision    int not null,
  procedure_code      text not null,
  modifiers           text[] not null,
  units               int not null,
  charge_cents        bigint not null,
  expected_cents      bigint not null,
  primary key (claim_id, version, line_number),
  foreign key (claim_id, version) references claim.version
);
create index line_session on claim.line (session_id);

-- The disposition of each session's newest revision (an older one is superseded).
create table claim.session_state (
  session_id          text primary key,
  revision            int not null,
  disposition         text not null check (disposition in ('HELD', 'CLAIM', 'CANCELLED', 'NOT_BILLABLE', 'CARRIED_OVER')),
  reason              text,                      -- why not billable, or the first hold
  claim_id            bigint references claim.claim,
  payer               text,
  practice_id         text,
  provider_id         text,
  client_id           text,
  service_date        date,
  first_confirmed_on  date,                      -- in the practice's zone: decides the payout cycle
  charge_cents        bigint not null default 0,
  earned_cents        bigint not null default 0, -- what the provider is paid by contract
  run_id              text not null
);
create index session_state_open on claim.session_state (disposition) where disposition in ('HELD', 'CARRIED_OVER');

create table claim.hold (
  session_id   text not null,
  code         text not null,
  edit_code    text not null default '',
  missing_fact text not null,
  owner        text not null check (owner in ('CLIENT', 'PROVIDER', 'NETWORK', 'PAYER', 'TIME')),
  deadline     date,                             -- timely filing
  cents        bigint not null,
  opened_run   text not null,
  opened_on    date not null,
  released_run text,
  primary key (session_id, code, edit_code, opened_run)
);
create index hold_open on claim.hold (code) where released_run is null;

-- Append-only truth about a claim version.
create table claim.event (
  claim_id      bigint not null references claim.claim,
  seq           int not null,                    -- 1.. per claim
  version       int not null,
  kind          text not null,                   -- BUILT FILED SUBMITTED FILE_ACCEPTED REJECTED ACCEPTED PAID DENIED REVERSED VOIDED SUPERSEDED WITHHELD FORWARDED SUSPENDED
  source        text not null,                   -- RUN, TA1, 999, 277CA, 835, REPLAY
  codes         text,                            -- A7:562, IK5 R, CO-16/N290 ...
  cause         text not null,                   -- inbound sha256#segment ordinal, or outbound file name, or plan id
  business_date date not null,
  run_id        text not null,
  primary key (claim_id, seq)
);

-- One row per claim, kept in the same transaction as its events; prove rebuilds and compares it.
create table claim.state (
  claim_id           bigint primary key references claim.claim,
  version            int not null,
  state              text not null check (state in ('READY', 'FILED', 'SUBMITTED', 'FILE_ACCEPTED', 'REJECTED', 'ACCEPTED', 'PAID', 'DENIED', 'REVERSED', 'VOIDED', 'WITHHELD', 'SUSPENDED')),
  codes              text,                       -- of the event that led here
  payer_claim_number text,                       -- the payer's newest
  last_seq           int not null,
  since              date not null
);
create index state_open on claim.state (state) where state in ('READY', 'FILED', 'REJECTED', 'DENIED', 'WITHHELD', 'SUSPENDED');
