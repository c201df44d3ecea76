-- Replays: what was planned for rejected claims, what each plan rests on, and whether it was carried out. No PHI.
create schema replay;

create table replay.plan (
  plan_id       text primary key,                -- R, business date, beginning of the content's hash
  business_date date not null,                   -- of the newest night when it was made
  selection     text not null,
  inputs        text[] not null,                 -- name = value: rule set, contracts, charges, pauses
  claims        int not null,
  sent_claims   int not null,                    -- claims that are to leave
  sent_cents    bigint not null,
  state         text not null default 'PLANNED' check (state in ('PLANNED', 'EXECUTED')),
  executed_run  text,
  executed_by   text,                            -- who asked for it, an id in the file of people
  check ((state = 'EXECUTED') = (executed_run is not null) and (state = 'EXECUTED') = (executed_by is not null))
);

create table replay.plan_claim (
  plan_id                text not null references replay.plan,
  claim_id               bigint not null,
  version                int not null,           -- the one that was rejected
  patient_control_number text not null,
  new_control_number     text not null,
  payer                  text not null,
  cause                  text not null,          -- the answer that rejected it
  action                 text not null check (action in ('NEW', 'REPLACE', 'VOID', 'HOLD', 'NONE')),
  reason                 text not null,
  duplicate_risk         text not null,
  charge_cents           bigint not null,
  changes                text[] not null,        -- loop, segment and element, with values only where they are no PHI
  content_sha256         text not null,          -- of the claim to send; empty where nothing is sent
  inputs                 text[] not null,        -- name = value: claim, facts and coverage with their revisions
  primary key (plan_id, claim_id)
);
create index plan_claim_claim on replay.plan_claim (claim_id);
