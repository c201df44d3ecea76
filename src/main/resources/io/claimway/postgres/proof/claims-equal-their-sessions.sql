-- Each live claim is of the client, provider, payer, entity, date and sessions that its key names, and charges what its lines charge.
with newest as (
  select c.*, t.version, s.state, v.charge_cents, v.expected_cents, v.frequency
    from scope_claim x
    join claim.claim c using (claim_id)
    join claim.state s using (claim_id)
   cross join lateral (select case s.state when 'WITHDRAWN' then s.live_version else s.version end as version) t
    left join claim.version v on v.claim_id = c.claim_id and v.version = t.version
), told as materialized (
  select n.claim_id, n.practice_id, n.payer as claim_payer, n.provider_id as claim_provider, n.client_id as claim_client, n.service_date as claim_date,
         l.line_number, l.session_id, l.session_revision, l.charge_cents as line_cents,
         s.disposition, s.claim_id as session_claim, s.revision, s.payer, s.provider_id, s.client_id, s.service_date, s.charge_cents
    from newest n
    join claim.line l using (claim_id, version)
    left join claim.session_state s using (session_id)
   where n.state <> 'VOIDED' and n.frequency <> '8'
)
select 'claim ' || v.claim_id || ' version ' || v.version,
       'charges ' || v.charge_cents || ' cents of ' || v.expected_cents || ' expected, its lines make ' || coalesce(l.charge_cents, 0) || ' of '
         || coalesce(l.expected_cents, 0), c.practice_id, v.claim_id::text
  from scope_claim x
  join claim.version v using (claim_id)
  join claim.claim c using (claim_id)
  left join (select l.claim_id, l.version, sum(l.charge_cents)::bigint as charge_cents, sum(l.expected_cents)::bigint as expected_cents,
                    count(*) = max(l.line_number) as numbered
               from scope_claim join claim.line l using (claim_id) group by 1, 2) l using (claim_id, version)
 where (v.charge_cents, v.expected_cents) is distinct from (coalesce(l.charge_cents, 0), coalesce(l.expected_cents, 0)) or not l.numbered
union all
select 'claim ' || n.claim_id, 'its key is ' || n.natural_key || ', it says '
         || concat_ws('|', n.client_id, n.provider_id, n.payer, n.payer_sequence, n.service_date, n.billing_entity), n.practice_id, n.claim_id::text
  from newest n
 where not starts_with(n.natural_key, concat_ws('|', n.client_id, n.provider_id, n.payer, n.payer_sequence, n.service_date, n.billing_entity) || '|')
union all
select 'claim ' || n.claim_id, 'has no version ' || n.version, n.practice_id, n.claim_id::text from newest n where n.charge_cents is null
union all
select 'claim ' || t.claim_id || ' line ' || t.line_number, 'session ' || t.session_id || ' revision ' || t.session_revision || ' is '
         || t.disposition || ' in claim ' || coalesce(t.session_claim::text, 'none') || ' at revision ' || t.revision,
       t.practice_id, t.claim_id::text
  from told t
 where t.disposition = 'CLAIM'
   and (t.session_claim, t.payer, t.provider_id, t.client_id, t.service_date)
       is distinct from (t.claim_id, t.claim_payer, t.claim_provider, t.claim_client, t.claim_date)
   -- What has changed and waits, waits under a hold.
   and not exists (select from claim.hold h where h.session_id = t.session_id and h.released_run is null)
union all
select 'session ' || t.session_id, 'is charged ' || t.charge_cents || ' cents, the lines of claim ' || t.claim_id || ' make ' || sum(t.line_cents),
       min(t.practice_id), t.claim_id::text
  from told t
 where t.session_claim = t.claim_id and t.disposition = 'CLAIM' and t.revision = t.session_revision
 group by t.session_id, t.charge_cents, t.claim_id
having t.charge_cents <> sum(t.line_cents)
union all
select 'session ' || t.session_id, 'is in claim ' || t.claim_id || ', and what covers ' || t.client_id || ' on ' || t.service_date || ' was never decided',
       t.practice_id, t.claim_id::text
  from told t
 where t.session_claim = t.claim_id and t.disposition = 'CLAIM'
   and not exists (select from eligibility.decision d where d.client_id = t.client_id and d.service_date = t.service_date)
 order by 1
