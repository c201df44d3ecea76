-- Each replay plan counts its claims, and each version that came of one is the one that was planned.
select 'plan ' || p.plan_id, p.claims || ' claims of which ' || p.sent_claims || ' of ' || p.sent_cents || ' cents are sent, its rows make '
       || c.claims || ', ' || c.sent || ' and ' || c.cents, null, null
  from replay.plan p
 cross join lateral (select count(*) as claims, count(*) filter (where content_sha256 <> '') as sent,
                            coalesce(sum(charge_cents) filter (where content_sha256 <> ''), 0) as cents
                       from replay.plan_claim c where c.plan_id = p.plan_id) c
 where (p.claims::bigint, p.sent_claims::bigint, p.sent_cents) is distinct from (c.claims, c.sent, c.cents::bigint)
union all
select 'claim ' || v.claim_id || ' version ' || v.version, 'comes of plan ' || v.plan_id || ', which planned '
       || coalesce(c.new_control_number || ' for ' || c.charge_cents || ' cents', 'nothing for it'), k.practice_id, v.claim_id::text
  from scope_claim
  join claim.version v using (claim_id)
  join claim.claim k using (claim_id)
  left join replay.plan_claim c on c.plan_id = v.plan_id and c.claim_id = v.claim_id and c.content_sha256 <> ''
 where v.plan_id is not null
   and (c.new_control_number, c.charge_cents, c.content_sha256, c.version + 1)
       is distinct from (v.patient_control_number, v.charge_cents, v.content_sha256, v.version)
union all
select 'claim ' || v.claim_id || ' version ' || v.version, 'is for reason ' || v.reason || ' and of plan ' || coalesce(v.plan_id, 'none'), k.practice_id, v.claim_id::text
  from scope_claim
  join claim.version v using (claim_id)
  join claim.claim k using (claim_id)
 where (v.reason = 'REPLAY') <> (v.plan_id is not null) or (v.version = 1) <> (v.reason = 'FIRST')
    or v.version > 1 and not exists (select from claim.version b where b.claim_id = v.claim_id and b.version = v.version - 1)
 order by 1
