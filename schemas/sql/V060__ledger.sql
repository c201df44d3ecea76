-- The book: accounts and transfers (one debit, one credit), insert-only for the pipeline, hash-chained by block.
create schema ledger;

create table ledger.account (
  account_id bigint primary key,                 -- counter 'account', in order of code
  code       text not null unique,               -- kind:owner[:owner], e.g. payer-receivable:harbor-commercial
  kind       text not null
);

create table ledger.transfer (
  seq            bigint not null,                -- counter 'transfer', in canonical order
  transfer_key   text not null,                  -- natural: says what event it books
  debit          bigint not null,
  credit         bigint not null,
  amount_cents   bigint not null check (amount_cents > 0),
  kind           text not null,                  -- SUBMITTED PAID CONTRACTUAL PATIENT DENIED ...
  claim_id       bigint,
  version        int,
  line_number    int,
  undoes         text,                           -- transfer_key it mirrors
  cause          text not null,                  -- event, file, segment, line
  service_date   date,
  effective_date date not null,
  posting_date   date not null,
  run_id         text not null,
  digest         bytea not null,                 -- sha256 of the canonical text
  primary key (seq),
  check (debit <> credit)
) partition by range (seq);
create index transfer_claim on ledger.transfer (claim_id) where claim_id is not null;

-- Idempotency: a transfer key is posted once, whatever is replayed.
create table ledger.posting_key (
  transfer_key text primary key
);

create table ledger.block (
  block      bigint primary key,
  run_id     text not null,
  stage      text not null,
  first_seq  bigint not null,
  last_seq   bigint not null,
  cents      bigint not null,
  previous   bytea not null,
  hash       bytea not null                      -- sha256(previous || digests in seq order)
);

create table ledger.account_block (
  account_id   bigint not null,
  block        bigint not null,
  debit_cents  bigint not null,
  credit_cents bigint not null,
  primary key (account_id, block)
);
