-- Each claim file's counts and dollars, and each of its transactions', equal those of its claims, which stand in it in order.
with filed as (
  select f.file_id, f.transaction_control, count(*) as claims, sum(v.charge_cents) as cents, min(f.ordinal) as first, max(f.ordinal) as last
    from exchange.outbound_file o
    join scope_run using (run_id)
    join exchange.filed_claim f using (file_id)
    join claim.version v using (claim_id, version)
   where o.kind = '837P'
   group by 1, 2
), file as (
  select file_id, sum(claims) as claims, sum(cents) as cents, count(*) as transactions, max(last) - min(first) + 1 as places from filed group by 1
)
select 'file ' || coalesce(o.name, o.file_id::text),
       o.claims || ' claims of ' || o.charge_cents || ' cents in ' || o.transactions || ' transactions, its claims make '
       || coalesce(f.claims, 0) || ' of ' || coalesce(f.cents, 0) || ' in ' || coalesce(f.transactions, 0), null, o.run_id
  from exchange.outbound_file o
  join scope_run using (run_id)
  left join file f using (file_id)
 where o.kind = '837P'
   and (o.claims, o.charge_cents, o.transactions::bigint, coalesce(f.places, 0)) is distinct from (f.claims, f.cents, f.transactions, o.claims::bigint)
   and not (o.state = 'WITHHELD' and o.claims = 0 and f.claims is null)
union all
select 'transaction ' || t.transaction_control || ' of file ' || t.file_id,
       t.claims || ' claims of ' || t.charge_cents || ' cents, its claims make ' || coalesce(f.claims, 0) || ' of ' || coalesce(f.cents, 0),
       null, o.run_id
  from exchange.outbound_transaction t
  join exchange.outbound_file o using (file_id)
  join scope_run using (run_id)
  left join filed f using (file_id, transaction_control)
 where o.kind = '837P' and (t.claims, t.charge_cents) is distinct from (f.claims, f.cents)
 order by 1
