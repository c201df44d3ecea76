-- Objects that could not be taken in, and of whose name nothing has been since; what a store lists while it writes bears a name of its own.
select o.outcome || '_FILE', o.partner || '/' || o.name, null::bigint, o.partner || '/' || o.name, o.found, 0, null, null, null::date
  from exchange.inbound_object o join run.run r using (run_id)
 where o.outcome <> 'TAKEN' and not (o.outcome = 'GONE' and o.name ~ '-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
   and not exists (select from exchange.inbound_object n join run.run s on s.run_id = n.run_id
                    where (n.partner, n.name) = (o.partner, o.name)
                      and (s.business_date > r.business_date or n.run_id = o.run_id and n.outcome = 'TAKEN'))
