-- Each counter stands at the highest number that was taken from it, and the numbers below have their rows.
with taken as (
  select 'claim' as name, max(claim_id) as highest, min(claim_id) as lowest, count(*) as rows from claim.claim
  union all select 'payment', max(payment_id), min(payment_id), count(*) from remit.payment
  union all select 'bank-line', max(line_id), min(line_id), count(*) from deposit.line
  union all select 'account', max(account_id), min(account_id), count(*) from ledger.account
  union all select 'block', max(block), min(block), count(*) from ledger.block
  union all select 'outbound-file', max(file_id), min(file_id), count(*) from exchange.outbound_file
  union all select 'transfer', max(last_seq), min(first_seq), sum(last_seq - first_seq + 1) from ledger.block
)
select 'counter ' || coalesce(t.name, c.name), 'stands at ' || coalesce(c.value, 0) || ', ' || coalesce(t.rows, 0) || ' rows are numbered '
       || coalesce(t.lowest, 0) || ' to ' || coalesce(t.highest, 0), null, null
  from taken t full join (select * from run.counter where not starts_with(name, 'interchange:')) c using (name)
 where coalesce(t.highest, 0) <> coalesce(c.value, 0) or coalesce(t.rows, 0) <> coalesce(t.highest, 0) or coalesce(t.lowest, 1) <> 1
union all
select 'counter ' || c.name, 'stands at ' || c.value || ', no file went there', null, null
  from run.counter c
 where starts_with(c.name, 'interchange:')
   and not exists (select from exchange.outbound_file o where o.partner = substr(c.name, length('interchange:') + 1) and o.interchange_control is not null)
 order by 1
