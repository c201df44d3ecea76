-- Remittances: payments of payers, the adjudications in them, their lines and adjustments, the register of recoupments.
create schema remit;

create table remit.payment (
  payment_id          bigint primary key,        -- counter 'payment', in order of identity and content
  originator          text not null,             -- TRN03
  payee_id            text not null,             -- N1*PE as reported
  billing_entity      text,                      -- null: the payee is none of the network's
  trace               text not null,             -- TRN02
  paid_on             date not null,             -- BPR16
  amount_cents        bigint not null,           -- BPR02 with the sign of BPR03
  method              text not null,             -- BPR04
  content             text not null,             -- hash of claims and provider adjustments in canonical order
  partner             text not null,
  sha256              text not null,             -- evidence/inbound/<sha256>
  transaction_ordinal int not null,              -- of the ST in the file
  transaction_control text not null,             -- ST02
  state               text not null check (state in ('POSTED', 'SUSPENDED', 'CONFLICT')),
  reason              text,                      -- why it is suspended whole
  booked              boolean not null,          -- whether clearing was charged: not for a stranger's payee, not for a known trace
  posted_cents        bigint not null,
  suspended_cents     bigint not null,
  run_id              text not null,
  business_date       date not null,
  check (posted_cents + suspended_cents = amount_cents),
  check (state = 'POSTED' or posted_cents = 0)
);
create index payment_trace on remit.payment (originator, trace);
create index payment_run on remit.payment (run_id);

-- Payments seen that post nothing: the same payment again, or a test.
create table remit.ignored_payment (
  sha256              text not null,
  transaction_ordinal int not null,
  transaction_control text not null,
  originator          text not null,
  trace               text not null,
  amount_cents        bigint not null,
  reason              text not null check (reason in ('DUPLICATE', 'TEST')),
  payment_id          bigint,                    -- the payment it repeats
  run_id              text not null,
  primary key (sha256, transaction_ordinal)
);

-- One adjudication: a CLP. Its ordinal is its place in canonical order, not in the file.
create table remit.claim (
  payment_id             bigint not null references remit.payment,
  ordinal                int not null,
  occurrence             int not null,           -- n-th CLP with equal CLP01, CLP07, CLP02 and amounts
  patient_control_number text not null,          -- CLP01, upper case, letters and digits only
  status                 text not null,          -- CLP02
  charge_cents           bigint not null,
  paid_cents             bigint not null,
  patient_cents          bigint,                 -- CLP05
  payer_claim_number     text not null,          -- CLP07
  frequency              text not null,
  service_date           date,
  segment                int not null,           -- ordinal of the CLP in its transaction
  content                text not null,
  flaw                   text,                   -- balance break, e.g. LINE 2 12
  claim_id               bigint,
  version                int,
  payer                  text,
  match_rule             text,                   -- CONTROL_NUMBER, PAYER_CLAIM_NUMBER, RANKED
  state                  text not null check (state in ('POSTED', 'REVERSED', 'NOTED', 'SUSPENDED', 'WAITING')),
  reason                 text,
  suspense_booked        boolean not null default false,
  effect                 text,                   -- PAID, DENIED, REVERSED, VOIDED, NOTED
  codes                  text,                   -- what denied it: CO-16/N290 CO-197
  contractual_cents      bigint not null default 0,
  patient_posted_cents   bigint not null default 0,
  denied_cents           bigint not null default 0,
  reverses_payment       bigint,                 -- of a reversal: the adjudication it cancelled
  reverses_ordinal       int,
  applied_order          bigint,                 -- counter 'adjudication': order in which adjudications took effect
  received_on            date not null,
  posted_run             text,
  posted_on              date,
  primary key (payment_id, ordinal)
);
create index claim_open on remit.claim (state) where state in ('SUSPENDED', 'WAITING');
create index claim_applied on remit.claim (claim_id) where state in ('POSTED', 'REVERSED');

-- A service line of an adjudication; line 0 carries what stands at claim level. Cash of line 0 = CLP04 less the lines' payments.
create table remit.line (
  payment_id          bigint not null,
  ordinal             int not null,
  line                int not null,
  procedure_code      text not null,
  modifiers           text[] not null,
  service_date        date,
  charge_cents        bigint not null,
  paid_cents          bigint not null,
  line_control_number text not null,
  remarks             text[] not null,
  adjustments         text[] not null,           -- group|reason|cents|class
  line_number         int,                       -- of the claim version, once matched
  expected_cents      bigint,                    -- what the contract allows
  allowed_cents       bigint,                    -- paid + patient responsibility
  primary key (payment_id, ordinal, line)
);

create view remit.adjustment as
select l.payment_id, l.ordinal, l.line, l.line_number, a.place::int as adjustment,
       split_part(a.text, '|', 1) as group_code, split_part(a.text, '|', 2) as reason_code,
       split_part(a.text, '|', 3)::bigint as cents, split_part(a.text, '|', 4) as class
  from remit.line l cross join lateral unnest(l.adjustments) with ordinality a(text, place);

-- PLB items and what they did to the register of recoupments (originator, billing entity, reference).
create table remit.provider_adjustment (
  payment_id    bigint not null references remit.payment,
  item          int not null,
  reason        text not null,                   -- PLB03-1
  reference     text not null,                   -- PLB03-2
  cents         bigint not null,                 -- positive lowers the payment
  treatment     text not null check (treatment in ('OPENS', 'CLOSES', 'INTEREST', 'REFUND', 'SUSPENSE')),
  balance_cents bigint not null,                 -- what the payer has yet to take under this reference, after this item
  primary key (payment_id, item)
);

create table remit.recoupment (
  originator     text not null,
  billing_entity text not null,
  reference      text not null,
  balance_cents  bigint not null check (balance_cents >= 0),
  opened_payment bigint not null,
  primary key (originator, billing_entity, reference)
);

-- What a task reads from one 835: kind P payment (written when its transaction ended well), C claim, L line, B provider adjustment, Q quarantine.
create unlogged table staging.remittance (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  sha256 text not null, transaction_ordinal int not null, kind text not null, position int not null, line int not null,
  originator text, payee_id text, payee_tax_id text, trace text, paid_on date, amount_cents bigint, method text, transaction_control text,
  test boolean, flaw text,
  patient_control_number text, status text, charge_cents bigint, paid_cents bigint, patient_cents bigint, payer_claim_number text,
  frequency text, service_date date, segment int, content text,
  procedure_code text, modifiers text[], line_control_number text, remarks text[], adjustments text[],
  reason text, reference text
);

grant usage on schema remit to pipeline, finance;
grant select, insert, update on all tables in schema remit to pipeline;
grant select on all tables in schema remit to finance;
grant all on staging.remittance to pipeline;
