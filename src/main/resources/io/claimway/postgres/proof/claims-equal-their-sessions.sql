-- Each live claim is of the client, provider, payer, entity, date and sessions that its key names, and charges what its lines charge.
with newest as (
  select c.*, t.version, s.state, v.charge_cents, v.expected_cents, v.frequency
    from scope_claim x
    join claim.claim c using (claim_id)
    join claim.state s using (claim_id)
   cross join lateral (select case s.state when 'WITHDRAWN' then s.live_version else s.version end as version) t
    left join claim.version v on v.claim_id = c.claim_id and v.version = t.version
)
select 'claim ' || v.claim_id || ' version ' || v.version,
       'charges ' || v.charge_cents || ' cents of ' || v.expected_cents || ' expected, its lines make ' || coalesce(sum(l.charge_cents), 0) || ' of '
         || coalesce(sum(l.expected_cents), 0), min(c.practice_id), v.claim_id::text
  from scope_claim x
  join claim.version v using (claim_id)
  join claim.claim c using (claim_id)
  left join claim.line l on l.claim_id = v.claim_id and l.version = v.version
 group by v.claim_id, v.version
having (v.charge_cents, v.expected_cents) is distinct from (coalesce(sum(l.charge_cents), 0)::bigint, coalesce(sum(l.expected_cents), 0)::bigint)
    or count(l.line_number) <> coalesce(max(l.line_number), 0)
union all
select 'claim ' || n.claim_id, 'its key is ' || n.natural_key || ', it says '
         || concat_ws('|', n.client_id, n.provider_id, n.payer, n.payer_sequence, n.service_date, n.billing_entity), n.practice_id, n.claim_id::text
  from newest n
 where not starts_with(n.natural_key, concat_ws('|', n.client_id, n.provider_id, n.payer, n.payer_sequence, n.service_date, n.billing_entity) || '|')
union all
select 'claim ' || n.claim_id, 'has no version ' || n.version, n.practice_id, n.claim_id::text from newest n where n.charge_cents is null
union all
select 'claim ' || n.claim_id || ' line ' || l.line_number, 'session ' || l.session_id || ' revision ' || l.session_revision || ' is '
         || coalesce(s.disposition || ' in claim ' || coalesce(s.claim_id::text, 'none') || ' at revision ' || s.revision, 'unknown'),
       n.practice_id, n.claim_id::text
  from newest n
  join claim.line l using (claim_id, version)
  left join claim.session_state s using (session_id)
 where n.state <> 'VOIDED' and n.frequency <> '8' and s.disposition = 'CLAIM'
   and (s.claim_id, s.payer, s.provider_id, s.client_id, s.service_date)
       is distinct from (n.claim_id, n.payer, n.provider_id, n.client_id, n.service_date)
   -- What has changed and waits, waits under a hold.
   and not exists (select from claim.hold h where h.session_id = l.session_id and h.released_run is null)
union all
select 'session ' || s.session_id, 'is charged ' || s.charge_cents || ' cents, the lines of claim ' || n.claim_id || ' make ' || sum(l.charge_cents),
       min(n.practice_id), n.claim_id::text
  from newest n
  join claim.line l using (claim_id, version)
  join claim.session_state s on s.session_id = l.session_id and s.claim_id = n.claim_id and s.disposition = 'CLAIM' and s.revision = l.session_revision
 where n.state <> 'VOIDED' and n.frequency <> '8'
 group by s.session_id, s.charge_cents, n.claim_id
having s.charge_cents <> sum(l.charge_cents)
union all
select 'session ' || s.session_id, 'is in claim ' || n.claim_id || ', and what covers ' || s.client_id || ' on ' || s.service_date || ' was never decided',
       n.practice_id, n.claim_id::text
  from newest n
  join claim.line l using (claim_id, version)
  join claim.session_state s on s.session_id = l.session_id and s.claim_id = n.claim_id and s.disposition = 'CLAIM'
 where n.state <> 'VOIDED' and n.frequency <> '8'
   and not exists (select from eligibility.decision d where d.client_id = s.client_id and d.service_date = s.service_date)
 order by 1
