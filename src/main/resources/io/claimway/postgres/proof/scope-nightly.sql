-- What is new since the last proof, every break that stands, and one of 28 slices of all that is older.
create temporary table scope_slice as select (count(*) % 28)::int as turn from proof.proof;
-- Runs since the last proof, on its own date too; the run that made it is proved.
create temporary table scope_new_run as
  select run_id, business_date from run.run
   where business_date >= coalesce((select max(business_date) from proof.proof), '-infinity')
     and run_id not in (select run_id from proof.proof);
insert into scope_run
  select run_id from scope_new_run
  union
  select run_id from run.run, scope_slice where (hashtext(run_id) & 2147483647) % 28 = turn
  union
  select key from proof.open_break where repaired_run is null and looks_by = 'RUN' and key is not null;
insert into scope_sealed
  select run_id from scope_run join run.run using (run_id) where state = 'FINISHED'
  union
  select '' from scope_slice where turn = 0
  union
  select key from proof.open_break where repaired_run is null and looks_by = 'SEALED_RUN' and key is not null;
insert into scope_block
  select b.block, b.first_seq, b.last_seq
    from ledger.block b
   where b.block > coalesce((select max(last_block) from proof.proof), 0)
      or b.block % 28 = (select turn from scope_slice)
      or b.block in (select key::bigint from proof.open_break where repaired_run is null and looks_by = 'BLOCK' and key is not null)
  union
  select null, coalesce(max(last_seq), 0) + 1, 9223372036854775807 from ledger.block
  union
  select null, -9223372036854775808, 0;
insert into scope_claim
  select e.claim_id from claim.event e join scope_new_run using (run_id)
   where e.business_date >= (select min(business_date) from scope_new_run)
  union
  select t.claim_id
    from (select max(last_seq) as seq from proof.proof) p
    join ledger.transfer t on t.seq > coalesce(p.seq, 0)
   where t.claim_id is not null;
-- Payments of claims that something happened to. Those of older claims have slices of their own: a payment speaks of a hundred claims, and
-- by any slice of claims nearly every payment would be looked at.
insert into scope_payment
  select c.payment_id from remit.claim c join scope_claim using (claim_id) where c.state in ('POSTED', 'REVERSED')
  union
  select payment_id from remit.payment join scope_new_run using (run_id)
  union
  select payment_id from remit.provider_decision join scope_new_run using (run_id)
  union
  select p.payment_id
    from scope_slice
   cross join lateral generate_series(turn::bigint, (select coalesce(max(payment_id), 0) from remit.payment), 28) g(payment_id)
    join remit.payment p using (payment_id)
  union
  select p.payment_id from deposit.part p join scope_new_run using (run_id)
  union
  select key::bigint from proof.open_break where repaired_run is null and looks_by = 'PAYMENT' and key is not null;
insert into scope_claim
  select c.claim_id
    from scope_slice
   cross join lateral generate_series(turn::bigint, (select coalesce(max(claim_id), 0) from claim.claim), 28) g(claim_id)
    join claim.claim c using (claim_id)
  union
  select key::bigint from proof.open_break where repaired_run is null and looks_by = 'CLAIM' and key is not null
on conflict do nothing;
insert into scope_session
  select session_id from claim.session_state join scope_run using (run_id)
  union
  select l.session_id from claim.line l join scope_claim using (claim_id)
  union
  select key from proof.open_break where repaired_run is null and looks_by = 'SESSION' and key is not null;
insert into scope_account
  select k.account_id from scope_block join ledger.account_block k using (block)
  union
  select a.account_id
    from scope_slice
   cross join lateral generate_series(turn::bigint, (select coalesce(max(account_id), 0) from ledger.account), 28) g(account_id)
    join ledger.account a using (account_id)
  union
  select key::bigint from proof.open_break where repaired_run is null and looks_by = 'ACCOUNT' and key is not null;
-- The run that made the last proof went on after it.
insert into scope_run select run_id from proof.proof order by business_date desc limit 1 on conflict do nothing
