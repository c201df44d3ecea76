-- The bank's side: statements and their lines, and what each line was for.
create schema deposit;

create table deposit.statement (
  bank_account  text not null,                   -- name in the book, never the number
  as_of         date not null,
  sequence      int not null,                    -- of several statements of one day
  opening_cents bigint not null,
  closing_cents bigint not null,
  sha256        text not null,
  run_id        text not null,
  primary key (bank_account, as_of, sequence)
);

-- Reports of a day that a final statement follows: evidence; no line of theirs is booked.
create table deposit.interim (
  bank_account text not null,
  as_of        date not null,
  sha256       text not null,
  lines        int not null,
  credit_cents bigint not null,
  debit_cents  bigint not null,                  -- below zero
  run_id       text not null,
  primary key (bank_account, as_of, sha256)
);

-- Statements that opened where the book's account did not stand when they came: they are read again until what lies between is there.
create table deposit.waiting (
  sha256       text not null,
  bank_account text not null,
  as_of        date not null,
  run_id       text not null,
  primary key (sha256, bank_account, as_of)
);

create table deposit.line (
  line_id            bigint primary key,         -- counter 'bank-line', in canonical order
  bank_account       text not null,
  billing_entity     text,                       -- whose account it is; null: not an account that payers pay to
  as_of              date not null,
  kind               text not null,              -- ACH_CREDIT, ACH_DEBIT, ACH_RETURN, WIRE, CHECK, FEE ...
  type_code          text not null,
  amount_cents       bigint not null,            -- negative: money left the account
  bank_reference     text not null,
  customer_reference text not null,
  occurrence         int not null,               -- n-th line equal in all of the above
  originator         text not null,              -- TRN03, empty when the line names none
  trace              text not null,              -- TRN02, empty when the line names none
  quotes             text[] not null,            -- all by which it may name payments, as number*originator; a check's number without originator
  state              text not null check (state in ('CLEARED', 'UNAPPLIED', 'TAKEN_BACK', 'CARDS', 'SETTLED', 'RETURNED', 'TYPED', 'SUSPENDED')),
  reason             text,                       -- why unapplied or suspended
  payout_id          text,                       -- the batch that a debit settled, or the payout whose entry came back, where it is known
  sha256             text not null,
  file_line          bigint not null,
  run_id             text not null,
  business_date      date not null,
  unique (bank_account, as_of, kind, type_code, amount_cents, bank_reference, customer_reference, originator, trace, occurrence)
);
create index line_unapplied on deposit.line (originator, trace) where state = 'UNAPPLIED';
create index line_trace on deposit.line (trace) where trace <> '';
create index line_waits on deposit.line (line_id) where state in ('UNAPPLIED', 'SUSPENDED', 'RETURNED', 'TAKEN_BACK');

-- What of a bank line is the money of which payment: several where one deposit is for several, below zero where the bank took one back.
create table deposit.part (
  line_id    bigint not null references deposit.line,
  payment_id bigint not null,
  cents      bigint not null check (cents <> 0),
  cleared_on date not null,
  run_id     text not null,
  fee_cents  bigint not null default 0 check (fee_cents >= 0), -- what the card processor kept of it before
  primary key (line_id, payment_id)
);
create index part_payment on deposit.part (payment_id);

-- Deposits as the bank's ACH files tell of them (CCD+): which trace a line of the statement is of that quotes none.
create table deposit.advice (
  sha256       text not null,
  file_line    bigint not null,
  bank_account text not null,
  settles_on   date not null,
  originator   text not null,
  trace        text not null,
  cents        bigint not null,
  entry_trace  text not null,
  run_id       text not null,
  primary key (sha256, file_line)
);
create index advice_amount on deposit.advice (bank_account, cents);

-- Per booked payment: what the 835 said will come, and what the bank has brought.
create table deposit.clearing (
  payment_id      bigint primary key references remit.payment,
  originator      text not null,
  billing_entity  text not null,
  trace           text not null,
  method          text not null,                 -- BPR04: CHK is paid by a check, whose number is the trace
  expected_cents  bigint not null,
  deposited_cents bigint not null default 0,
  since           date not null,                 -- BPR16
  cleared_on      date,                          -- when deposited = expected
  check (deposited_cents between least(expected_cents, 0) and greatest(expected_cents, 0))
);
create index clearing_trace on deposit.clearing (originator, trace);
create index clearing_number on deposit.clearing (upper(ltrim(replace(trace, ' ', ''), '0')));
create index clearing_day on deposit.clearing (originator, billing_entity, since) where deposited_cents <> expected_cents;
