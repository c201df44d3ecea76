-- Of the answers that a payer is known to send, the first that has not come in its time, per claim file.
with waiting as (
  select s.claim_id, s.version, v.charge_cents, f.file_id, o.name, r.business_date as sent_on,
         case when s.state = :submitted and p.ta1_before is not null
                   and not exists (select from exchange.file_answer a where a.file_id = f.file_id) then 'TA1'
              when s.state = :submitted and p.functional_before is not null then '999'
              when s.state in (:submitted, :file_accepted) and p.status_before is not null then '277CA'
              else '835' end as awaited,
         p.*
    from claim.state s
    join claim.claim c using (claim_id)
    join claim.version v using (claim_id, version)
    join lateral (select f.file_id from exchange.filed_claim f join exchange.outbound_file o using (file_id)
                   where f.claim_id = s.claim_id and f.version = s.version and o.state = 'DELIVERED'
                   order by f.file_id desc limit 1) f on true
    join exchange.outbound_file o on o.file_id = f.file_id
    join submit_patience p on p.payer = c.payer and p.partner = o.partner
    join run.run r on r.run_id = o.run_id
   where s.state in (:file_accepted, :accepted) or s.state = :submitted and s.since < ?::date
)
select 'MISSING_' || awaited, file_id::text, null::bigint, name, count(*) || ' claims sent on ' || sent_on || ' have no ' || awaited || ' yet',
       sum(charge_cents), null, null, null::date
  from waiting
 where sent_on < case awaited when 'TA1' then ta1_before when '999' then functional_before when '277CA' then status_before
                              else remittance_before end
 group by file_id, awaited, name, sent_on
