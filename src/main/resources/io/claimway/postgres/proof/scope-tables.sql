-- What a proof looks at, as keys.
drop table if exists pg_temp.scope_run, pg_temp.scope_sealed, pg_temp.scope_claim, pg_temp.scope_session, pg_temp.scope_payment,
  pg_temp.scope_account, pg_temp.scope_block, pg_temp.scope_new_run, pg_temp.scope_slice;
create temporary table scope_run (run_id text primary key);
create temporary table scope_sealed (run_id text primary key);
create temporary table scope_claim (claim_id bigint primary key);
create temporary table scope_session (session_id text primary key);
create temporary table scope_payment (payment_id bigint primary key);
create temporary table scope_account (account_id bigint primary key);
-- Blocks with the transfers that belong to them; without a block: where no transfer may be.
create temporary table scope_block (block bigint, from_seq bigint not null, to_seq bigint not null)
