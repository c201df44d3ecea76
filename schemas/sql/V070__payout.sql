-- What providers have earned, what is paid to practices and how far each payout has come.
create schema payout;

-- One row per change of what a session earns; negative where it earns less before it was paid.
create table payout.earning (
  session_id         text not null,
  seq                int not null,
  practice_id        text not null,
  provider_id        text not null,
  billing_entity     text not null,              -- who owes it: that of the session's claim, or UNASSIGNED
  first_confirmed_on date not null,              -- in the practice's zone: decides the cycle
  service_date       date not null,
  cents              bigint not null check (cents <> 0),
  payout_id          text,                       -- the payout that settles it
  run_id             text not null,
  primary key (session_id, seq)
);
create index earning_unpaid on payout.earning (practice_id, first_confirmed_on) where payout_id is null;
create index earning_payout on payout.earning (payout_id);

create table payout.batch (
  batch_id          text primary key,            -- P and the pay date: P20260130
  pay_date          date not null unique,        -- the ACH effective date
  confirmed_through date not null,
  prepared_on       date not null,
  prepared_by       text not null,
  payouts           int not null,
  cents             bigint not null,
  content_sha256    text not null,               -- of the payouts and lines that a person approves
  state             text not null check (state in ('PREPARED', 'RELEASED', 'SETTLED')),
  released_by       text,
  file_id           bigint references exchange.outbound_file,
  run_id            text not null
);

create table payout.payout (
  payout_id     text primary key,                -- batch and the payout's place in it: at most 15 characters
  batch_id      text not null references payout.batch,
  practice_id   text not null,
  legal_name    text not null,
  account_token text,                            -- null: nobody has told where to pay; the payout waits
  last_four     text,
  sessions      int not null,
  cents         bigint not null check (cents > 0),
  state         text not null check (state in ('PREPARED', 'RELEASED', 'SETTLED', 'RETURNED')),
  return_code   text,
  unique (batch_id, practice_id)
);

create index session_state_run on claim.session_state (run_id);

grant usage on schema payout to pipeline, finance;
grant select, insert, update on all tables in schema payout to pipeline;
grant select on all tables in schema payout to finance;
