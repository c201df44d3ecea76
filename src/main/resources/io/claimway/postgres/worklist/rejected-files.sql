-- Refused files, transactions and billing providers, tonight's and those with an open item, as long as a claim of theirs waits.
-- A refusal that took no claim back is a person's to end.
with answered as (
  select a.*, concat_ws('|', file_id, coalesce(transaction_control, ''), billing_entity) as business_key,
         case when transaction_control is null then 'REJECTED_FILE' else 'REJECTED_TRANSACTION' end as kind
    from exchange.file_answer a where verdict = ?
), refused as (
  select kind, business_key, file_id, transaction_control, billing_entity, array_agg(sha256 || '#' || position) as causes,
         (array_agg(codes order by business_date, sha256, position))[1] as codes,
         (array_agg(sha256 order by business_date, sha256, position))[1] as sha256
    from answered a
   group by 1, 2, 3, 4, 5
  having bool_or(run_id = ?)
      or exists (select from worklist.item i where i.kind = a.kind and i.business_key = a.business_key and i.state = 'OPEN')
), followed as (
  select r.*, coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || r.transaction_control, '') || coalesce(' ' || r.billing_entity, '')
           as subject,
         case when r.billing_entity is null then coalesce(t.claims, o.claims) else c.told end as claims,
         case when r.billing_entity is null then coalesce(t.charge_cents, o.charge_cents) else c.cents end as cents, c.told, c.taken, c.waiting,
         c.waiting_cents
    from refused r
    join exchange.outbound_file o using (file_id)
    left join exchange.outbound_transaction t on t.file_id = r.file_id and t.transaction_control = r.transaction_control
   cross join lateral (
     select count(*) as told, coalesce(sum(v.charge_cents), 0) as cents, count(*) filter (where e.kind = k.refused) as taken,
            count(*) filter (where e.kind = k.refused and s.state = k.refused and s.version = f.version) as waiting,
            sum(v.charge_cents) filter (where e.kind = k.refused and s.state = k.refused and s.version = f.version) as waiting_cents
       from exchange.filed_claim f
       join claim.version v using (claim_id, version)
       join claim.state s using (claim_id)
       join claim.event e on e.claim_id = f.claim_id and e.version = f.version and e.cause = any (r.causes)
      cross join (select ?::text as refused) k
      where f.file_id = r.file_id and (r.transaction_control is null or f.transaction_control = r.transaction_control)) c
)
select kind, business_key, null::bigint, subject,
       codes || ', ' || case when waiting between 1 and claims - 1 then waiting || ' of ' else '' end || claims || ' claims or inquiries',
       case when waiting > 0 then waiting_cents else cents end, sha256, case when waiting = 0 then 'BY_HAND' end, null::date
  from followed
 where waiting > 0 or taken = 0 and (billing_entity is null or told > 0)
