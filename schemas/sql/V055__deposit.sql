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
  state              text not null check (state in ('CLEARED', 'UNAPPLIED', 'SETTLED', 'RETURNED', 'SUSPENDED')),
  reason             text,                       -- why unapplied or suspended
  payment_id         bigint,                     -- the 835 payment it cleared
  cleared_on         date,
  sha256             text not null,
  file_line          bigint not null,
  run_id             text not null,
  business_date      date not null,
  unique (bank_account, as_of, kind, type_code, amount_cents, bank_reference, customer_reference, originator, trace, occurrence)
);
create index line_unapplied on deposit.line (originator, trace) where state = 'UNAPPLIED';
create index line_payment on deposit.line (payment_id);

-- Per booked payment: what the 835 said will come, and what the bank has brought.
create table deposit.clearing (
  payment_id      bigint primary key references remit.payment,
  originator      text not null,
  billing_entity  text not null,
  trace           text not null,
  expected_cents  bigint not null,
  deposited_cents bigint not null default 0,
  since           date not null,                 -- BPR16
  cleared_on      date,                          -- when deposited = expected
  check (expected_cents < 0 or deposited_cents between 0 and expected_cents)
);
create index clearing_trace on deposit.clearing (originator, trace);

-- What waits on either side, with its age: an 835 without (all of) its deposit, a deposit without its 835.
create view deposit.queue as
select case when deposited_cents = 0 then 'REMITTANCE_WITHOUT_DEPOSIT' else 'SHORT_DEPOSIT' end as kind,
       'payment ' || payment_id as subject, originator, trace, billing_entity, expected_cents - deposited_cents as cents, since
  from deposit.clearing where deposited_cents <> expected_cents
union all
select case reason when 'EXCEEDS_REMITTANCE' then 'EXCESS_DEPOSIT' else 'DEPOSIT_WITHOUT_REMITTANCE' end,
       'bank line ' || line_id, originator, trace, billing_entity, amount_cents, as_of
  from deposit.line where state = 'UNAPPLIED'
union all
select 'UNEXPLAINED_BANK_LINE', 'bank line ' || line_id, originator, trace, billing_entity, amount_cents, as_of
  from deposit.line where state = 'SUSPENDED';
