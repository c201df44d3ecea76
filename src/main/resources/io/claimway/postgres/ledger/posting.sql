-- What a stage books, gathered until it posts: owners are those of the event's own debit and credit, cents below zero swap them.
create temporary table if not exists posting (
  key_date date not null, key_hash uuid not null, event text not null, entity text not null, debit_owner text not null,
  credit_owner text not null, cents bigint not null, claim_id bigint, version int, line_number int, payment_id bigint, ordinal int,
  bank_line_id bigint, payout_id text, session_id text, undoes uuid, cause text not null, service_date date, effective_date date not null
) on commit drop
