-- Answers to files and transactions; answers to claims are claim events.
create table exchange.file_answer (
  sha256              text not null,             -- of the file that answers
  position            int not null,              -- of the answer in it
  source              text not null check (source in ('TA1', '999', '277CA')),
  file_id             bigint not null references exchange.outbound_file,
  transaction_control text,                      -- null: the whole file
  verdict             text not null check (verdict in ('ACCEPTED', 'REJECTED')),
  codes               text,
  run_id              text not null,
  business_date       date not null,
  billing_entity      text,                      -- null: whoever's claims are in it
  primary key (sha256, position)
);
create index file_answer_file on exchange.file_answer (file_id);
create index file_answer_rejected on exchange.file_answer (file_id) where verdict = 'REJECTED';

create unlogged table staging.partner_answer (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  sha256 text not null, position int not null, source text not null, level text not null,
  interchange_control text, group_control text, transaction_control text, patient_control_number text,
  verdict text not null, codes text, payer_claim_number text, charge_cents bigint, segment int
);
