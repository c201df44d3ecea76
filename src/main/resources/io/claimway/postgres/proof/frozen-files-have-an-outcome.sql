-- Every object that a night froze has one outcome: what was taken is a received file of its bytes, what was not has its item.
with frozen as (
  select r.run_id, m.partner, m.name, m.etag, m.bytes
    from scope_run join run.run r using (run_id) join run.publication p on p.run_id = r.run_id and p.stage = 'receive'
   cross join lateral jsonb_to_recordset(r.manifest -> 'inbound') m(partner text, name text, etag text, bytes bigint)
), seen as (
  select o.* from exchange.inbound_object o join scope_run using (run_id)
), broken as (
  select f.run_id, f.partner, f.name, 'was frozen and has no outcome' as why
    from frozen f left join seen s using (run_id, partner, name, etag)
   where s.bytes is distinct from f.bytes
  union all
  select s.run_id, s.partner, s.name, 'is said to be taken and was not received'
    from seen s left join exchange.inbound_file f using (run_id, partner, name, etag)
   where s.outcome = 'TAKEN' and (f.sha256, f.bytes) is distinct from (s.sha256, s.bytes)
  union all
  select f.run_id, f.partner, f.name, 'was received and is not said to be taken'
    from exchange.inbound_file f join scope_run using (run_id) left join seen s using (run_id, partner, name, etag)
   where s.outcome is distinct from 'TAKEN'
  union all
  select s.run_id, s.partner, s.name, 'was not taken (' || s.outcome || ') and has no item'
    from seen s
   where s.outcome <> 'TAKEN' and not (s.outcome = 'GONE' and s.name ~ '-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
     and not exists (select from worklist.item i where i.kind = s.outcome || '_FILE' and i.business_key = s.partner || '/' || s.name)
)
select 'inbound object ' || partner || '/' || name, why, null, run_id from broken order by 1, 2
