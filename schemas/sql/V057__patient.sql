-- What clients pay by card: events of the processor that count, and whose share they have paid. All of it is appended only.
create schema patient;

create table patient.payment (
  payment_id      text primary key,              -- the fact's own id
  revision        int not null,                  -- of the fact, as it counted
  kind            text not null check (kind in ('CHARGE', 'REFUND', 'CHARGEBACK', 'FAILURE', 'SETTLEMENT')),
  session_id      text not null,
  client_id       text not null,
  related_id      text,                          -- the event that it speaks of
  charge_id       text,                          -- the charge at the beginning; null for a fee by itself
  settlement_id   text,                          -- the processor's payout that a settlement is in
  cents           bigint not null,               -- below zero where money goes back; of a settlement, as of what it settles
  fee_cents       bigint not null,
  effective_on    date not null,
  billing_entity  text not null,                 -- whose card account it is
  run_id          text not null,
  check ((kind = 'SETTLEMENT') = (settlement_id is not null))
);
create index payment_charge on patient.payment (charge_id);
create index payment_session on patient.payment (session_id);
create index payment_client on patient.payment (client_id);
create index payment_settlement on patient.payment (upper(ltrim(replace(settlement_id, ' ', ''), '0'))) where settlement_id is not null;

-- Which bank line brought a settlement, and what it then came to.
create table patient.settled (
  settlement_id  text primary key,
  billing_entity text not null,
  line_id        bigint not null references deposit.line,
  gross_cents    bigint not null,
  fee_cents      bigint not null,
  run_id         text not null
);
create unique index settled_line on patient.settled (line_id);

-- What of a charge pays the client's share of a claim, and what no longer does.
create table patient.applied (
  charge_id    text not null references patient.payment,
  seq          int not null,                     -- 1.. per charge
  claim_id     bigint not null,
  client_id    text not null,
  session_id   text not null,
  charge_entity text not null,
  claim_entity text not null,
  service_date date not null,
  decided_on   date not null,
  cents        bigint not null check (cents > 0),
  undoes       int,                              -- the seq that this takes back
  run_id       text not null,
  primary key (charge_id, seq),
  unique (charge_id, undoes)
);
create index applied_client on patient.applied (client_id);
create index applied_session on patient.applied (session_id);
create index applied_claim on patient.applied (claim_id);

-- How a client stands for a session, each change a row of its own, as other products were told (patient-balances).
create table patient.balance (
  session_id           text not null,
  seq                  int not null,             -- 1.. per session
  client_id            text not null,
  responsibility_cents bigint not null,          -- the client's share by all that payers have decided
  estimated_cents      bigint not null,          -- what the client was told that it would cost
  charged_cents        bigint not null,          -- by card, less what went back
  paid_cents           bigint not null,          -- what the charges have paid of the share
  decided              boolean not null,         -- whether no payer had to decide any more
  reason               text not null,            -- the adjustments that made it, such as PR-1
  event_id             text not null,
  business_date        date not null,
  run_id               text not null,
  primary key (session_id, seq)
);

-- Up to where in the book clients' shares were looked at.
create table patient.looked (
  run_id   text primary key references run.run,
  last_seq bigint not null
);

-- What the processor paid out and no bank line has brought, as far as its events have come.
create view patient.unsettled as
select p.settlement_id, p.billing_entity, sum(p.cents)::bigint as gross_cents, sum(p.fee_cents)::bigint as fee_cents, min(p.effective_on) as since
  from patient.payment p
 where p.settlement_id is not null and not exists (select from patient.settled s where s.settlement_id = p.settlement_id)
 group by p.settlement_id, p.billing_entity;

-- What waits on either side, with its age: an 835 without (all of) its deposit, a deposit without its 835; likewise the card processor's.
create view deposit.queue as
select case when deposited_cents = 0 then 'REMITTANCE_WITHOUT_DEPOSIT' else 'SHORT_DEPOSIT' end as kind,
       'payment ' || payment_id as subject, originator, trace, billing_entity, expected_cents - deposited_cents as cents, since
  from deposit.clearing where deposited_cents <> expected_cents
union all
select case reason when 'EXCEEDS_REMITTANCE' then 'EXCESS_DEPOSIT' when 'NO_SETTLEMENT' then 'CARD_DEPOSIT_WITHOUT_SETTLEMENT'
                   when 'OTHER_THAN_SETTLED' then 'CARD_DEPOSIT_OTHERWISE' else 'DEPOSIT_WITHOUT_REMITTANCE' end,
       'bank line ' || line_id, originator, trace, billing_entity, amount_cents, as_of
  from deposit.line where state = 'UNAPPLIED'
union all
select 'DEPOSIT_TAKEN_BACK', 'bank line ' || l.line_id, l.originator, l.trace, l.billing_entity, l.amount_cents, l.as_of
  from deposit.line l
 where l.state = 'TAKEN_BACK'
   and exists (select from deposit.part p join deposit.clearing c using (payment_id)
                where p.line_id = l.line_id and p.cents < 0 and c.deposited_cents <> c.expected_cents)
union all
select 'UNEXPLAINED_BANK_LINE', 'bank line ' || line_id, originator, trace, billing_entity, amount_cents, as_of
  from deposit.line where state = 'SUSPENDED'
union all
select 'SETTLEMENT_WITHOUT_DEPOSIT', 'settlement ' || settlement_id, '', settlement_id, billing_entity, gross_cents - fee_cents, since
  from patient.unsettled where gross_cents <> fee_cents;
