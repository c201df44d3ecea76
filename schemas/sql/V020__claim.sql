-- Claims: lineage, versions, lines; what happened to each session; holds; events and the state they lead to.
create schema claim;

-- Where a claim version can stand, who has it then and what moves it on: claim.ClaimState for SQL, held equal by a test.
create table claim.state_kind (
  state   text primary key,
  meaning text not null,
  owner   text not null,
  way_out text not null
);
insert into claim.state_kind (state, meaning, owner, way_out) values
  ('READY', 'built, and in no file yet', 'TONIGHT', 'the next file of its payer'),
  ('FILED', 'in a file that has not left', 'TONIGHT', 'delivery, or the check at the door'),
  ('SUBMITTED', 'delivered and not answered', 'PAYER', '999, 277CA or 835; silence opens an item'),
  ('FILE_ACCEPTED', 'its file was accepted (999)', 'PAYER', '277CA or 835; silence opens an item'),
  ('ACCEPTED', 'accepted for adjudication (277CA)', 'PAYER', '835; silence opens an item'),
  ('REJECTED', 'refused before adjudication', 'OPERATIONS', 'corrected facts, or a replay'),
  ('WITHHELD', 'its file was kept back at the door', 'OPERATIONS', 'corrected facts, or a replay of the file'),
  ('PAID', 'decided and not denied', 'NOBODY', 'an amendment or a reversal'),
  ('DENIED', 'decided and denied', 'OPERATIONS', 'a replacement, an appeal, a write-off'),
  ('REVERSED', 'its decision was taken back', 'PAYER', 'the corrected decision'),
  ('VOIDED', 'taken back, or closed before it was taken in', 'NOBODY', 'a session that counts again'),
  ('WITHDRAWN', 'no longer wanted: the version that the payer has says what is true', 'NOBODY', 'an amendment');

-- What an event makes of a version: no row, no move. Events of one night take their turns in this order.
create table claim.transition (
  state text not null references claim.state_kind,
  event text not null,
  turn  int not null,
  next  text not null references claim.state_kind (state),
  primary key (state, event)
);
insert into claim.transition (state, event, turn, next) values
  ('READY', 'BUILT', 0, 'READY'), ('READY', 'FILED', 1, 'FILED'), ('READY', 'PAID', 7, 'PAID'), ('READY', 'DENIED', 8, 'DENIED'),
  ('READY', 'REVERSED', 9, 'REVERSED'), ('READY', 'VOIDED', 10, 'VOIDED'), ('READY', 'WITHDRAWN', 11, 'WITHDRAWN'),
  ('FILED', 'WITHHELD', 2, 'WITHHELD'), ('FILED', 'SUBMITTED', 3, 'SUBMITTED'), ('FILED', 'FILE_ACCEPTED', 4, 'FILE_ACCEPTED'),
  ('FILED', 'ACCEPTED', 5, 'ACCEPTED'), ('FILED', 'REJECTED', 6, 'REJECTED'), ('FILED', 'PAID', 7, 'PAID'),
  ('FILED', 'DENIED', 8, 'DENIED'), ('FILED', 'REVERSED', 9, 'REVERSED'), ('FILED', 'VOIDED', 10, 'VOIDED'),
  ('SUBMITTED', 'FILE_ACCEPTED', 4, 'FILE_ACCEPTED'), ('SUBMITTED', 'ACCEPTED', 5, 'ACCEPTED'), ('SUBMITTED', 'REJECTED', 6, 'REJECTED'),
  ('SUBMITTED', 'PAID', 7, 'PAID'), ('SUBMITTED', 'DENIED', 8, 'DENIED'), ('SUBMITTED', 'REVERSED', 9, 'REVERSED'),
  ('SUBMITTED', 'VOIDED', 10, 'VOIDED'), ('FILE_ACCEPTED', 'ACCEPTED', 5, 'ACCEPTED'), ('FILE_ACCEPTED', 'REJECTED', 6, 'REJECTED'),
  ('FILE_ACCEPTED', 'PAID', 7, 'PAID'), ('FILE_ACCEPTED', 'DENIED', 8, 'DENIED'), ('FILE_ACCEPTED', 'REVERSED', 9, 'REVERSED'),
  ('FILE_ACCEPTED', 'VOIDED', 10, 'VOIDED'), ('ACCEPTED', 'REJECTED', 6, 'REJECTED'), ('ACCEPTED', 'PAID', 7, 'PAID'),
  ('ACCEPTED', 'DENIED', 8, 'DENIED'), ('ACCEPTED', 'REVERSED', 9, 'REVERSED'), ('ACCEPTED', 'VOIDED', 10, 'VOIDED'),
  ('REJECTED', 'BUILT', 0, 'READY'), ('REJECTED', 'PAID', 7, 'PAID'), ('REJECTED', 'DENIED', 8, 'DENIED'),
  ('REJECTED', 'REVERSED', 9, 'REVERSED'), ('REJECTED', 'VOIDED', 10, 'VOIDED'), ('REJECTED', 'WITHDRAWN', 11, 'WITHDRAWN'),
  ('WITHHELD', 'BUILT', 0, 'READY'), ('WITHHELD', 'PAID', 7, 'PAID'), ('WITHHELD', 'DENIED', 8, 'DENIED'),
  ('WITHHELD', 'REVERSED', 9, 'REVERSED'), ('WITHHELD', 'VOIDED', 10, 'VOIDED'), ('WITHHELD', 'WITHDRAWN', 11, 'WITHDRAWN'),
  ('PAID', 'BUILT', 0, 'READY'), ('PAID', 'PAID', 7, 'PAID'), ('PAID', 'DENIED', 8, 'DENIED'), ('PAID', 'REVERSED', 9, 'REVERSED'),
  ('PAID', 'VOIDED', 10, 'VOIDED'), ('DENIED', 'BUILT', 0, 'READY'), ('DENIED', 'PAID', 7, 'PAID'), ('DENIED', 'DENIED', 8, 'DENIED'),
  ('DENIED', 'REVERSED', 9, 'REVERSED'), ('DENIED', 'VOIDED', 10, 'VOIDED'), ('REVERSED', 'BUILT', 0, 'READY'),
  ('REVERSED', 'PAID', 7, 'PAID'), ('REVERSED', 'DENIED', 8, 'DENIED'), ('REVERSED', 'REVERSED', 9, 'REVERSED'),
  ('REVERSED', 'VOIDED', 10, 'VOIDED'), ('VOIDED', 'BUILT', 0, 'READY'), ('VOIDED', 'PAID', 7, 'PAID'), ('VOIDED', 'DENIED', 8, 'DENIED'),
  ('VOIDED', 'REVERSED', 9, 'REVERSED'), ('VOIDED', 'VOIDED', 10, 'VOIDED'), ('WITHDRAWN', 'BUILT', 0, 'READY'),
  ('WITHDRAWN', 'PAID', 7, 'PAID'), ('WITHDRAWN', 'DENIED', 8, 'DENIED'), ('WITHDRAWN', 'REVERSED', 9, 'REVERSED'),
  ('WITHDRAWN', 'VOIDED', 10, 'VOIDED');

-- What an event does to the version that is live at the payer; no row, nothing.
create table claim.live_effect (
  event     text not null,
  frequency text not null check (frequency in ('1', '7', '8')),
  effect    text not null check (effect in ('TAKES', 'ENDS', 'LOSES')),
  primary key (event, frequency)
);
insert into claim.live_effect (event, frequency, effect) values
  ('ACCEPTED', '1', 'TAKES'), ('REJECTED', '1', 'LOSES'), ('PAID', '1', 'TAKES'), ('PAID', '7', 'TAKES'), ('DENIED', '1', 'TAKES'),
  ('DENIED', '7', 'TAKES'), ('REVERSED', '1', 'TAKES'), ('REVERSED', '7', 'TAKES'), ('VOIDED', '1', 'ENDS'), ('VOIDED', '7', 'ENDS'),
  ('VOIDED', '8', 'ENDS');

-- A lineage: one client, rendering provider, payer, billing entity and date of service; a change of any ends it and opens another.
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
  joins_family     bigint references claim.claim, -- the lineage of the first payer of the same sessions; null for it
  family_id        bigint not null generated always as (coalesce(joins_family, claim_id)) stored,
  origin           text not null default 'SENT' check (origin in ('SENT', 'CROSSOVER', 'IMPORTED')) -- how the payer came to know of it
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
  run_id                 text not null,
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

-- What edits put right in a version, or warn of (claim.edit.EditFinding); what they hold back is a hold.
create table claim.finding (
  claim_id  bigint not null,
  version   int not null,
  ordinal   int not null,
  session_id text not null,
  line      int not null,                        -- of the session's services; 0 for the session
  edit_code text not null,
  edition   date not null,                       -- the first service date of the rule that was applied
  severity  text not null check (severity in ('REPAIR', 'WARN')),
  source    text not null,
  message   text not null,                       -- words, never a value
  primary key (claim_id, version, ordinal),
  foreign key (claim_id, version) references claim.version
);

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
  edition      date,                             -- of the edit: the first service date of its rule
  missing_fact text not null,
  owner        text not null check (owner in ('CLIENT', 'PROVIDER', 'NETWORK', 'PAYER', 'TIME')),
  delays_pay   boolean not null,                 -- whether the provider's pay waits with it
  deadline     date,                             -- timely filing
  cents        bigint not null,
  opened_run   text not null,
  opened_on    date not null,
  released_run text,
  primary key (session_id, code, edit_code, opened_run),
  check ((edition is null) = (edit_code = ''))
);
create index hold_open on claim.hold (code) where released_run is null;

-- Append-only truth about a claim version.
create table claim.event (
  claim_id      bigint not null references claim.claim,
  seq           int not null,                    -- 1.. per claim
  version       int not null,
  kind          text not null,                   -- claim.ClaimEvent
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
  version            int not null,               -- the newest
  state              text not null references claim.state_kind,
  codes              text,                       -- of the event that led here
  payer_claim_number text,                       -- the payer's newest
  last_seq           int not null,
  since              date not null,
  live_version       int,                        -- the version that the payer has; null while it has none
  live_state         text references claim.state_kind,
  check ((live_version is null) = (live_state is null))
);
create index state_open on claim.state (state) where state in ('READY', 'FILED', 'REJECTED', 'DENIED', 'WITHHELD');
create index state_payer_number on claim.state (payer_claim_number) where payer_claim_number is not null;
