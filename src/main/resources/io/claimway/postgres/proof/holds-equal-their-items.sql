-- Whoever can end a hold has its open work item, and no other hold has one.
with held as (
  select h.owner, concat_ws('|', h.session_id, h.code, nullif(h.edit_code, '')) as business_key, h.session_id, h.cents, s.practice_id
    from claim.hold h left join claim.session_state s using (session_id)
   where h.released_run is null and h.owner <> 'TIME'
), item as (
  select * from worklist.item where state = 'OPEN' and kind in ('HELD_FOR_CLIENT', 'HELD_FOR_PROVIDER', 'HELD_FOR_NETWORK', 'HELD_FOR_PAYER')
)
select coalesce('session ' || h.session_id, i.subject),
       'is held for ' || coalesce(h.owner || ' with ' || h.cents || ' cents', 'nobody') || ', its open items make ' || coalesce(i.cents, 0), h.practice_id, null
  from held h full join item i on i.kind = 'HELD_FOR_' || h.owner and i.business_key = h.business_key
 where h.cents is distinct from i.cents
 order by 1
