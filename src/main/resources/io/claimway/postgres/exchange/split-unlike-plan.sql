-- Files whose rendering does not hold what their plan says, what was taken out of them included.
select o.interchange_control, o.partner, o.claims, o.charge_cents, coalesce(f.claims, 0) + coalesce(h.claims, 0),
       coalesce(f.charge_cents, 0) + coalesce(h.charge_cents, 0)
  from exchange.outbound_file o
  left join staging.split_file f using (file_id)
  left join (select file_id, count(*) as claims, sum(charge_cents) as charge_cents from staging.split_held group by file_id) h using (file_id)
 where o.file_id in (select file_id from staging.split_transaction)
   and (o.claims, o.charge_cents)
       is distinct from (coalesce(f.claims, 0) + coalesce(h.claims, 0), coalesce(f.charge_cents, 0) + coalesce(h.charge_cents, 0))
 order by o.file_id
