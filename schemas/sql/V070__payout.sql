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
  payout_id          text,                       -- the payout that settles it; null again where that was cancelled or came back
  run_id             text not null,
  primary key (session_id, seq)
);
create index earning_unpaid on payout.earning (practice_id, first_confirmed_on) where payout_id is null;
create index earning_payout on payout.earning (payout_id);

create table payout.batch (
  batch_id          text primary key,            -- P and the pay date for which it was made: P20260130, the next one of that date P20260130B
  pay_date          date not null,               -- the ACH effective date
  confirmed_through date not null,
  prepared_on       date not null,
  prepared_by       text not null,
  payouts           int not null,
  cents             bigint not null,
  content_sha256    text not null,               -- of the payouts and lines that a person approves
  state             text not null check (state in ('PREPARED', 'CANCELLED', 'RELEASED', 'SETTLED')),
  released_by       text,
  file_id           bigint references exchange.outbound_file,
  run_id            text not null,
  holder            text not null default 'BUSINESS' check (holder in ('BUSINESS', 'PERSON')) -- whose accounts: CCD or PPD
);

create table payout.payout (
  payout_id     text primary key,                -- batch and the payout's place in it: at most 15 characters
  batch_id      text not null references payout.batch,
  practice_id   text not null,
  legal_name    text not null,
  account_token text,                            -- what the vault gives the account number for
  last_four     text,
  sessions      int not null,
  cents         bigint not null check (cents > 0),
  state         text not null check (state in ('PREPARED', 'CANCELLED', 'RELEASED', 'SETTLED', 'RETURNED')),
  return_code   text,
  unique (batch_id, practice_id)
);

-- What a payout was made of, for good: earnings that a cancelled or returned payout lets go may be paid by another.
create table payout.line (
  payout_id  text not null references payout.payout,
  session_id text not null,
  seq        int not null,
  cents      bigint not null,
  primary key (payout_id, session_id, seq)
);
create index line_earning on payout.line (session_id, seq);

-- What was done to a batch before its release, in order: the batch is where this leads.
create table payout.batch_event (
  batch_id       text not null references payout.batch,
  seq            int not null,
  event          text not null check (event in ('PREPARED', 'DROPPED', 'REDATED', 'CANCELLED')),
  payout_id      text references payout.payout,  -- the one that was dropped
  pay_date       date not null,                  -- the batch from here on, likewise payouts, cents and hash
  payouts        int not null,
  cents          bigint not null,
  content_sha256 text not null,
  person         text not null,
  because        text,
  decided_on     date not null,
  run_id         text not null,
  primary key (batch_id, seq)
);

-- Approvals: who let a batch go, and which file of its day it became.
create table payout.release (
  run_id      text primary key references run.run,
  batch_id    text not null references payout.batch,
  seq         int not null,                      -- the event of the batch that it lets go
  approved_by text not null,
  created_on  date not null,                     -- the file's creation date
  id_modifier char(1) not null check (id_modifier ~ '[A-Z0-9]'),
  unique (created_on, id_modifier)
);

-- What the bank's ACH files say of entries of ours: returns, dishonoured returns, changes of address. No account number is kept.
create table payout.entry_notice (
  sha256         text not null,
  file_line      bigint not null,
  kind           text not null check (kind in ('RETURNED', 'DISHONOURED', 'CHANGED')),
  code           text not null,                  -- R01 ..., C01 ...
  original_trace text not null,                  -- of the entry that it is about
  identification text not null,                  -- the id that we gave the entry, where the bank repeats it
  cents          bigint not null,
  settled_on     date not null,
  payout_id      text,                           -- null: no entry of ours is known by it
  practice_id    text,
  account_token  text,                           -- the account that the entry went to
  run_id         text not null,
  business_date  date not null,
  primary key (sha256, file_line)
);
create index entry_notice_payout on payout.entry_notice (payout_id);
create index entry_notice_account on payout.entry_notice (account_token) where kind = 'CHANGED';

create index session_state_run on claim.session_state (run_id);
