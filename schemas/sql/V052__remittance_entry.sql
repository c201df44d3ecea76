-- Remittances that persons have keyed from paper, and what persons did with each.

create table remit.entry (
  entry_id        text primary key,              -- M and ten digits of a hash over its 835
  payer           text not null,
  originator      text not null,                 -- with entity, number and date the identity of the payment
  billing_entity  text not null,
  trace           text not null,                 -- number of the check or the transfer
  paid_on         date not null,
  amount_cents    bigint not null check (amount_cents >= 0),
  method          text not null check (method in ('CHECK', 'LOCKBOX', 'CARD', 'ACH', 'WIRE')),
  claims          int not null,
  document_sha256 text not null,                 -- evidence/entered/<sha256>: what it was keyed from
  sha256          text not null unique,          -- evidence/inbound/<sha256>: the 835 that it was written as
  business_date   date not null,
  run_id          text not null
);
create index entry_document on remit.entry (document_sha256);
create index entry_identity on remit.entry (originator, billing_entity, trace, paid_on);

-- Append-only: the newest says where the entry stands. Released, its 835 lies in the mailbox of entries, from which the next night takes it.
create table remit.entry_step (
  entry_id      text not null references remit.entry,
  seq           int not null,                    -- 1.. per entry
  step          text not null check (step in ('ENTERED', 'RELEASED', 'WITHDRAWN')),
  person        text not null,
  because       text,                            -- of a withdrawal
  business_date date not null,
  run_id        text not null,
  primary key (entry_id, seq),
  check ((step = 'WITHDRAWN') = (because is not null))
);

create view remit.entry_standing as
select distinct on (e.entry_id) e.*, s.seq, s.step, s.person as decided_by, s.business_date as decided_on,
       (select a.person from remit.entry_step a where a.entry_id = e.entry_id and a.step = 'ENTERED' order by a.seq desc limit 1) as entered_by
  from remit.entry e join remit.entry_step s using (entry_id)
 order by e.entry_id, s.seq desc;
