-- Remittances: payments of payers, the adjudications in them, their lines and adjustments, the register of recoupments.
create schema remit;

create table remit.payment (
  payment_id          bigint primary key,        -- counter 'payment', in order of identity and content
  originator          text not null,             -- TRN03
  payee_id            text not null,             -- N1*PE as reported
  billing_entity      text,                      -- null: the payee is none of the network's
  trace               text not null,             -- TRN02
  paid_on             date not null,             -- BPR16
  amount_cents        bigint not null,           -- BPR02
  method              text not null,             -- BPR04
  movement            text not null check (movement in ('CREDIT', 'DRAW', 'NONE', 'CARD')), -- how its money moves
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
  natural_key         text not null,             -- originator, payee, trace, date: what its transfers are keyed by
  check (posted_cents + suspended_cents = amount_cents),
  check (state = 'POSTED' or posted_cents = 0)
);
create index payment_trace on remit.payment (trace, originator);
create index payment_run on remit.payment (run_id);
create index payment_to_draw on remit.payment (payment_id) where movement = 'DRAW';
create index payment_suspended on remit.payment (payment_id) where state <> 'POSTED';

-- Payments seen that post nothing: the same payment again, or a test.
create table remit.ignored_payment (
  sha256              text not null,
  transaction_ordinal int not null,
  transaction_control text not null,
  originator          text not null,
  trace               text not null,
  amount_cents        bigint not null,
  reason              text not null check (reason in ('DUPLICATE', 'TEST', 'PRENOTE')),
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
  flaw                   text,                   -- balance break, e.g. LINE 2 OFF $0.12
  claim_id               bigint,
  version                int,
  payer                  text,
  match_rule             text,                   -- CONTROL_NUMBER, PAYER_CLAIM_NUMBER, RANKED
  state                  text not null check (state in ('POSTED', 'REVERSED', 'NOTED', 'SUSPENDED', 'WAITING')),
  reason                 text,
  remarks                text[] not null default '{}', -- RARCs at claim level
  match_score            int,                    -- how sure the match is, of 100
  classified_for         text,                   -- program by which its adjustments were classified when it took effect
  due_on                 date,                   -- when it is tried again whatever happens; null where only a person can end it
  in_suspense            boolean not null default false, -- its money stands in suspense
  effect                 text,                   -- PAID, DENIED, REVERSED, VOIDED, OVERTAKEN, NOTED
  codes                  text,                   -- what denied it: CO-16/N290 CO-197
  contractual_cents      bigint not null default 0,
  patient_posted_cents   bigint not null default 0,
  denied_cents           bigint not null default 0,
  reversed_by_payment    bigint,                 -- the adjudication that took it back, or took its place
  reversed_by_ordinal    int,
  applied_order          bigint,                 -- order in which the adjudications of its family took effect, from 1
  received_on            date not null,
  crossed_over           boolean not null default false, -- NM1*TT: the payer names another that it sent the claim on to
  posted_run             text,
  posted_on              date,
  primary key (payment_id, ordinal),
  check ((reversed_by_payment is null) = (reversed_by_ordinal is null))
);
create index claim_reported on remit.claim (claim_id) where claim_id is not null;
-- What is suspended is found by what tonight touches, or when its time has come.
create index claim_waiting_claim on remit.claim (claim_id) where state in ('SUSPENDED', 'WAITING');
create index claim_waiting_control on remit.claim (patient_control_number) where state in ('SUSPENDED', 'WAITING');
create index claim_waiting_number on remit.claim (payer_claim_number) where state in ('SUSPENDED', 'WAITING');
create index claim_waiting_served on remit.claim (service_date) where state in ('SUSPENDED', 'WAITING');
create index claim_waiting_due on remit.claim (due_on) where state in ('SUSPENDED', 'WAITING') and due_on is not null;

-- What persons said of reported claims that could not be applied: the newest counts, and the next night tries it by the same gate.
create table remit.decision (
  payment_id    bigint not null,
  ordinal       int not null,
  seq           int not null,                    -- 1.. per reported claim
  action        text not null check (action in ('MATCH', 'ACCEPT', 'RETRY')),
  claim_id      bigint,                          -- of a match: the claim that it speaks of
  version       int,
  person        text not null,
  because       text not null,
  business_date date not null,
  run_id        text not null,
  primary key (payment_id, ordinal, seq),
  foreign key (payment_id, ordinal) references remit.claim,
  foreign key (claim_id, version) references claim.version,
  check ((action = 'MATCH') = (claim_id is not null) and (claim_id is null) = (version is null))
);

-- Of whom the payer says it, kept where it is needed again: what could not be matched, and corrected member ids.
create table phi.reported_person (
  payment_id          bigint not null,
  ordinal             int not null,
  patient_last        text not null,             -- as it can be compared: capital letters
  patient_first       text not null,
  member_id           text not null,
  corrected_member_id text not null,             -- NM1*74
  rendering_npi       text not null,             -- NM1*82
  primary key (payment_id, ordinal),
  foreign key (payment_id, ordinal) references remit.claim
);

-- A service line of an adjudication; line 0 carries what stands at claim level. Cash of line 0 = CLP04 less the lines' payments.
create table remit.line (
  payment_id          bigint not null,
  ordinal             int not null,
  line                int not null,
  procedure_code      text not null,             -- as it was billed
  decided_code        text,                      -- what the payer decided instead of it
  modifiers           text[] not null,
  service_date        date,
  charge_cents        bigint not null,
  paid_cents          bigint not null,
  line_control_number text not null,
  remarks             text[] not null,
  line_number         int,                       -- of the claim version, once matched
  expected_cents      bigint,                    -- what the contract allows
  allowed_cents       bigint,                    -- paid + patient responsibility
  primary key (payment_id, ordinal, line)
);

-- A CAS triplet of a line; what it means is decided when its adjudication takes effect.
create table remit.adjustment (
  payment_id  bigint not null,
  ordinal     int not null,
  line        int not null,
  place       int not null,                      -- from 1, in the line
  group_code  text not null,
  reason_code text not null,
  cents       bigint not null,                   -- positive lowers the payment
  class       text check (class in ('CONTRACTUAL', 'DENIED', 'PATIENT', 'PRIOR_PAYER', 'PENDING', 'NEXT_PAYER', 'FORWARDED', 'INFORMATIONAL', 'UNLISTED')),
  primary key (payment_id, ordinal, line, place)
);

-- What persons say that unlisted adjustments are; the newest word stands, and UNLISTED takes back what was said.
create table remit.classification (
  payment_id    bigint not null,
  ordinal       int not null,
  line          int not null,
  place         int not null,
  seq           int not null,                    -- 1.. per adjustment
  class         text not null check (class in ('CONTRACTUAL', 'DENIED', 'WRITTEN_OFF', 'UNLISTED')),
  cents         bigint not null,                 -- of the adjustment
  person        text not null,
  because       text not null,
  business_date date not null,
  run_id        text not null,
  primary key (payment_id, ordinal, line, place, seq),
  foreign key (payment_id, ordinal, line, place) references remit.adjustment
);

create view remit.classified as
select distinct on (payment_id, ordinal, line, place) * from remit.classification order by payment_id, ordinal, line, place, seq desc;

-- PLB items as they were reported.
create table remit.provider_adjustment (
  payment_id bigint not null references remit.payment,
  item       int not null,                       -- in canonical order
  provider   text not null,                      -- PLB01
  reason     text not null,                      -- PLB03-1
  reference  text not null,                      -- PLB03-2 as registers know it
  cents      bigint not null,                    -- positive lowers the payment
  primary key (payment_id, item)
);
create index provider_adjustment_reference on remit.provider_adjustment (reference);

-- What each comes to; the newest turn stands. Taken, refunded and suspended make its amount.
create table remit.provider_decision (
  payment_id      bigint not null,
  item            int not null,
  turn            int not null,                  -- 0 when it came; one more each time it was looked at again with another end
  billing_entity  text,                          -- whose register it speaks of; null: PLB01 is none of the network's
  treatment       text not null check (treatment in ('OPENS', 'CLOSES', 'INTEREST', 'REFUND', 'LEVY', 'WRITE_OFF', 'SUSPENSE')),
  taken_cents     bigint not null,               -- booked as the treatment says
  refunded_cents  bigint not null,               -- taken and given back by a 72 of the same payment
  suspended_cents bigint not null,
  waits_for       text check (waits_for in ('REGISTER', 'PERSON', 'PROVIDER')), -- null: nothing waits, or its opposite explains it
  balance_cents   bigint not null,               -- what the payer has yet to take under this reference, after this item
  payer           text,                          -- of a write-off: whose it is
  person          text,                          -- who said so, and why; null: the night decided by the code
  because         text,
  run_id          text not null,
  primary key (payment_id, item, turn),
  foreign key (payment_id, item) references remit.provider_adjustment,
  check (suspended_cents <> 0 or waits_for is null),
  check ((person is null) = (because is null) and (treatment = 'WRITE_OFF') = (payer is not null) and (treatment not in ('LEVY', 'WRITE_OFF') or person is not null))
);
create index provider_decision_run on remit.provider_decision (run_id);
create index provider_decision_waiting on remit.provider_decision (payment_id, item) where waits_for is not null;

create view remit.provider_standing as
select d.* from remit.provider_decision d
 where not exists (select from remit.provider_decision n where (n.payment_id, n.item) = (d.payment_id, d.item) and n.turn > d.turn);

-- What waits in suspense.
create view remit.provider_suspended as
select s.*, p.originator, a.provider, a.reference
  from remit.provider_standing s
  join remit.provider_adjustment a using (payment_id, item)
  join remit.payment p using (payment_id)
 where s.waits_for is not null;

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
  originator text, payee_id text, payee_tax_id text, trace text, paid_on date, amount_cents bigint, method text, movement text,
  transaction_control text,
  test boolean, flaw text,
  patient_control_number text, status text, charge_cents bigint, paid_cents bigint, patient_cents bigint, payer_claim_number text,
  frequency text, service_date date, segment int, content text,
  patient_last text, patient_first text, member_id text, corrected_member_id text, rendering_npi text, crossed_over boolean,
  procedure_code text, decided_code text, modifiers text[], line_control_number text, remarks text[],
  adjustment_groups text[], adjustment_reasons text[], adjustment_cents bigint[],
  reason text, reference text
);

-- Tonight's payments with their verdicts and, where they are kept, the numbers they will have.
create unlogged table staging.remit_payment (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint, natural_key text not null, verdict text not null, state text, reason text, expected boolean not null,
  sha256 text not null, transaction_ordinal int not null, transaction_control text not null, originator text not null, payee_id text not null,
  billing_entity text, trace text not null, paid_on date not null, amount_cents bigint not null, method text not null, movement text not null,
  content text not null,
  partner text, same_payment bigint
);

-- Reported claims that may take effect tonight: those of tonight's payments, and suspended ones that something touches.
create unlogged table staging.remit_work (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, natural_key text not null, occurrence int not null,
  sha256 text not null, transaction_ordinal int not null, transaction_control text not null, position int not null, fresh boolean not null,
  originator text not null, billing_entity text, paid_on date not null, received_on date not null,
  patient_control_number text not null, status text not null, charge_cents bigint not null, paid_cents bigint not null, patient_cents bigint,
  payer_claim_number text not null, frequency text not null, service_date date, segment int not null, content text not null, flaw text,
  remarks text[] not null, reason text, in_suspense boolean not null, crossed_over boolean not null,
  patient_last text, patient_first text, member_id text, corrected_member_id text, rendering_npi text
);

-- What each of them speaks of, or why nobody can say; a family is one bucket's.
create unlogged table staging.remit_match (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, claim_id bigint, version int, payer text, match_rule text, match_score int,
  family_id bigint not null, bucket int not null, reason text, candidates bigint[] not null, difference text,
  accepted boolean not null
);
create index remit_match_bucket on staging.remit_match (bucket);

-- Provider adjustments that may take effect tonight: those of tonight's payments, and suspended ones with their newest decision.
create unlogged table staging.remit_provider_item (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, item int not null, natural_key text not null, originator text not null, billing_entity text not null,
  paid_on date not null, cause text not null, provider text not null, of_entity text, reason text not null, reference text not null,
  cents bigint not null, turn int, treatment text, taken_cents bigint, refunded_cents bigint, suspended_cents bigint, waits_for text,
  balance_cents bigint
);

-- What the fold of a family answers.
create unlogged table staging.remit_outcome (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, fresh boolean not null, claim_id bigint, version int, payer text, match_rule text,
  match_score int, state text not null, reason text, due_on date, effect text, codes text, contractual_cents bigint not null,
  patient_cents bigint not null, denied_cents bigint not null, applied_order bigint,
  classified_for text, in_suspense boolean not null
);
create unlogged table staging.remit_line (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, fresh boolean not null, line int not null, procedure_code text not null, decided_code text,
  modifiers text[] not null, service_date date, charge_cents bigint not null, paid_cents bigint not null, line_control_number text not null,
  remarks text[] not null, line_number int, expected_cents bigint, allowed_cents bigint not null
);
create unlogged table staging.remit_adjustment (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, fresh boolean not null, line int not null, place int not null, group_code text not null,
  reason_code text not null, cents bigint not null, adjustment_class text
);
create unlogged table staging.remit_reversed (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  payment_id bigint not null, ordinal int not null, by_payment bigint not null, by_ordinal int not null
);
create unlogged table staging.remit_event (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  claim_id bigint not null, seq int not null, version int not null, kind text not null, codes text, cause text not null
);
-- Where a claim stands afterwards, and the last event that the fold saw: another one since makes the fold stale.
create unlogged table staging.remit_state (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  claim_id bigint not null, seen_seq int not null, last_seq int not null, state text not null, codes text, since date not null,
  live_version int, live_state text, payer_claim_number text
);
-- Work items that should be open, and those that should not.
create unlogged table staging.remit_item (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  kind text not null, business_key text not null, due boolean not null, claim_id bigint, subject text, root_cause text, cents bigint,
  owner text, deadline date, advice text
);
