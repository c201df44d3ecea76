-- What build keeps and stages: times and codes of billed sessions, the brakes, one staging table per kind of row.
alter table claim.session_state
  add column starts_at timestamptz,
  add column ends_at timestamptz,
  add column procedure_codes text[] not null default '{}';     -- one per unit
create index session_state_client_day on claim.session_state (client_id, service_date) where disposition = 'CLAIM';
create index session_state_provider_day on claim.session_state (provider_id, service_date) where disposition = 'CLAIM';

-- Sessions that every night looks at again, whether or not a new fact came.
create view claim.waiting_session as
  select session_id from claim.session_state where disposition in ('HELD', 'CARRIED_OVER')
  union
  select session_id from claim.hold where released_run is null
  union
  select l.session_id from claim.state s join claim.line l using (claim_id, version) where s.state = 'WITHHELD';

-- A stopped payer, partner, billing entity or practice.
create table claim.brake (
  kind     text not null check (kind in ('PAYER', 'PARTNER', 'BILLING_ENTITY', 'PRACTICE')),
  subject  text not null,
  reason   text not null,
  set_by   text not null,
  set_on   date not null,
  primary key (kind, subject)
);

create unlogged table staging.build_slot (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  session_id text not null, client_id text not null, provider_id text not null, service_date date not null,
  starts_at timestamptz not null, ends_at timestamptz not null, exclusive boolean not null
);
create unlogged table staging.build_claim (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  natural_key text not null, version int not null, payer text not null, payer_sequence text not null, billing_entity text not null,
  client_id text not null, provider_id text not null, practice_id text not null, service_date date not null, place_of_service text not null,
  frequency text not null, charge_cents bigint not null, expected_cents bigint not null, payer_claim_number text, reason text not null,
  plan_id text, content_sha256 text not null
);
create unlogged table staging.build_line (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  natural_key text not null, version int not null, line_number int not null, session_id text not null, session_revision int not null,
  procedure_code text not null, modifiers text[] not null, units int not null, charge_cents bigint not null, expected_cents bigint not null
);
create unlogged table staging.build_session (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  session_id text not null, revision int not null, disposition text not null, reason text, natural_key text, payer text, practice_id text,
  provider_id text, client_id text, service_date date not null, first_confirmed_on date not null, starts_at timestamptz not null,
  ends_at timestamptz not null, procedure_codes text[] not null, charge_cents bigint not null, earned_cents bigint not null
);
create unlogged table staging.build_hold (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  session_id text not null, code text not null, edit_code text not null, edition date, missing_fact text not null, owner text not null,
  delays_pay boolean not null, deadline date, cents bigint not null
);
create unlogged table staging.build_finding (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  natural_key text not null, version int not null, ordinal int not null, session_id text not null, line int not null, edit_code text not null,
  edition date not null, severity text not null, source text not null, message text not null
);
create unlogged table staging.build_closing (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  claim_id bigint not null                       -- ends without being sent
);
create unlogged table staging.build_withdrawal (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  claim_id bigint not null                       -- gives its newest version up
);
create unlogged table staging.build_overlap (
  stage_attempt bigint not null, session_id text not null    -- its provider saw another client at the same time
);
