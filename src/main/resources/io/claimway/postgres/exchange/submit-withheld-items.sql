-- Claim files kept back at the door, as long as a claim of theirs waits for that; one that holds no claim is a person's to end.
select 'FILE_WITHHELD', concat_ws('|', o.partner, o.interchange_control), null::bigint,
       'file ' || coalesce(o.name, o.partner || ' ' || o.interchange_control), o.withheld_reason, o.charge_cents, null,
       case when f.claims = 0 then 'BY_HAND' end, null::date
  from exchange.outbound_file o
 cross join lateral (select count(*) as claims, count(*) filter (where s.version = f.version and s.state = ?) as waiting
                       from exchange.filed_claim f join claim.state s using (claim_id) where f.file_id = o.file_id) f
 where o.kind = '837P' and o.state = ? and (f.waiting > 0 or f.claims = 0)
