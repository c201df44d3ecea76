-- Keeps back a rendered file that must not leave, with the reason a person reads.
with filed as materialized (
  select f.file_id, count(*) as claims, sum(v.charge_cents) as cents,
         count(*) filter (where exists (
           select from exchange.filed_claim g join exchange.outbound_file p on p.file_id = g.file_id
            where g.claim_id = f.claim_id and g.version = f.version and g.file_id <> f.file_id
              and p.state in ('INTENDED', 'DELIVERED'))) as elsewhere,
         count(*) filter (where s.version <> f.version or s.state <> :filed) as stale
    from exchange.outbound_file o
    join exchange.filed_claim f using (file_id)
    join claim.version v using (claim_id, version)
    join claim.state s using (claim_id)
   where o.run_id = ? and o.kind = '837P' and o.state = 'RENDERED'
   group by f.file_id
)
update exchange.outbound_file o set state = 'WITHHELD', withheld_reason = case
       when x.claims is null then 'no claims are assigned to it'
       when x.claims <> o.claims then 'it counts ' || o.claims || ' claims, ' || x.claims || ' are assigned to it'
       when x.cents <> o.charge_cents then 'it charges ' || o.charge_cents || ' cents, its claims make ' || x.cents
       when x.elsewhere > 0 then x.elsewhere || ' of its claim versions are in another file'
       else x.stale || ' of its claims have moved on since it was rendered' end
  from exchange.outbound_file self left join filed x on x.file_id = self.file_id
 where o.file_id = self.file_id and o.run_id = ? and o.kind = '837P' and o.state = 'RENDERED'
   and (x.claims is null or x.claims <> o.claims or x.cents <> o.charge_cents or x.elsewhere > 0 or x.stale > 0)
